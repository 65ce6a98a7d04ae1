import { defineRouteConfig } from "@medusajs/admin-sdk"

import { CopyInsights } from "../../components/insights/copy-insights"
import { InsightsBreadcrumb } from "../../components/insights/insights-breadcrumb"

/** Products → Copy insights. */
const CopyInsightsPage = () => <CopyInsights />

export const config = defineRouteConfig({
  label: "insights.heading",
  translationNs: "shelftalker",
  nested: "/products",
})

export const handle = { breadcrumb: () => <InsightsBreadcrumb /> }

export default CopyInsightsPage
