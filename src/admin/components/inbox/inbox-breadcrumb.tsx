import { useCopyTranslation } from "../../lib/use-copy-translation"

export const InboxBreadcrumb = () => <>{useCopyTranslation().t("inbox.heading")}</>
