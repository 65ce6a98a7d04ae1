import { defineRouteConfig } from "@medusajs/admin-sdk"

import { BackfillBreadcrumb } from "../../components/backfills/backfill-breadcrumb"
import { BackfillList } from "../../components/backfills/backfill-list"

/** Products → Backfills. */
const CopyBackfillsPage = () => <BackfillList />

export const config = defineRouteConfig({
  label: "backfills.heading",
  translationNs: "shelftalker",
  nested: "/products",
})

export const handle = { breadcrumb: () => <BackfillBreadcrumb /> }

export default CopyBackfillsPage
