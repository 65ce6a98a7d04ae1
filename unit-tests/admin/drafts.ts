import type { CopyContent } from "../../src/copy/draft"
import type { CopyDraftDTO } from "../../src/types/copy-draft"
import type { CopyHistoryEntryDTO } from "../../src/types/copy-history"

export const CONTENT: CopyContent = {
  title: "Blue mug",
  selling_points: ["One", "Two", "Three"],
  description: "A mug.",
  alt_text: "A blue mug.",
  attributes: [
    { name: "colour", value: "blue", evidence: "picture" },
    { name: "style", value: "simple", evidence: "picture" },
  ],
  ocr_text: [],
}

/** A draft that is ready, on a product that says nothing but its title. */
export function readyDraft(more: Partial<CopyDraftDTO> = {}): CopyDraftDTO {
  return {
    id: "cdraft_1",
    product_id: "prod_1",
    locale: "en",
    status: "ready",
    content: CONTENT,
    edited: {},
    issues: [],
    confidence: null,
    risk: 0,
    has_conflict: false,
    baseline: { title: "IMG_1", description: null, "metadata.alt_text": null, "metadata.selling_points": null, "metadata.colour": null },
    published: null,
    provenance: null,
    instructions: null,
    error: null,
    reject_reason: null,
    attempts: 1,
    decided_by: null,
    decided_at: null,
    created_at: "2026-01-01T00:00:00.000Z",
    updated_at: "2026-01-01T00:00:00.000Z",
    product: {
      id: "prod_1",
      title: "IMG_1",
      subtitle: null,
      description: null,
      material: null,
      metadata: null,
      thumbnail: null,
      status: "draft",
    },
    ...more,
  }
}

export function historyEntry(more: Partial<CopyHistoryEntryDTO> = {}): CopyHistoryEntryDTO {
  return {
    id: "cdevent_1",
    draft_id: "cdraft_1",
    product_id: "prod_1",
    locale: "en",
    action: "accept",
    actor: { id: "user_1", name: "Ada" },
    changes: [],
    note: null,
    batch_id: null,
    created_at: "2026-01-01T00:00:00.000Z",
    ...more,
  }
}
