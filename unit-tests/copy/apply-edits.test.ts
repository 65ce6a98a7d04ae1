import { EditedCopyError, applyEdits, readEdits } from "../../src/copy/apply-edits"
import type { EditedCopy } from "../../src/copy/draft"
import { CHINESE_COPY, ENGLISH_COPY } from "./sample-copy"

function refusal(edited: EditedCopy, locale: "en" | "zh" = "en"): EditedCopyError {
  try {
    readEdits(edited, locale)
  } catch (error) {
    if (error instanceof EditedCopyError) return error
    throw error
  }
  throw new Error("The edit was accepted.")
}

describe("The merchant's words", () => {
  test("win over the model's, field by field", () => {
    expect(applyEdits(ENGLISH_COPY, {})).toEqual(ENGLISH_COPY)
    expect(applyEdits(ENGLISH_COPY, { title: "My mug", alt_text: "" })).toEqual({ ...ENGLISH_COPY, title: "My mug", alt_text: "" })
    expect(applyEdits(ENGLISH_COPY, { title: undefined, ocr_text: [] })).toEqual({ ...ENGLISH_COPY, ocr_text: [] })
  })

  test("leave the model's as they are", () => {
    const content = structuredClone(ENGLISH_COPY)
    applyEdits(content, { title: "My mug" })
    expect(content).toEqual(ENGLISH_COPY)
  })

  test("are saved without surrounding space and invisible characters, and only where there are any", () => {
    expect(readEdits({ title: "  My\u202e mug\n" }, "en")).toEqual({ title: "My mug" })
    expect(readEdits({ ocr_text: ["CAFÉ", " "], alt_text: " " }, "en")).toEqual({ ocr_text: ["CAFÉ"], alt_text: "" })
    expect(readEdits({}, "en")).toEqual({})
  })

  test("keep the paragraphs of a description", () => {
    expect(readEdits({ description: "One.\r\n\r\n\r\n  Two.  \nThree." }, "en")).toEqual({ description: "One.\n\nTwo.\nThree." })
  })

  test("may be everything that a draft holds", () => {
    expect(readEdits(ENGLISH_COPY, "en")).toEqual(ENGLISH_COPY)
    expect(readEdits(CHINESE_COPY, "zh")).toEqual(CHINESE_COPY)
  })

  test("are refused by name where they are too long for the draft's language", () => {
    const failure = refusal({ title: "杯".repeat(21), selling_points: ["好", "好用", "好".repeat(16)] }, "zh")
    expect(failure.message).toBe(
      "The title has 21 characters, 1 more than the 20 that fit. Shorten it. " +
        "Selling point 3 has 16 characters, 1 more than the 15 that fit. Shorten it."
    )
    expect(failure.issues.map(({ field, code }) => [field, code])).toEqual([
      ["title", "too_long"],
      ["selling_points", "too_long"],
    ])
    expect(readEdits({ title: "x".repeat(21) }, "en")).toEqual({ title: "x".repeat(21) })
  })

  test.each<[string, EditedCopy, string]>([
    ["an empty title", { title: " \u200b" }, "The title is empty. Write one."],
    ["an empty description", { description: "\n" }, "The description is empty. Write one."],
    ["two selling points", { selling_points: ["a", "b"] }, "There are 2 selling points. Write exactly 3."],
    ["an empty selling point", { selling_points: ["a", " ", "c"] }, "Selling point 2 is empty. Write one."],
    ["an attribute without value", { attributes: [{ name: "colour", value: " ", evidence: "picture" }] }, "The attribute colour needs a name and a value. Fill it in or remove it."],
    ["an attribute without name", { attributes: [{ name: "", value: "red", evidence: "picture" }] }, "Attribute 1 needs a name and a value. Fill it in or remove it."],
  ])("are refused with %s", (_name, edited, message) => {
    expect(refusal(edited).message).toBe(message)
  })

  test("are refused where the schema has no room for them", () => {
    const failure = refusal({ ocr_text: Array.from({ length: 51 }, () => "CAFÉ") })
    expect(failure.issues).toMatchObject([{ field: "ocr_text", code: "too_long", severity: "error" }])
  })
})
