import { baselineFormOf, baselineProblems, localeBaselineOf } from "../../src/admin/lib/baseline-form"
import { readTemplateFile } from "../../src/admin/lib/read-template-file"
import { isChanged, NEW_TEMPLATE, ownVersion, templateFormOf, templateProblems, textsOf } from "../../src/admin/lib/template-form"
import { TemplateName, TemplateTexts } from "../../src/copy/templates/prompt-template"
import { CANDLES } from "../copy/templates/templates"

const BOTH = ["en", "zh"] as const
const form = templateFormOf({ name: "candles", ...CANDLES })
const found = (change: Partial<typeof form>, taken: string[] | null = null) =>
  templateProblems({ ...form, ...change }, BOTH, taken).map(({ field, code }) => `${field}: ${code}`)

describe("a template's form", () => {
  it("says what the template says, there and back", () => {
    expect(textsOf(form)).toEqual(CANDLES)
    expect(isChanged(form, templateFormOf({ name: "candles", ...CANDLES }))).toBe(false)
    expect(isChanged({ ...form, words: { ...form.words, en: "candle,\nscented candle , " } }, form)).toBe(false)
    expect(isChanged({ ...form, attributes: "wick" }, form)).toBe(true)
  })

  it("reads words apart by commas of both scripts and by lines", () => {
    const words = { en: "lamp, desk lamp\nlight;", zh: "灯、台灯，吊灯；" }
    expect(textsOf({ ...form, words }).words).toEqual({ en: ["lamp", "desk lamp", "light"], zh: ["灯", "台灯", "吊灯"] })
  })

  it("puts each problem at its field", () => {
    expect(found({})).toEqual([])
    expect(found({ guidance: { en: "", zh: "好 {{title}}" } })).toEqual(["guidance.en: no_guidance", "guidance.zh: placeholder"])
    expect(found({ guidance: { en: "word ".repeat(301), zh: "好" } })).toEqual(["guidance.en: over_budget"])
    expect(found({ label: { en: " ", zh: "" } })).toEqual(["label.en: no_label"])
    expect(found({ words: { en: "", zh: "" } })).toEqual(["words.en: no_words"])
    expect(found({ words: { en: "x".repeat(41), zh: "" } })).toEqual(["words.en: word_too_long"])
    expect(found({ attributes: "Heel height" })).toEqual(["attributes: attribute_name"])
    expect(found({ attributes: "colour" })).toEqual(["attributes: own_attribute"])
    expect(found({ attributes: "a, b, c, d, e, f, g" })).toEqual(["attributes: too_many"])
    expect(found({ note: "x".repeat(501) })).toEqual(["note: too_long"])
  })

  it("asks for guidance in the store's languages alone", () => {
    const problems = templateProblems({ ...form, guidance: { en: "Good.", zh: "" } }, ["en"], null)
    expect(problems).toEqual([])
  })

  it.each(["Candles", "two--hyphens", "-x", "", "x".repeat(41), "export"])("refuses the name %j as the store does", (name) => {
    expect(TemplateName.safeParse(name).success).toBe(false)
    expect(found({ name }, [])).toEqual([expect.stringMatching(/^name: /)])
  })

  it("refuses a name that is taken, and is refused wherever the store would refuse it", () => {
    expect(found({}, ["candles"])).toEqual(["name: name_taken"])
    expect(TemplateTexts.safeParse(textsOf(form)).success).toBe(true)
    for (const wrong of [{ attributes: "Heel" }, { words: { en: "x".repeat(41), zh: "" } }, { label: { en: "x".repeat(61), zh: "" } }]) {
      expect(TemplateTexts.safeParse(textsOf({ ...form, ...wrong })).success).toBe(false)
      expect(found(wrong)).toHaveLength(1)
    }
    expect(templateProblems(NEW_TEMPLATE, BOTH, []).map(({ code }) => code).sort()).toEqual(["name_form", "no_guidance", "no_guidance", "no_label", "no_words"])
  })
})

describe("a template's version", () => {
  it("is one of the store's own, or none", () => {
    expect(ownVersion({ source: "own", version: 3 })).toBe(3)
    expect(ownVersion({ source: "shipped", version: 2 })).toBe(0)
  })
})

describe("the baseline's form", () => {
  const baseline = { tone: "calm", spelling: "British English", avoid: ["cosy", "must-have"], never_claim: ["handmade"] }

  it("says what the baseline says, there and back", () => {
    expect(localeBaselineOf(baselineFormOf(baseline))).toEqual(baseline)
  })

  it("puts each problem at its field", () => {
    const wrong = { tone: "x".repeat(401), spelling: "", avoid: "y".repeat(41), never_claim: Array.from({ length: 501 }, (_, at) => `w${at}`).join("\n") }
    expect(baselineProblems(wrong).map(({ field, code }) => `${field}: ${code}`)).toEqual(["tone: too_long", "avoid: word_too_long", "never_claim: too_many"])
    expect(baselineProblems(baselineFormOf(baseline))).toEqual([])
  })
})

describe("a file of templates", () => {
  const file = (text: string) => readTemplateFile(new File([text], "templates.json"))

  it("is read with or without a byte order mark", async () => {
    const templates = { format: "shelftalker-templates@1", templates: [] }
    expect(await file(JSON.stringify(templates))).toEqual({ file: templates })
    expect(await file(`\uFEFF${JSON.stringify(templates)}`)).toEqual({ file: templates })
  })

  it("is refused when it is no JSON, something else, too large or gone", async () => {
    expect(await file('{"templates":[]}')).toEqual({ problem: "notTemplates" })
    expect(await file("[1]")).toEqual({ problem: "notTemplates" })
    expect(await file("a,b")).toEqual({ problem: "notJson" })
    expect(await file(`"${"x".repeat(4 * 1024 * 1024)}"`)).toEqual({ problem: "tooLarge" })
    expect(await readTemplateFile({ size: 1, text: () => Promise.reject(new Error("gone")) })).toEqual({ problem: "unreadable" })
  })
})
