import { CopyContent } from "../../src/copy/draft"
import { fitLimits } from "../../src/copy/fit-limits"
import { FIELD_LIMITS, characterCount } from "../../src/copy/limits"
import { shorten } from "../../src/copy/shorten"
import { CHINESE_COPY, ENGLISH_COPY } from "./sample-copy"

describe("Words that fit their limits", () => {
  test("stay as they are, without issues", () => {
    expect(fitLimits(ENGLISH_COPY, "en")).toEqual({ content: ENGLISH_COPY, issues: [] })
    expect(fitLimits(CHINESE_COPY, "zh")).toEqual({ content: CHINESE_COPY, issues: [] })
  })

  test("may fill the limit to the last character, however many units it takes", () => {
    const title = "👍".repeat(FIELD_LIMITS.zh.title)
    expect(fitLimits({ ...CHINESE_COPY, title }, "zh")).toEqual({ content: { ...CHINESE_COPY, title }, issues: [] })
  })
})

describe("Words that are too long", () => {
  test("are cut in every field, with an issue that names it", () => {
    const long = "word ".repeat(100).trim()
    const { content, issues } = fitLimits(
      { ...ENGLISH_COPY, title: long, selling_points: [long, "Fine", long], description: long, alt_text: long },
      "en"
    )
    expect(issues.map(({ field, code, severity }) => [field, code, severity])).toEqual([
      ["title", "shortened", "warning"],
      ["selling_points", "shortened", "warning"],
      ["selling_points", "shortened", "warning"],
      ["description", "shortened", "warning"],
      ["alt_text", "shortened", "warning"],
    ])
    expect(issues[2]?.message).toBe("The model wrote 499 characters of selling point 3; it was shortened to fit 40.")
    expect(content.title).toBe("word ".repeat(12).trim())
    expect(content.selling_points).toEqual(["word ".repeat(8).trim(), "Fine", "word ".repeat(8).trim()])
    expect(CopyContent.safeParse(content).success).toBe(true)
  })

  test.each([
    ["after the last sentence that fits", "One sentence here. Another sentence that is long", 30, "One sentence here."],
    ["after a phrase", "Soft cotton tee, cut for an easy everyday fit", 30, "Soft cotton tee"],
    ["after a word", "Soft cotton tee cut for an easy everyday fit", 30, "Soft cotton tee cut"],
    ["after a word that ends at the limit", "Red mug striped all over", 7, "Red mug"],
    ["before a word that begins within it", "Red mugs striped", 7, "Red"],
    ["without words that wait for more", "A mug of the finest porcelain", 12, "A mug"],
    ["within a word that is all there is", "Unbelievablelongword", 10, "Unbelievab"],
    ["without an open bracket", "Ceramic mug (dishwasher safe)", 14, "Ceramic mug"],
  ])("in English end %s", (_name, text, limit, expected) => {
    expect(shorten(text, limit, "en")).toBe(expected)
  })

  test.each([
    ["after a sentence", "陶瓷材质。适合办公室使用，手感好", 8, "陶瓷材质。"],
    ["after a phrase", "简约条纹风格，适合家中使用", 10, "简约条纹风格"],
    ["after a character", "红色条纹大容量陶瓷马克杯", 8, "红色条纹大容量陶"],
    ["before a Latin word", "适合搭配iPhone使用", 8, "适合搭配"],
    ["before a number", "保温时长达到1200分钟", 8, "保温时长达到"],
  ])("in Chinese end %s", (_name, text, limit, expected) => {
    expect(shorten(text, limit, "zh")).toBe(expected)
  })

  test.each([
    ["a pair of surrogates", "𠮷".repeat(30), 20, "𠮷".repeat(20)],
    ["a family of emoji", "杯👨‍👩‍👧‍👦杯", 5, "杯"],
    ["a letter and its accent", "ab" + "e\u0301".repeat(10), 5, "abe\u0301"],
    ["a flag", "🇨🇳🇫🇷🇩🇪", 3, "🇨🇳"],
  ])("are never cut within %s", (_name, text, limit, expected) => {
    expect(shorten(text, limit, "zh")).toBe(expected)
  })

  test("come out no longer than the limit, and as a beginning of what was written", () => {
    const text = "A ceramic mug, striped (red and white); for the office and at home. Dishwasher-safe."
    for (let limit = 1; limit <= text.length; limit++) {
      const short = shorten(text, limit, "en")
      expect(characterCount(short)).toBeLessThanOrEqual(limit)
      expect(short).not.toBe("")
      expect(text.startsWith(short)).toBe(true)
    }
  })
})

test("Of more than three selling points the first three are kept, which is noted", () => {
  const { content, issues } = fitLimits({ ...ENGLISH_COPY, selling_points: ["a", "b", "c", "d", "e"] }, "en")
  expect(content.selling_points).toEqual(["a", "b", "c"])
  expect(issues).toEqual([
    { field: "selling_points", code: "wrong_count", severity: "info", message: "The model wrote 5 selling points; the first 3 were kept." },
  ])
})
