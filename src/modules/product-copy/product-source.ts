import type { ProductFacts } from "../../copy/facts"
import type { PublishedProduct } from "../../copy/publish-plan"

/** A product as drafts are made from it. */
export interface ProductSource {
  id: string
  facts: ProductFacts
  /** The pictures to look at, the most telling first. */
  pictures: ProductPicture[]
  /** Those that are looked at only where a person asks for it. Absent where there are none. */
  otherPictures?: ProductPicture[]
  /** What accept may write over. */
  published: PublishedProduct
}

export interface ProductPicture {
  /** Of the image, or its address where it is a thumbnail of its own. */
  id: string
  url: string
}

/** Reads a product as it is now; null when it is gone. */
export type ReadProduct = (productId: string) => Promise<ProductSource | null>
