import { mendContent } from "../../src/copy/mends/mend-content"
import { findLongFields } from "../../src/copy/find-long-fields"
import type { Locale } from "../../src/copy/limits"
import { CHINESE_COPY, ENGLISH_COPY } from "./sample-copy"

const mended = (title: string, locale: Locale = "en", more: { ocr_text?: string[]; facts?: object } = {}) => {
  const copy = locale === "en" ? ENGLISH_COPY : CHINESE_COPY
  return mendContent({ ...copy, title, ocr_text: more.ocr_text ?? [] }, { locale, facts: more.facts ?? {} })
}

describe("Mends of the model's words", () => {
  test.each([
    ["Red mug 🎉", "Red mug"],
    ["👨‍👩‍👧 Family mug 🇮🇹", "Family mug"],
    ["Red mug!!", "Red mug!"],
    ["Red mug , big", "Red mug, big"],
    ["Red mug，big", "Red mug,big"],
    ["RED STRIPED MUG", "Red striped mug"],
    ["red mug", "Red mug"],
  ])("in English: %j becomes %j", (title, expected) => {
    const { content, issues } = mended(title)
    expect(content.title).toBe(expected)
    expect(issues).toMatchObject([{ field: "title", code: "mended", severity: "info" }])
  })

  test.each([
    ["红色马克杯,好看", "红色马克杯，好看"],
    ["红色马克杯!!", "红色马克杯！"],
    ["红色马克杯，，好看", "红色马克杯，好看"],
    ["容量１．５升", "容量1.5升"],
    ["红色(条纹)马克杯", "红色（条纹）马克杯"],
    ["红色🎉马克杯", "红色马克杯"],
  ])("in Chinese: %j becomes %j", (title, expected) => {
    const { content, issues } = mended(title, "zh")
    expect(content.title).toBe(expected)
    expect(issues).toMatchObject([{ field: "title", code: "mended", severity: "info" }])
  })

  test.each([
    ["iPhone stand in red", "en"],
    ["USB LED UV", "en"],
    ["Mug... and more", "en"],
    ["Mug © 2024, 1.5", "en"],
    ["红色马克杯 CAFE", "zh"],
    ["1,000 种颜色：红色", "zh"],
  ] as const)("leave %j as it is", (title, locale) => {
    const { content, issues } = mended(title, locale)
    expect(content.title).toBe(title)
    expect(issues).toEqual([])
  })

  test("keep the capitals of what is printed, and of what the store writes so", () => {
    expect(mended("RED MUG WITH NORD PRINT", "en", { ocr_text: ["NORD"] }).content.title).toBe("Red mug with NORD print")
    expect(mended("RED MUG BY ZORBO", "en", { facts: { title: "ZORBO" } }).content.title).toBe("Red mug by ZORBO")
  })

  test("never leave nothing, never make longer, and touch neither the print nor the attributes", () => {
    expect(mended("🎉").content.title).toBe("🎉")
    const { content } = mendContent({ ...ENGLISH_COPY, ocr_text: ["HELLO!!  🎉"] }, { locale: "en", facts: {} })
    expect(content).toEqual({ ...ENGLISH_COPY, ocr_text: ["HELLO!!  🎉"] })
    expect(findLongFields(mended("，".repeat(30) + "MUG MUG").content, "en")).toEqual([])
  })

  test("say what was done, once for each field", () => {
    const selling_points = ["BOLD RED STRIPES", "nice handle", "🎉 Easy"]
    expect(mendContent({ ...ENGLISH_COPY, selling_points }, { locale: "en", facts: {} }).issues).toEqual([
      {
        field: "selling_points",
        code: "mended",
        severity: "info",
        message: "The selling points were mended: capitals were made small letters; it begins with a capital; emoji were removed.",
      },
    ])
  })
})
