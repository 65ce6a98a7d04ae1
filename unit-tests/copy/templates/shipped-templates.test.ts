import { LOCALES } from "../../../src/copy/limits"
import { promptText } from "../../../src/copy/prompt"
import { checkTemplate } from "../../../src/copy/templates/check-template"
import { estimateTokens } from "../../../src/copy/templates/prompt-budget"
import { TemplateName, TemplateTexts, type PromptTemplate } from "../../../src/copy/templates/prompt-template"
import { SHIPPED_TEMPLATES } from "../../../src/copy/templates/shipped-templates"
import { EMPTY_BASELINE } from "../../../src/copy/templates/store-baseline"

const facts = { title: "Mug", categories: ["Kitchen"] }
const others = SHIPPED_TEMPLATES.filter(({ name }) => name !== "general")
const textsOf = ({ label, words, guidance, attributes }: PromptTemplate): TemplateTexts => ({ label, words, guidance, attributes })

describe("The shipped templates", () => {
  test("are there for the categories that stores sell most", () => {
    const names = SHIPPED_TEMPLATES.map(({ name }) => name).sort()
    expect(names).toEqual(["apparel", "bags", "beauty", "electronics", "food", "general", "home", "shoes", "sports", "toys"])
  })

  test.each(others.map((template) => [template.name, template] as const))("keep to what a store's own are held to, in both languages (%s)", (name, template) => {
    expect(TemplateName.parse(name)).toBe(name)
    expect(TemplateTexts.parse(textsOf(template))).toEqual(textsOf(template))
    expect(checkTemplate(name, textsOf(template), LOCALES)).toEqual([])
    expect(template.guidance.zh).toMatch(/^[^a-z]+$/)
    for (const locale of LOCALES) {
      expect(template.label[locale]).not.toBe("")
      expect(template.words[locale].length).toBeGreaterThan(5)
      expect(estimateTokens(template.guidance[locale])).toBeLessThanOrEqual(85)
    }
  })

  test.each(others.map((template) => [template.name, template] as const))("are told apart by their words: none stands in two of them (%s)", (name, { words }) => {
    const elsewhere = new Set(others.filter((other) => other.name !== name).flatMap((other) => LOCALES.flatMap((locale) => other.words[locale])))
    expect(LOCALES.flatMap((locale) => words[locale]).filter((word) => elsewhere.has(word))).toEqual([])
  })

  test.each(LOCALES)("leave the prompt as it was where the general one is used and the baseline is empty (%s)", (locale) => {
    const general = SHIPPED_TEMPLATES.find(({ name }) => name === "general")
    const before = promptText({ locale, facts, instructions: "shorter" })
    expect(promptText({ locale, facts, instructions: "shorter", template: general, baseline: EMPTY_BASELINE, examples: [] })).toBe(before)
  })
})
