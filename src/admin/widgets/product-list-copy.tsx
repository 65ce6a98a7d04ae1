import { defineWidgetConfig } from "@medusajs/admin-sdk"

import { ProductListCopy } from "../components/product/product-list-copy"

const ProductListCopyWidget = () => <ProductListCopy />

export const config = defineWidgetConfig({
  id: "shelftalker:product-list-copy",
  zone: "product.list",
})

export default ProductListCopyWidget
