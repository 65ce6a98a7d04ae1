import { cleanText } from "../../../src/copy/clean-text"
import type { CopyContent } from "../../../src/copy/draft"
import { findIssues } from "../../../src/copy/rules/find-issues"
import type { Locale } from "../../../src/copy/limits"
import type { RuleContext } from "../../../src/copy/rules/rule-context"
import { CHINESE_COPY, ENGLISH_COPY } from "../sample-copy"

/** The store knows what the sample copy says of the material. */
const known = (locale: Locale): RuleContext => ({ locale, facts: { material: "Ceramic" } })

function codes(content: CopyContent, locale: Locale): string[] {
  return findIssues(content, known(locale)).map(({ field, code }) => `${field} ${code}`)
}

describe("The rules", () => {
  test("find nothing in good copy", () => {
    expect(findIssues(ENGLISH_COPY, known("en"))).toEqual([])
    expect(findIssues(CHINESE_COPY, known("zh"))).toEqual([])
  })

  test("leave the content as it is", () => {
    const content = structuredClone(ENGLISH_COPY)
    findIssues(content, known("zh"))
    expect(content).toEqual(ENGLISH_COPY)
  })

  test("find a point that is repeated in other case, width or punctuation", () => {
    const selling_points = ["Easy to clean", "Ｅasy-to-clean!", "Warm handle"]
    expect(findIssues({ ...ENGLISH_COPY, selling_points }, known("en"))).toEqual([
      {
        field: "selling_points",
        code: "repeated_point",
        severity: "warning",
        message: "Selling point 2 says the same as selling point 1.",
      },
    ])
  })

  test("do not take different symbols for the same point", () => {
    expect(codes({ ...ENGLISH_COPY, selling_points: ["★", "☆", "Warm handle"] }, "en")).toEqual([])
  })

  test.each(["", "  "])("find that alt text is missing (%j)", (alt_text) => {
    expect(codes({ ...ENGLISH_COPY, alt_text }, "en")).toEqual(["alt_text empty"])
    expect(codes({ ...CHINESE_COPY, alt_text }, "zh")).toContain("alt_text empty")
  })

  test("find Chinese in an English draft, also in its attributes", () => {
    const attributes = [{ name: "colour", value: "红色", evidence: "picture" } as const]
    expect(codes({ ...ENGLISH_COPY, title: "Red 马克杯", attributes }, "en")).toEqual([
      "title wrong_script",
      "attributes wrong_script",
    ])
  })

  test("find other writing than Latin in an English draft", () => {
    expect(codes({ ...ENGLISH_COPY, title: "Красная кружка" }, "en")).toEqual(["title wrong_script"])
  })

  test("allow Chinese that is printed on the product in an English draft", () => {
    const content = { ...ENGLISH_COPY, ocr_text: ["福"], alt_text: "A red mug printed with 福", attributes: [] }
    expect(codes(content, "en")).toEqual([])
    expect(codes({ ...content, ocr_text: [] }, "en")).toEqual(["alt_text wrong_script"])
  })

  test("find English in a Chinese draft, point by point", () => {
    const content = { ...CHINESE_COPY, selling_points: ["醒目红色条纹", "Easy to clean", "手柄舒适"], description: "A mug." }
    expect(findIssues(content, known("zh")).map(({ field, code, message }) => [field, code, message])).toEqual([
      ["selling_points", "wrong_script", "Selling point 2 has no Chinese characters."],
      ["description", "wrong_script", "The description has no Chinese characters."],
    ])
  })

  test("allow a Latin name among Chinese words", () => {
    expect(codes({ ...CHINESE_COPY, title: "CAFÉ 马克杯" }, "zh")).toEqual([])
  })

  test("find words that are longer than the limit, by how much", () => {
    expect(findIssues({ ...CHINESE_COPY, title: "杯".repeat(23) }, known("zh"))).toEqual([
      {
        field: "title",
        code: "too_long",
        severity: "error",
        message: "The title has 23 characters, 3 more than the 20 that fit. Shorten it.",
      },
    ])
  })

  test.each([
    ["<b>Red</b> mug", "HTML"],
    ["Red mug</p>", "HTML"],
    ["Red <!-- mug", "HTML"],
    ["Red &amp; white mug", "HTML"],
    ["Mug &#60;script", "HTML"],
    ["Mug from https://shop.example/x", "a link"],
    ["Mug from www.shop.example", "a link"],
    ["Mug from shop.com", "a link"],
    ["javascript:alert(1)", "a link"],
    ["Write to me@shop.example", "a link"],
    ["Red \u202emug", "invisible characters"],
    ["Red m\u200bug", "invisible characters"],
  ])("report %j as unsafe", (title, found) => {
    expect(findIssues({ ...ENGLISH_COPY, title }, known("en"))).toMatchObject([
      { field: "title", code: "unsafe_text", severity: "error", message: expect.stringContaining(found) },
    ])
  })

  test.each([
    "Mug < jug",
    "Mug & saucer",
    "I <3 mugs",
    "Mug, 1.5",
    "Café mug, size S/M",
    "Mug @ home",
    "Cafe\u0301 mug",
    "Data: 5 ports",
    "R&D; mug",
  ])("do not report %j as unsafe", (title) => {
    expect(codes({ ...ENGLISH_COPY, title }, "en")).toEqual([])
  })

  test("allow an address that is printed on the product, but no HTML there", () => {
    expect(codes({ ...ENGLISH_COPY, ocr_text: ["www.cafe.example"] }, "en")).toEqual([])
    expect(codes({ ...ENGLISH_COPY, ocr_text: ["<img src=x>"] }, "en")).toEqual(["ocr_text unsafe_text"])
  })
})

test("Cleaned words are clean: cleaning them again changes nothing", () => {
  const dirty = ["a\u200b<|im_\u200bend|>b", "<|im_<|im_end|>end|>", "\u200d👨\u200d\u200d👩\u200d", "e\u200b\u0301", " a \u0000 b ", "\ud83d"]
  for (const text of dirty) {
    const cleaned = cleanText(text)
    expect(cleanText(cleaned)).toBe(cleaned)
    expect(cleaned).not.toMatch(/<\|[a-z_]+\|>|[\p{Cc}\u200b]|\p{Cs}/u)
  }
})
