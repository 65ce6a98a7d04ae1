import type { ProductFacts } from "../../../src/copy/facts"
import { chooseTemplate } from "../../../src/copy/templates/choose-template"
import type { PromptTemplate } from "../../../src/copy/templates/prompt-template"
import { SHIPPED_TEMPLATES } from "../../../src/copy/templates/shipped-templates"
import { CANDLES } from "./templates"

const chosen = (facts: ProductFacts, templates: readonly PromptTemplate[] = SHIPPED_TEMPLATES) => {
  const { template, reason } = chooseTemplate(facts, templates)
  return [template.name, reason]
}
const own = (name: string, words: string[]): PromptTemplate => ({ ...CANDLES, name, source: "own", version: 1, words: { en: words, zh: [] } })

describe("A product's template", () => {
  test.each([
    ["Shoes", "shoes"],
    ["SHOES & BOOTS", "shoes"],
    ["Sports shoes", "shoes"],
    ["运动鞋", "shoes"],
    ["女装/连衣裙", "apparel"],
    ["Dresses", "apparel"],
    ["Gym bags", "bags"],
    ["面包", "food"],
    ["双肩包", "bags"],
    ["Food & Drink", "food"],
    ["Phone cases", "electronics"],
    ["Coffee tables", "home"],
    ["茶几", "home"],
    ["Board games", "toys"],
    ["Skin care", "beauty"],
    ["户外", "sports"],
  ])("is told from its category: %s", (category, name) => {
    expect(chosen({ categories: [category] })).toEqual([name, { by: "category", value: category }])
  })

  test.each<[string, ProductFacts]>([
    ["nothing is known", {}],
    ["nothing of what is known says anything", { categories: ["Summer sale"], tags: ["new"], type: null }],
    ["a template's word is only part of another", { categories: ["Teapots"] }],
    ["only the title and the description say it, which accept writes", { title: "Red shoe", description: "A shoe" }],
  ])("is the general one where %s", (_name, facts) => {
    expect(chosen(facts)).toEqual(["general", { by: "nothing" }])
  })

  test("is told from type and categories before tags, however long a tag's word is", () => {
    expect(chosen({ categories: ["Shoes"], tags: ["sporting goods"] })).toEqual(["shoes", { by: "category", value: "Shoes" }])
    expect(chosen({ type: "Bag", categories: ["Sale"], tags: ["shoes"] })).toEqual(["bags", { by: "type", value: "Bag" }])
    expect(chosen({ categories: ["Sale"], tags: ["new", "Toys"] })).toEqual(["toys", { by: "tag", value: "Toys" }])
  })

  test("is the one with the longest word that is found", () => {
    const templates = [...SHIPPED_TEMPLATES, own("running", ["trail running shoes"])]
    expect(chosen({ categories: ["Trail Running Shoes"] }, templates)[0]).toBe("running")
    expect(chosen({ categories: ["Running Shoes"] }, templates)[0]).toBe("shoes")
  })

  test("does not depend on the order of the templates", () => {
    const [one, other] = [own("alpha", ["lamp"]), own("beta", ["lamp"])]
    const general = SHIPPED_TEMPLATES.filter(({ name }) => name === "general")
    expect(chosen({ type: "Lamp" }, [one, other, ...general])[0]).toBe("alpha")
    expect(chosen({ type: "Lamp" }, [...general, other, one])[0]).toBe("alpha")
  })

  test("cannot be chosen without a general one to fall back on", () => {
    expect(() => chooseTemplate({}, [own("alpha", ["lamp"])])).toThrow("no general template")
  })
})
