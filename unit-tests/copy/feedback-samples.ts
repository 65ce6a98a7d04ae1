import type { AcceptedDraft } from "../../src/copy/fine-tuning"

/** A draft that a person accepted. */
export const SAMPLE: AcceptedDraft = {
  id: "cdraft_1",
  product_id: "prod_1",
  locale: "en",
  content: {
    title: "Italian leather bag",
    selling_points: ["Holds a lot", "Easy to carry", "Goes with all"],
    description: "A bag of brown leather for every day.",
    alt_text: "A brown bag on a table",
    attributes: [{ name: "type", value: "bag", evidence: "picture" }],
    ocr_text: ["HONEY"],
  },
  edited: {},
  published: [{ field: "title" }, { field: "description" }],
  provenance: {
    ...{ model: "demo", revision: "0123456789abcdef", dtype: {}, template: "default@1", fingerprint: "f", seed: 0 },
    picture_ids: ["img_1", "img_gone"],
    facts: { title: "IMG_1", categories: ["Bags", "New"] },
    examples: ["cdraft_0"],
    tokens: { prompt: 1, completion: 1 },
    timings_ms: { pictures: 0, vision: 0, prefill: 0, decode: 0 },
  },
  instructions: "Shorter",
  decided_at: "2026-11-27T08:00:00.000Z",
}
