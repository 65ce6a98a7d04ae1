import type { CopyDraftDTO } from "../../types/copy-draft"

export interface DraftPictureView {
  url: string
  /** Whether the draft was made from it. */
  isSource: boolean
}

/** The product's pictures as they are now, the one that the draft was made from first. */
export function picturesOf({ product, provenance }: Pick<CopyDraftDTO, "product" | "provenance">): DraftPictureView[] {
  if (!product) return []
  const pictures = product.pictures ?? []
  const named = provenance?.picture_ids ?? []
  // A thumbnail of its own is named by its address.
  const source = pictures.find(({ id }) => named.includes(id))?.url ?? named.find((name) => name === product.thumbnail)
  const first = source ?? product.thumbnail
  const urls = [...(first ? [first] : []), ...(product.thumbnail ? [product.thumbnail] : []), ...pictures.map(({ url }) => url)]
  return [...new Set(urls)].map((url) => ({ url, isSource: url === source }))
}
