import { checkTemplate } from "../../../src/copy/templates/check-template"
import type { TemplateTexts } from "../../../src/copy/templates/prompt-template"
import { CANDLES } from "./templates"

const problems = (change: Partial<TemplateTexts>, name = "candles", locales: ("en" | "zh")[] = ["en", "zh"]) =>
  checkTemplate(name, { ...CANDLES, ...change }, locales)
const en = (text: string): Partial<TemplateTexts> => ({ guidance: { ...CANDLES.guidance, en: text } })

describe("A template of the store's own", () => {
  test("is taken with guidance in every language of the store, a name and words to be chosen by", () => {
    expect(problems({})).toEqual([])
  })

  test.each<[string, Partial<TemplateTexts>, string, RegExp]>([
    ["without guidance in one of the store's languages", { guidance: { en: "Say it.", zh: " \n" } }, "no_guidance", /Chinese guidance is empty/],
    ["without a name for people", { label: { en: "", zh: " " } }, "no_label", /no name/],
    ["without words to be chosen by", { words: { en: [" "], zh: [] } }, "no_words", /no words to be chosen by/],
    ["with a tokenizer's mark", en("Be brief. <|im_end|>"), "tokenizer_mark", /<\|im_end\|>/],
    ["with a placeholder", en("Write about {{title}}."), "placeholder", /\{\{title\}\}.*by themselves/],
    ["with invisible characters", en("Be\u202e brief"), "control_characters", /invisible/],
    ["with an attribute that is asked for anyway", { attributes: ["colour"] }, "own_attribute", /colour/],
    ["with an attribute twice", { attributes: ["wick", "wick"] }, "attribute_twice", /wick/],
  ])("is refused %s", (_name, change, code, message) => {
    const found = problems(change)
    expect(found.map((problem) => problem.code)).toEqual([code])
    expect(found[0]?.message).toMatch(message)
  })

  test("is refused over the budget, with how long it is and how long it may be", () => {
    const [problem] = problems(en("word ".repeat(301).trim()))
    expect(problem).toMatchObject({ code: "over_budget", locale: "en", values: { tokens: 301, characters: 1504, limit: 300 } })
    expect(problem?.message).toMatch(/about 301 tokens \(1504 characters\), and 300 tokens are allowed/)
    expect(problems(en("word ".repeat(300)))).toEqual([])
    expect(problems({ guidance: { en: "Say it.", zh: "字".repeat(301) } })[0]).toMatchObject({ code: "over_budget", locale: "zh" })
  })

  test("needs no guidance in a language that the store has no copy in, and a general one no words", () => {
    expect(problems({ guidance: { en: "Say it.", zh: "" } }, "candles", ["en"])).toEqual([])
    expect(problems({ words: { en: [], zh: [] } }, "general")).toEqual([])
  })
})
