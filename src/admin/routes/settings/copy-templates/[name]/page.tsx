import { TemplateNameBreadcrumb } from "../../../../components/templates/template-breadcrumb"
import { TemplateDetail } from "../../../../components/templates/template-detail"
import { useLastSegment } from "../../../../lib/admin-path"

/** One template, its versions, and the way to edit it. */
const CopyTemplatePage = () => {
  const name = useLastSegment()
  // Keyed, so that nothing of one template is left when the page turns to another.
  return <TemplateDetail key={name} name={name} />
}

export const handle = { breadcrumb: () => <TemplateNameBreadcrumb /> }

export default CopyTemplatePage
