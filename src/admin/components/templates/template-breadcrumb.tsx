import { useCopyTemplate } from "../../hooks/api/copy-templates"
import { useLastSegment } from "../../lib/admin-path"
import { useTemplateWords } from "../../lib/template-words"
import { useCopyTranslation } from "../../lib/use-copy-translation"

export const TemplatesBreadcrumb = () => <>{useCopyTranslation().t("templates.heading")}</>

/** What the template of this page is called, once that is known. */
export const TemplateNameBreadcrumb = () => {
  const words = useTemplateWords()
  const name = useLastSegment()
  const { data } = useCopyTemplate(name)
  return <>{data ? words.label(data.copy_template) : name}</>
}
