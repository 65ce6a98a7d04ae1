import { CopyIssue } from "../../src/copy/draft"
import { LOCALES } from "../../src/copy/limits"
import { draftReplyFormat } from "../../src/copy/reply-format"
import { shortenedIssues } from "../../src/copy/shortened-issues"

describe("Texts that were cut while the model wrote them", () => {
  it("make an issue each, of the field that shows it, with no more than what is known", () => {
    const names = ["ocr_text", "attributes.type", "title", "selling_points", "selling_points", "alt_text"]
    expect(shortenedIssues(names, "en").map(({ field, message }) => [field, message])).toEqual([
      ["ocr_text", "The model wrote more than 60 characters of a text in the picture; it was shortened to fit 60."],
      ["attributes", "The model wrote more than 40 characters of attribute type; it was shortened to fit 40."],
      ["title", "The model wrote more than 60 characters of title; it was shortened to fit 60."],
      ["selling_points", "The model wrote more than 40 characters of a selling point; it was shortened to fit 40."],
      ["selling_points", "The model wrote more than 40 characters of a selling point; it was shortened to fit 40."],
      ["alt_text", "The model wrote more than 125 characters of alt text; it was shortened to fit 125."],
    ])
  })

  it("go by the limits of their language", () => {
    expect(shortenedIssues(["title"], "zh")).toEqual([
      {
        field: "title",
        code: "shortened",
        severity: "warning",
        message: "The model wrote more than 20 characters of title; it was shortened to fit 20.",
      },
    ])
  })

  it.each(LOCALES)("have an issue whichever of the format's texts it is, in %s", (locale) => {
    const names = draftReplyFormat(locale).flatMap((part) => {
      if (part.kind === "optional") return part.parts.flatMap((inner) => (inner.kind === "text" ? [inner.name] : []))
      return part.kind === "literal" ? [] : [part.name]
    })
    expect(names).toEqual(expect.arrayContaining(["ocr_text", "attributes.material", "description"]))
    const issues = shortenedIssues(names, locale)
    expect(issues).toHaveLength(names.length)
    for (const issue of issues) expect(CopyIssue.parse(issue)).toEqual(issue)
  })

  it("make none where nothing was cut, or something that no draft has", () => {
    expect(shortenedIssues([], "en")).toEqual([])
    expect(shortenedIssues(["subtitle", "attributes.brand", "attributes"], "en")).toEqual([])
  })
})
