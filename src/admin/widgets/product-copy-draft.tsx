import { defineWidgetConfig } from "@medusajs/admin-sdk"
import type { AdminProduct, DetailWidgetProps } from "@medusajs/types"

import { CopyDraftSection } from "../components/product/copy-draft-section"

const ProductCopyDraftWidget = ({ data }: DetailWidgetProps<AdminProduct>) => {
  // Keyed, so that nothing of one product is left when the page turns to another.
  return <CopyDraftSection key={data.id} product={data} />
}

export const config = defineWidgetConfig({
  id: "shelftalker:product-copy-draft",
  zone: "product.details.side",
})

export default ProductCopyDraftWidget
