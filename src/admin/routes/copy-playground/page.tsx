import { defineRouteConfig } from "@medusajs/admin-sdk"

import { Playground } from "../../components/playground/playground"
import { PlaygroundBreadcrumb } from "../../components/playground/playground-breadcrumb"

/** Products → Copy playground. */
const CopyPlaygroundPage = () => <Playground />

export const config = defineRouteConfig({
  label: "playground.heading",
  translationNs: "shelftalker",
  nested: "/products",
})

export const handle = { breadcrumb: () => <PlaygroundBreadcrumb /> }

export default CopyPlaygroundPage
