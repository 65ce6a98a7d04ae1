import { fieldViews, writableFields, type FieldView, type ReviewedField } from "../../src/admin/lib/review-fields"
import { DEFAULT_ATTRIBUTE_SETTINGS } from "../../src/copy/attributes/attribute-settings"
import { DEFAULT_PUBLISH_MAPPING } from "../../src/copy/publish-mapping"
import type { CopyDraftDTO } from "../../src/types/copy-draft"
import { readyDraft } from "./drafts"

const MAPPING = { publish: { ...DEFAULT_PUBLISH_MAPPING, attributes: { colour: "metadata.colour" } }, product_locale: "en" as const, attributes: DEFAULT_ATTRIBUTE_SETTINGS }

const productSays = (words: Partial<NonNullable<CopyDraftDTO["product"]>>, more: Partial<CopyDraftDTO> = {}) => {
  const draft = readyDraft(more)
  return { ...draft, product: draft.product && { ...draft.product, ...words } }
}

function view(draft: CopyDraftDTO, field: ReviewedField): FieldView {
  const found = fieldViews(draft, MAPPING).find((known) => known.field === field)
  if (!found) throw new Error(`There is no ${field}.`)
  return found
}

describe("a draft field by field", () => {
  it("has what the product says now beside what the draft says, in the order of the keys", () => {
    const views = fieldViews(readyDraft(), MAPPING)
    expect(views.map(({ field }) => field)).toEqual(["title", "selling_points", "description", "alt_text", "attributes"])
    expect(views[0]).toMatchObject({ now: ["IMG_1"], draft: ["Blue mug"], before: null, isWritable: true, isOnProduct: false })
    expect(views[1]).toMatchObject({ now: [], draft: ["One", "Two", "Three"] })
    expect(writableFields(views)).toEqual(["title", "selling_points", "description", "alt_text", "attributes"])
  })

  it("takes the merchant's words for the draft's, and asks for no confidence in them", () => {
    const draft = readyDraft({ edited: { title: "Honey mug" }, confidence: { title: 0.4, description: 0.6 } })
    expect(view(draft, "title")).toMatchObject({ draft: ["Honey mug"], isEdited: true, confidence: null })
    expect(view(draft, "description")).toMatchObject({ isEdited: false, confidence: 0.6 })
    expect(view(draft, "alt_text").confidence).toBeNull()
  })

  it("finds what issues are about the field, and anew where it was edited", () => {
    const issue = { field: "title", code: "wrong_script", severity: "warning", message: "Not in English." } as const
    expect(view(readyDraft({ issues: [issue] }), "title").issues).toEqual([issue])
    expect(view(readyDraft({ issues: [issue] }), "description").issues).toEqual([])
    expect(view(readyDraft({ issues: [issue], edited: { title: "Honey mug" } }), "title").issues).toEqual([])
  })

  it("is in conflict only where the product changed since the draft was made, and says something else", () => {
    const draft = productSays({ title: "Somebody's mug", description: "A mug." })
    expect(view(draft, "title").conflicts).toEqual([{ field: "title", target: "title", baseline: "IMG_1", current: "Somebody's mug" }])
    // Somebody wrote what the draft says.
    expect(view(draft, "description")).toMatchObject({ conflicts: [], isWritable: false, isOnProduct: true })
  })

  it("is on the product once it was accepted, with what stood there before", () => {
    const published = [{ field: "title" as const, target: "title", before: "IMG_1", after: "Blue mug" }]
    const draft = productSays({ title: "Blue mug" }, { status: "accepted", published })
    expect(view(draft, "title")).toMatchObject({ isOnProduct: true, isWritable: false, before: ["IMG_1"] })
    expect(view(draft, "description")).toMatchObject({ isOnProduct: false, isWritable: true, before: null })
  })

  it("says of attributes which stay in the draft", () => {
    const { attributes, isOnProduct } = view(productSays({ metadata: { colour: "red" } }, { baseline: { "metadata.colour": "red" } }), "attributes")
    expect(attributes.map(({ name, now }) => ({ name, now }))).toEqual([
      { name: "colour", now: ["red"] },
      { name: "style", now: null },
    ])
    expect(isOnProduct).toBe(false)
    expect(view(productSays({ metadata: { colour: "blue" } }), "attributes").isOnProduct).toBe(true)
  })

  it("is never on the product where the store publishes it nowhere", () => {
    const [title] = fieldViews(productSays({ title: "Blue mug" }), { ...MAPPING, publish: { description: "description" } })
    expect(title).toMatchObject({ now: [], isWritable: false, isOnProduct: false })
  })

  it("is compared with the words in its own language, not with those of the product's", () => {
    const draft = productSays({ title: "Blue mug", metadata: { title_zh: "蓝色杯子" } }, { locale: "zh", baseline: { "metadata.title_zh": "蓝色杯子" } })
    expect(view(draft, "title")).toMatchObject({ now: ["蓝色杯子"], isWritable: true, conflicts: [] })
    const translated = productSays({ translations: { zh: { title: "蓝杯" } } }, { locale: "zh", baseline: { "translation.title": "蓝杯" } })
    expect(view(translated, "title")).toMatchObject({ now: ["蓝杯"], conflicts: [] })
  })

  it("is nothing where no words were written, or the product is gone", () => {
    expect(fieldViews(readyDraft({ content: null }), MAPPING)).toEqual([])
    expect(fieldViews(readyDraft({ product: undefined }), MAPPING)).toEqual([])
  })
})
