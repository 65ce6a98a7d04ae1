import { randomUUID } from "node:crypto"

import type { AdminApi } from "../../demo/admin-api"
import type { Drawing } from "../../demo/drawings/drawing"
import { renderDrawing } from "../../demo/drawings/render"
import type { Locale } from "../../src/copy/limits"
import type { CopyDraftDTO, CopyDraftListResponse } from "../../src/types/copy-draft"
import { eventually } from "../eventually"

export interface TestProduct {
  id: string
  title: string
  description: string | null
  metadata: Record<string, unknown> | null
}

/** A product as the admin's form would save it, with the pictures at those addresses; the first is its main one. */
export async function createProduct(api: AdminApi, title: string, ...pictures: string[]): Promise<TestProduct> {
  const { product } = await api.post<{ product: TestProduct }>("/admin/products", {
    title,
    handle: `${title.toLowerCase().replaceAll(/[_ ]/g, "-")}-${randomUUID().slice(0, 8)}`,
    status: "draft",
    thumbnail: pictures[0],
    images: pictures.map((url) => ({ url })),
    options: [{ title: "Size", values: ["One size"] }],
  })
  return product
}

export async function uploadDrawing(api: AdminApi, drawing: Drawing): Promise<string> {
  return api.upload(`${drawing.kind}.jpg`, "image/jpeg", await renderDrawing(drawing, { format: "jpeg" }))
}

export async function retrieveProduct(api: AdminApi, id: string): Promise<TestProduct> {
  const { product } = await api.get<{ product: TestProduct }>(`/admin/products/${id}`)
  return product
}

/** The drafts of a product in a language, newest first. */
export async function draftsOf(api: AdminApi, id: string, locale: Locale = "en"): Promise<CopyDraftDTO[]> {
  const { copy_drafts } = await api.get<CopyDraftListResponse>(`/admin/copy-drafts?product_id=${id}&locale=${locale}&order=-created_at`)
  return copy_drafts
}

/** Waits for the product's newest draft in a language to be ready. */
export function readyDraft(api: AdminApi, id: string, locale: Locale = "en"): Promise<CopyDraftDTO> {
  return eventually(
    async () => {
      const [newest] = await draftsOf(api, id, locale)
      if (newest?.status !== "ready") throw new Error(`The draft is ${newest?.status}: ${newest?.error?.message}`)
      return newest
    },
    { seconds: 90, everyMs: 500 }
  )
}
