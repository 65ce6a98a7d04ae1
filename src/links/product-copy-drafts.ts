import { defineLink } from "@medusajs/framework/utils"
import ProductModule from "@medusajs/medusa/product"

import ProductCopyModule from "../modules/product-copy"

/** `query.graph({ entity: "product", fields: ["copy_drafts.*"] })` */
export default defineLink(
  { linkable: ProductModule.linkable.product, field: "id", isList: true },
  { ...ProductCopyModule.linkable.copyDraft.id, primaryKey: "product_id" },
  { readOnly: true }
)
