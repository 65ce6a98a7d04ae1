import { planImport, TemplateFile } from "../../../src/copy/templates/plan-import"
import { SHIPPED_TEMPLATES } from "../../../src/copy/templates/shipped-templates"
import { EMPTY_BASELINE, withWords } from "../../../src/copy/templates/store-baseline"
import { TEMPLATE_FILE_FORMAT } from "../../../src/copy/templates/template-limits"
import { CANDLES } from "./templates"

const general = SHIPPED_TEMPLATES.find(({ name }) => name === "general")

describe("An import", () => {
  test("says of every template what it would change, and of a refused one why", () => {
    if (!general) throw new Error("There is no general template.")
    const { label, words, guidance, attributes } = general
    const templates = [
      { name: "general", label, words, guidance, attributes },
      { name: "candles", ...CANDLES },
      { name: "lamps", ...CANDLES },
      { name: "vases", ...CANDLES, guidance: { en: "", zh: "好" } },
    ]
    const current = [...SHIPPED_TEMPLATES, { name: "candles", ...CANDLES, attributes: [] }]
    const file = { format: TEMPLATE_FILE_FORMAT, templates, baseline: withWords(EMPTY_BASELINE, "avoid", "en", ["cosy"]) } as const
    expect(planImport({ ...file, templates }, current, EMPTY_BASELINE, ["en"])).toEqual({
      templates: [
        { name: "general", change: "unchanged", problems: [] },
        { name: "candles", change: "changed", problems: [] },
        { name: "lamps", change: "new", problems: [] },
        { name: "vases", change: "refused", problems: [expect.objectContaining({ code: "no_guidance", locale: "en" })] },
      ],
      baseline: "changed",
    })
  })

  test.each([
    ["a file of something else", { format: "other", templates: [] }, "exported here"],
    ["a template twice", { format: TEMPLATE_FILE_FORMAT, templates: [{ name: "a", ...CANDLES }, { name: "a", ...CANDLES }] }, "twice"],
    ["a name that the API needs", { format: TEMPLATE_FILE_FORMAT, templates: [{ name: "export", ...CANDLES }] }, "another than"],
    ["what nobody knows of", { format: TEMPLATE_FILE_FORMAT, templates: [{ name: "a", ...CANDLES, extra: 1 }] }, "extra"],
  ])("does not take %s", (_name, file, message) => {
    expect(JSON.stringify(TemplateFile.safeParse(file).error?.issues)).toContain(message)
  })
})
