import { COPY_FIELDS } from "../../src/copy/draft"
import { FIELD_LIMITS, LOCALES, SELLING_POINT_COUNT } from "../../src/copy/limits"
import { MAX_REPLY_LENGTH, parseDraft } from "../../src/copy/parse-draft"
import { promptText } from "../../src/copy/prompt"
import { draftReplyFormat } from "../../src/copy/reply-format"
import { ReplyCursor, longestReply } from "../../src/inference/reply-format"

describe.each(LOCALES)("The form of a draft's reply in %s", (locale) => {
  const format = draftReplyFormat(locale)
  const takes = (reply: unknown) => {
    const bytes = new TextEncoder().encode(JSON.stringify(reply))
    const cursor = ReplyCursor.start(format)
    return cursor.accepts(bytes) && cursor.advance(bytes).complete
  }
  const reply = {
    ocr_text: ["CAFÉ", "2024"],
    attributes: { type: "mug", colour: "red", pattern: "" },
    title: "Red mug",
    selling_points: ["Holds 300 ml", "Easy to clean", "For the office"],
    description: "A red mug.",
    alt_text: "A red mug on a table",
  }

  it("has the keys that the prompt asks for, in that order", () => {
    const syntax = format
      .flatMap((part) => (part.kind === "optional" ? part.parts : [part]))
      .map((part) => (part.kind === "literal" ? part.text : ""))
      .join(" ")
    const keys = [...syntax.matchAll(/"(\w+)":/g)].map(([, key]) => key ?? "")
    expect(keys.filter((key) => COPY_FIELDS.some((field) => field === key))).toEqual(COPY_FIELDS)
    const prompt = promptText({ locale, facts: {} })
    const places = keys.filter((key) => key !== "material").map((key) => prompt.indexOf(`"${key}"`))
    expect(places).not.toContain(-1)
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(prompt).toContain('"material"')
  })

  it("has the limits of the one table, in the locale's own way of cutting", () => {
    const limits = format.flatMap((part) => {
      if (part.kind === "text") return [[part.name, part.limit, part.locale]]
      return part.kind === "list" ? [[part.name, part.item.limit, part.item.locale]] : []
    })
    for (const field of ["title", "selling_points", "description", "alt_text"] as const) {
      expect(limits).toContainEqual([field, FIELD_LIMITS[locale][field], locale])
    }
  })

  it("takes a draft with and without printed words and a material", () => {
    const { attributes } = reply
    expect(takes(reply)).toBe(true)
    expect(takes({ ...reply, ocr_text: [] })).toBe(true)
    expect(takes({ ...reply, ocr_text: Array(8).fill("a") })).toBe(true)
    expect(takes({ ...reply, attributes: { ...attributes, material: "ceramic" } })).toBe(true)
    expect(parseDraft(JSON.stringify(reply), { locale }).content.selling_points).toEqual(reply.selling_points)
  })

  it("refuses what parsing would refuse or drop", () => {
    expect(takes({ ...reply, title: "" })).toBe(false)
    expect(takes({ ...reply, description: "" })).toBe(false)
    // `1.` is read as the number of an empty point.
    expect(takes({ ...reply, selling_points: ["a", "b", "1."] })).toBe(false)
    expect(takes({ ...reply, selling_points: Array(SELLING_POINT_COUNT + 1).fill("a") })).toBe(false)
    expect(takes({ ...reply, ocr_text: Array(9).fill("a") })).toBe(false)
    expect(takes({ ...reply, title: "<|im_end|>" })).toBe(false)
    expect(takes({ ...reply, title: "```json" })).toBe(false)
  })

  it("is bounded well within what parsing reads", () => {
    expect(longestReply(format)).toBeLessThan(MAX_REPLY_LENGTH)
  })
})
