import type { PublishedField } from "../../src/copy/draft"
import { feedbackOf, feedbackOrigin, type JudgedDraft } from "../../src/copy/feedback"
import { fineTuningExample } from "../../src/copy/fine-tuning"
import { parseDraft } from "../../src/copy/parse-draft"
import { recordedFacts } from "../../src/copy/recorded-facts"
import { SAMPLE } from "./feedback-samples"

const wrote = (...fields: PublishedField["field"][]) => fields.map((field) => ({ field }))

function judged(change: Partial<JudgedDraft>): JudgedDraft {
  return { locale: "en", status: "ready", content: SAMPLE.content, edited: {}, published: null, ...change }
}

describe("the feedback that a draft stands for", () => {
  it("is none as long as nobody did anything, and none of a draft without words", () => {
    expect(feedbackOf(judged({}))).toEqual([])
    expect(feedbackOf(judged({ status: "rejected", content: null }))).toEqual([])
  })

  it("is each field that was accepted, as written or edited", () => {
    const edited = { title: "Italian bag" }
    expect(feedbackOf(judged({ status: "accepted", edited, published: wrote("title", "description", "description") }))).toEqual([
      { field: "title", verdict: "edited", accepted: true, distance: 1, changed: 1 / 3, removed: ["leather"] },
      { field: "description", verdict: "as_written", accepted: true, distance: 0, changed: 0, removed: [] },
    ])
  })

  it("is an edit before it is accepted, and no edit where the words are the model's again", () => {
    expect(feedbackOf(judged({ edited: { alt_text: "A bag" } }))).toMatchObject([{ field: "alt_text", verdict: "edited", accepted: false }])
    expect(feedbackOf(judged({ edited: { title: SAMPLE.content.title } }))).toEqual([])
  })

  it("is every field with words where the draft was rejected, but not what was read in the picture", () => {
    const rejected = feedbackOf(judged({ status: "rejected", edited: { title: "Mine" }, content: { ...SAMPLE.content, alt_text: "" } }))
    expect(rejected.map(({ field }) => field)).toEqual(["attributes", "title", "selling_points", "description"])
    for (const { verdict, distance, accepted } of rejected) expect({ verdict, distance, accepted }).toEqual({ verdict: "rejected", distance: null, accepted: false })
  })

  it("counts under what wrote the draft, and under the product's first category", () => {
    expect(feedbackOrigin(SAMPLE.provenance)).toEqual({ template: "default@1", model: "demo@0123456789ab", category: "Bags", examples: 1 })
    expect(feedbackOrigin(null)).toEqual({ template: null, model: null, category: null, examples: 0 })
  })
})

describe("an accepted draft as an example for fine-tuning", () => {
  const example = fineTuningExample({ ...SAMPLE, edited: { title: "皮包 \u2028 bag" } }, (id) => (id === "img_1" ? "https://shop.example/bag.jpg" : undefined))

  it("asks with the pictures and the prompt of then, and answers in the model's format with the person's words", () => {
    const [user, assistant] = example.messages
    expect(user.content.slice(0, 2)).toEqual([
      { type: "image", image: "https://shop.example/bag.jpg" },
      { type: "image", image: "img_gone" },
    ])
    const prompt = user.content[2]
    expect(prompt).toMatchObject({ type: "text", text: expect.stringContaining('"title":"IMG_1"') })
    expect(prompt).toMatchObject({ text: expect.stringContaining("The merchant asks: Shorter") })
    const { content } = parseDraft(assistant.content, { locale: "en", finished: true })
    expect(content).toMatchObject({ title: "皮包 bag", description: SAMPLE.content.description, selling_points: SAMPLE.content.selling_points })
  })

  it("says which words a person accepted and wrote, and nothing of who it was", () => {
    expect(example.metadata).toEqual({
      ...{ draft_id: "cdraft_1", product_id: "prod_1", locale: "en", category: "Bags", template: "default@1", model: "demo@0123456789ab" },
      ...{ accepted_fields: ["title", "description"], edited_fields: ["title"], accepted_at: "2026-11-27T08:00:00.000Z" },
    })
    expect(JSON.stringify(example)).not.toContain("user_")
  })
})

describe("what is kept of a product's facts", () => {
  it("is what there is, and no more than a prompt could say", () => {
    expect(recordedFacts({ title: "Bag", description: null, tags: [], categories: ["Bags"], options: {} })).toEqual({ title: "Bag", categories: ["Bags"] })
    const long = recordedFacts({ title: "包".repeat(5_000), tags: Array.from({ length: 500 }, () => "tag"), options: { Size: ["S"] } })
    expect([[...(long.title ?? "")].length, long.tags?.length, long.options]).toEqual([300, 50, { Size: ["S"] }])
  })
})
