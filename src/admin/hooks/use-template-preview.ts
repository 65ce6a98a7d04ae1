import { useEffect, useRef, useState } from "react"

import type { Locale } from "../../copy/limits"
import type { TemplateTexts } from "../../copy/templates/prompt-template"
import type { CopyTemplatePreviewResponse } from "../../types/copy-template"
import { request } from "../lib/request"
import type { PreviewProduct } from "./api/preview-products"

export interface PreviewOf {
  product: PreviewProduct
  /** `started_at`: an ISO date. */
  state: { is: "waiting" } | { is: "running"; started_at: string } | { is: "done"; answer: CopyTemplatePreviewResponse } | { is: "failed"; error: Error }
}

export interface PreviewRequest {
  /** Of the template that is edited, or is to be. */
  name: string
  locale: Locale
  texts: TemplateTexts
}

/** Drafts products twice, one after the other as the model does, and keeps what came of it while the form is open. */
export function useTemplatePreview() {
  const [previews, setPreviews] = useState<PreviewOf[]>([])
  /** What the previews were asked with. */
  const [asked, setAsked] = useState<PreviewRequest | null>(null)
  const [isRunning, setIsRunning] = useState(false)
  const leaving = useRef<AbortController | null>(null)
  // The store stops drafting for a page that is gone.
  useEffect(() => () => leaving.current?.abort(), [])

  const note = (id: string, state: PreviewOf["state"]) =>
    setPreviews((known) => known.map((preview) => (preview.product.id === id ? { ...preview, state } : preview)))

  const draft = async (products: readonly PreviewProduct[], { name, locale, texts }: PreviewRequest) => {
    leaving.current?.abort()
    const left = new AbortController()
    leaving.current = left
    setIsRunning(true)
    for (const { id } of products) {
      note(id, { is: "running", started_at: new Date().toISOString() })
      const body = { product_id: id, locale, name, template: texts }
      try {
        const answer = await request<CopyTemplatePreviewResponse>("/admin/copy-templates/preview", { method: "POST", body, signal: left.signal })
        if (!left.signal.aborted) note(id, { is: "done", answer })
      } catch (error) {
        if (left.signal.aborted) return
        note(id, { is: "failed", error: error instanceof Error ? error : new Error(String(error)) })
      }
    }
    if (!left.signal.aborted) setIsRunning(false)
  }

  return {
    previews,
    asked,
    isRunning,
    run: (products: readonly PreviewProduct[], asking: PreviewRequest) => {
      setPreviews(products.map((product) => ({ product, state: { is: "waiting" } })))
      setAsked(asking)
      void draft(products, asking)
    },
    /** One that failed, with the same words. */
    retry: (product: PreviewProduct) => {
      if (asked && !isRunning) void draft([product], asked)
    },
    stop: () => {
      leaving.current?.abort()
      setIsRunning(false)
      setPreviews((known) => known.filter(({ state }) => state.is === "done" || state.is === "failed"))
    },
  }
}
