import { defineRouteConfig } from "@medusajs/admin-sdk"

import { DraftInbox } from "../../components/inbox/draft-inbox"
import { InboxBreadcrumb } from "../../components/inbox/inbox-breadcrumb"

/** Products → Copy drafts. */
const CopyDraftsPage = () => <DraftInbox />

export const config = defineRouteConfig({
  label: "inbox.heading",
  translationNs: "shelftalker",
  nested: "/products",
})

export const handle = { breadcrumb: () => <InboxBreadcrumb /> }

export default CopyDraftsPage
