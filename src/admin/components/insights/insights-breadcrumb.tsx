import { useCopyTranslation } from "../../lib/use-copy-translation"

export const InsightsBreadcrumb = () => <>{useCopyTranslation().t("insights.heading")}</>
