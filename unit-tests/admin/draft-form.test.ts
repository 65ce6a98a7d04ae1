import { editsOf, formOf, isComplete } from "../../src/admin/lib/draft-form"
import type { CopyContent } from "../../src/copy/draft"

const CONTENT: CopyContent = {
  title: "Blue mug",
  selling_points: ["Holds a lot", "Easy to clean", "Fits the hand"],
  description: "A blue mug for tea.",
  alt_text: "A blue mug.",
  attributes: [{ name: "colour", value: "blue", evidence: "picture" }],
  ocr_text: ["HONEY"],
}

describe("the form of a draft", () => {
  it("sends nothing when nothing was changed", () => {
    expect(editsOf(formOf(CONTENT), CONTENT)).toEqual({})
  })

  it("sends the changed fields only, without the spaces around them", () => {
    const form = { ...formOf(CONTENT), title: " Honey mug ", ocr_text: "HONEY\n\n 100 % \n" }
    expect(editsOf(form, CONTENT)).toEqual({ title: "Honey mug", ocr_text: ["HONEY", "100 %"] })
  })

  it("sends the whole field when one selling point or one attribute was changed", () => {
    const form = formOf(CONTENT)
    form.selling_points = ["Holds a lot", "Goes into the dishwasher", "Fits the hand"]
    form.attributes = []
    expect(editsOf(form, CONTENT)).toEqual({ selling_points: form.selling_points, attributes: [] })
  })

  it("is complete up to the limit of each language, and without alt text", () => {
    const form = { ...formOf(CONTENT), alt_text: "" }
    expect(isComplete({ ...form, title: "x".repeat(60) }, "en")).toBe(true)
    expect(isComplete({ ...form, title: "x".repeat(61) }, "en")).toBe(false)
    expect(isComplete({ ...form, title: "杯".repeat(21) }, "zh")).toBe(false)
  })

  it("is not complete while a field or an attribute is empty", () => {
    const form = formOf(CONTENT)
    expect(isComplete({ ...form, title: "  " }, "en")).toBe(false)
    expect(isComplete({ ...form, selling_points: ["One", "", "Three"] }, "en")).toBe(false)
    expect(isComplete({ ...form, attributes: [{ name: "colour", value: "", evidence: "picture" }] }, "en")).toBe(false)
  })
})
