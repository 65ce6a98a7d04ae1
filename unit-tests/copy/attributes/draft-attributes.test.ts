import { copiedAttributes, draftAttributes } from "../../../src/copy/attributes/draft-attributes"
import { sameValue } from "../../../src/copy/attributes/same-value"
import type { CopyAttribute } from "../../../src/copy/draft"

const seen = (name: string, value: string): CopyAttribute => ({ name, value, evidence: "picture" })

describe("The attributes of a draft", () => {
  it("are what the model saw and what print and product say beside", () => {
    const draft = { attributes: [seen("type", "mug"), seen("colour", "red")], ocr_text: ["350 ml"] }
    expect(draftAttributes(draft, { title: "Ceramic mug" }, "en")).toEqual([
      { name: "type", value: "mug", evidence: "picture" },
      { name: "colour", value: "red", evidence: "picture" },
      { name: "material", value: "ceramic", evidence: "product", words: "Ceramic mug" },
      { name: "capacity", value: "350 ml", evidence: "ocr_text", words: "350 ml" },
    ])
  })

  it("never come from the draft's sentences", () => {
    const invented = {
      attributes: [],
      ocr_text: [],
      title: "Italian leather bag",
      description: "Made in Italy of genuine leather, 30 × 20 × 10 cm.",
      selling_points: ["1.2 kg"],
    }
    expect(draftAttributes(invented, {}, "en")).toEqual([])
  })

  it("keep the strongest source's value, and say what stands against it", () => {
    const draft = { attributes: [seen("material", "leather")], ocr_text: ["Material: PU leather"] }
    expect(draftAttributes(draft, {}, "en")).toEqual([
      {
        ...{ name: "material", value: "faux leather", evidence: "ocr_text", words: "Material: PU leather", seen: "leather" },
        against: [{ value: "leather", evidence: "picture" }],
      },
    ])
    const [first] = draftAttributes(draft, { description: "Material: canvas." }, "en")
    expect(first).toMatchObject({ value: "canvas", evidence: "product", against: [{ evidence: "ocr_text" }, { evidence: "picture" }] })
  })

  it("believe the picture about colour before a word that only stands somewhere, and an option before the picture", () => {
    const draft = { attributes: [seen("colour", "blue")], ocr_text: [] }
    expect(draftAttributes(draft, { title: "Red Hot T-shirt" }, "en")).toMatchObject([
      { value: "blue", evidence: "picture", against: [{ value: "red", evidence: "product" }] },
    ])
    expect(draftAttributes(draft, { options: { Colour: ["Red"] } }, "en")).toMatchObject([{ value: "red", evidence: "product" }])
  })

  it("keep the model's own wording where it says the same", () => {
    const draft = { attributes: [seen("colour", "红色")], ocr_text: [] }
    expect(draftAttributes(draft, { options: { Colour: ["Red"] } }, "zh")).toEqual([
      { name: "colour", value: "红色", evidence: "product", words: "Red", seen: "红色" },
    ])
  })

  it("leave behind what was known of another product where the words are copied to one with the same picture", () => {
    const draft = { attributes: [seen("type", "mug"), seen("colour", "blue")], ocr_text: ["350 ml"] }
    const first = draftAttributes(draft, { title: "Ceramic mug, weight 300 g", options: { Colour: ["Red"] } }, "en")
    expect(first.map(({ name }) => name)).toEqual(["type", "colour", "material", "weight", "capacity"])
    expect(copiedAttributes({ ...draft, attributes: first }, {}, "en")).toEqual([
      { name: "type", value: "mug", evidence: "picture" },
      { name: "colour", value: "blue", evidence: "picture" },
      { name: "capacity", value: "350 ml", evidence: "ocr_text", words: "350 ml" },
    ])
  })
})

describe("Two values", () => {
  it.each([
    ["colour", "Red", "red", true],
    ["colour", "red", "红色", true],
    ["tag", "Mugs", "mug", true],
    ["pattern", "stripes", "striped", true],
    ["origin", "Italy", "意大利", true],
    ["weight", "1.2 kg", "1200 g", true],
    ["capacity", "500 ml", "16.9 fl oz", true],
    ["colour", "red", "blue", false],
    ["weight", "1.2 kg", "1.2 g", false],
    ["material", "leather", "faux leather", false],
    ["type", "glass", "glas", false],
  ])("of %s, %s and %s, are the same: %s", (name, one, other, same) => {
    expect(sameValue(name, one, other)).toBe(same)
  })
})
