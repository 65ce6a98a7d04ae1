import { useCopyTranslation } from "../../lib/use-copy-translation"

export const PlaygroundBreadcrumb = () => <>{useCopyTranslation().t("playground.heading")}</>
