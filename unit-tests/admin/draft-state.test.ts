import { currentDrafts } from "../../src/admin/lib/draft-state"
import type { CopyContent, DraftStatus } from "../../src/copy/draft"
import type { CopyDraftDTO } from "../../src/types/copy-draft"

const CONTENT: CopyContent = {
  title: "Blue mug",
  selling_points: ["One", "Two", "Three"],
  description: "A mug.",
  alt_text: "A blue mug.",
  attributes: [],
  ocr_text: [],
}

/** The n-th draft of a product, by time. */
function draft(n: number, status: DraftStatus, locale: CopyDraftDTO["locale"] = "en"): CopyDraftDTO {
  const hasContent = ["ready", "accepted", "rejected", "superseded"].includes(status)
  return {
    id: `cdraft_${n}`,
    product_id: "prod_1",
    locale,
    status,
    content: hasContent ? CONTENT : null,
    edited: {},
    issues: [],
    confidence: null,
    risk: 0,
    has_conflict: false,
    baseline: {},
    published: null,
    provenance: null,
    instructions: null,
    error: null,
    reject_reason: null,
    attempts: 1,
    decided_by: null,
    decided_at: null,
    created_at: `2026-01-01T00:00:0${n}.000Z`,
    updated_at: `2026-01-01T00:00:0${n}.000Z`,
  }
}

const idsOf = (drafts: CopyDraftDTO[], locale: CopyDraftDTO["locale"] = "en") => {
  const current = currentDrafts(drafts, locale)
  return current && { newest: current.newest.id, standing: current.standing?.id ?? null }
}

describe("currentDrafts", () => {
  it("is null where there is no draft in the language", () => {
    expect(idsOf([draft(1, "ready", "zh")])).toBeNull()
  })

  it("keeps the earlier draft standing while another is made, and when that failed", () => {
    expect(idsOf([draft(1, "ready"), draft(2, "generating")])).toEqual({ newest: "cdraft_2", standing: "cdraft_1" })
    expect(idsOf([draft(1, "accepted"), draft(2, "failed")])).toEqual({ newest: "cdraft_2", standing: "cdraft_1" })
  })

  it("goes by time, not by the order of the list", () => {
    const drafts = [draft(2, "ready"), draft(3, "ready"), draft(1, "accepted")]
    expect(idsOf(drafts)).toEqual({ newest: "cdraft_3", standing: "cdraft_3" })
  })

  it("never shows a draft that another has taken the place of", () => {
    expect(idsOf([draft(1, "superseded"), draft(2, "rejected")])).toEqual({ newest: "cdraft_2", standing: null })
  })
})
