import { defineRouteConfig } from "@medusajs/admin-sdk"

import { TemplatesBreadcrumb } from "../../../components/templates/template-breadcrumb"
import { TemplateList } from "../../../components/templates/template-list"

/** Settings → Copy templates. */
const CopyTemplatesPage = () => <TemplateList />

export const config = defineRouteConfig({
  label: "templates.heading",
  translationNs: "shelftalker",
})

export const handle = { breadcrumb: () => <TemplatesBreadcrumb /> }

export default CopyTemplatesPage
