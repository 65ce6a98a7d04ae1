import { defineLink } from "@medusajs/framework/utils"
import ProductModule from "@medusajs/medusa/product"

import ProductCopyModule from "../modules/product-copy"

/** `query.graph({ entity: "copy_draft", fields: ["product.*"] })` */
export default defineLink(
  { linkable: ProductCopyModule.linkable.copyDraft, field: "product_id" },
  ProductModule.linkable.product,
  { readOnly: true }
)
