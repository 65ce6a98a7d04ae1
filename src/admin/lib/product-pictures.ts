import type { AdminProduct } from "@medusajs/types"

import type { CopyDraftDTO } from "../../types/copy-draft"

export interface WidgetPicture {
  /** Of the image; of a thumbnail of its own its address. */
  id: string
  url: string
  /** Whether the draft that is shown was made from it. */
  isSource: boolean
}

/** The product's pictures, the main one first. */
export function picturesOfProduct(
  { thumbnail, images }: Pick<AdminProduct, "thumbnail" | "images">,
  draft: Pick<CopyDraftDTO, "provenance"> | null
): WidgetPicture[] {
  const all = (images ?? []).map(({ id, url }) => ({ id, url }))
  const main = thumbnail ? (all.find(({ url }) => url === thumbnail) ?? { id: thumbnail, url: thumbnail }) : all[0]
  const inOrder = main ? [main, ...all.filter(({ url }) => url !== main.url)] : []
  const sources = draft?.provenance?.picture_ids ?? []
  return inOrder.map((picture) => ({ ...picture, isSource: sources.includes(picture.id) }))
}
