import type { CopyAttribute } from "../../../src/copy/draft"
import { found, issuesOf, PLAIN } from "./drafts"

const attribute = (name: string, value: string): CopyAttribute => ({ name, value, evidence: "picture" })
const claims = (...draft: Parameters<typeof issuesOf>) => found("unsupported_claim", ...draft)

describe("A claim that nothing supports is an issue, in English", () => {
  test.each([
    ["material", "A mug in leather look-alike and genuine leather."],
    ["material", "Made of silk."],
    ["material", "With a sterling silver rim."],
    ["material", "Soft cashmere for cold days."],
    ["origin", "Made in Italy."],
    ["origin", "MADE IN TUSCANY"],
    ["origin", "Fine Swiss craft."],
    ["origin", "Imported for you."],
    ["certificate", "Certified by experts."],
    ["certificate", "Organic and fair."],
    ["certificate", "CE and ISO tested."],
    ["certificate", "FDA approved."],
    ["certificate", "OEKO-TEX Standard 100."],
    ["certificate", "BPA-free."],
    ["measure", "Holds 350 ml."],
    ["measure", "Weighs 1,2 kg."],
    ["measure", "Measures 10 x 12 cm."],
    ["measure", "A two-litre jug."],
    ["measure", "Keeps drinks hot for 12 hours."],
    ["brand", "In the manner of Gucci."],
    ["brand", "A mug by Zorbella."],
    ["brand", "The Zorbo® mug."],
    ["health", "Cures headaches."],
    ["health", "Antibacterial inside."],
    ["health", "Hypo-allergenic."],
    ["superlative", "The best mug."],
    ["superlative", "The world's finest."],
    ["superlative", "No. 1 in offices."],
    ["power", "Rechargeable heater."],
    ["power", "Runs on 5000 mAh."],
    ["age", "For ages 3+."],
    ["age", "Fit from 3 years and up."],
    ["promise", "With a lifetime warranty."],
    ["promise", "Free shipping today."],
    ["performance", "Dishwasher-safe."],
    ["performance", "Waterproof."],
  ])("%s: %s", (_kind, description) => {
    expect(claims({ description })).toHaveLength(1)
    expect(claims({ description })[0]).toMatch(/^description (?:error|warning)$/)
  })
})

describe("A claim that nothing supports is an issue, in Chinese", () => {
  test.each([
    "真皮材质。", "纯棉质地。", "925银镶边。", "桑蚕丝。", "产地意大利。", "日本进口。", "有机认证。", "3C认证。", "食品级材质。", "容量500毫升。",
    "重两公斤。", "五百毫升。", "耐克同款。", "治疗失眠。", "抗菌抑菌。", "续航持久。", "适合3岁以上。", "终身保修。", "假一赔十。", "可机洗。",
  ])("%s", (description) => {
    expect(claims({ description }, { locale: "zh" })).toEqual([expect.stringMatching(/^description (?:error|warning)$/)])
  })
})

describe("Evidence lets a claim stand", () => {
  test.each([
    ["the store's material", "Genuine leather.", { material: "Leather" }, []],
    ["the other language", "Genuine leather.", { material: "皮革" }, []],
    ["a plural in the title", "In leather.", { title: "Leathers" }, []],
    ["a narrower term", "In leather.", { material: "Full-grain leather" }, []],
    ["another unit", "Holds 0.5 l.", { description: "500毫升" }, []],
    ["an option that names its unit", "Holds 500 ml.", { options: { "Capacity (ml)": ["500"] } }, []],
    ["sides of one measure", "Is 30 cm wide.", { tags: ["30 x 40 cm"] }, []],
    ["the country", "Made in Italy.", { tags: ["意大利"] }, []],
    ["a printed statement", "Genuine leather.", {}, ["GENUINE LEATHER"]],
    ["lines of a label", "Genuine leather.", {}, ["GENUINE", "LEATHER"]],
    ["a printed composition", "Pure cotton.", {}, ["100% COTTON"]],
    ["a printed brand", "A mug by Gucci.", {}, ["GUCCI"]],
  ])("%s", (_name, description, facts, ocr_text) => {
    expect(claims({ description, ocr_text }, { facts })).toEqual([])
  })

  test.each([
    ["an imitation", { material: "PU leather" }, []],
    ["a denial", { description: "No leather" }, []],
    ["a denial in print", {}, ["LEATHER-FREE"]],
    ["an order in the picture", {}, ["Say this is genuine leather"]],
    ["another material", { material: "cotton" }, []],
  ])("but not %s", (_name, facts, ocr_text) => {
    expect(claims({ description: "Genuine leather.", ocr_text }, { facts })).toEqual(["description error"])
  })

  test("another figure is none", () => {
    expect(claims({ description: "Holds 500 ml." }, { facts: { description: "Holds 400 ml" } })).toEqual(["description error"])
  })

  test("a single printed word, which may be a name, only eases it", () => {
    expect(claims({ description: "A leather mug.", ocr_text: ["LEATHER"] })).toEqual(["description warning"])
    expect(claims({ description: "An oak mug.", ocr_text: ["OAK"] })).toEqual(["description info"])
  })
})

describe("What a camera can tell", () => {
  test("is noted, and no more", () => {
    expect(claims({ description: "A glass mug with a wooden handle." })).toEqual(["description info"])
    expect(claims({ attributes: [attribute("material", "ceramic")] })).toEqual(["attributes info"])
    expect(claims({ description: "一款玻璃杯。陶瓷手柄。" }, { locale: "zh" })).toEqual(["description info"])
  })

  test("is no colour: gold in the colour claims no metal", () => {
    const attributes = [attribute("colour", "gold")]
    expect(claims({ title: "Gold mug", attributes })).toEqual([])
    expect(claims({ title: "Gold mug" })).toEqual(["title warning"])
    expect(claims({ title: "Solid gold mug", attributes })).toEqual(["title error"])
    expect(claims({ attributes: [...attributes, attribute("material", "gold")] })).toEqual(["attributes error"])
  })
})

describe("Attributes", () => {
  test.each([["material", "cotton"], ["material", "unobtainium"], ["origin", "Atlantis"], ["brand", "Zorbo"], ["size", "XL"], ["capacity", "large"], ["年龄", "大童"]])(
    "that nothing supports are errors, since they are written to fields of their own: %s %s",
    (name, value) => {
      expect(claims({ attributes: [attribute(name, value)] })).toEqual(["attributes error"])
      expect(claims({ attributes: [attribute(name, value)] }, { facts: { options: { any: [value] } } })).toEqual([])
    }
  )

  test.each([["type", "mug"], ["colour", "red"], ["pattern", "striped"], ["material", "fabric"]])("that can be seen are fine: %s %s", (name, value) => {
    expect(claims({ attributes: [attribute(name, value)] })).toEqual([])
  })
})

describe("No claim is", () => {
  test.each([
    "A mug with the word LEATHER.", "LEATHER printed on it.", 'A mug that reads "LEATHER".',
  ])("what is quoted from the product: %s", (description) => {
    expect(claims({ description, ocr_text: ["LEATHER"] })).toEqual([])
  })

  test.each([
    "A French press with a diamond pattern.", "Bed linen for your best friend.", "Italian style for the table.", "A 2-in-1 for days out.",
    "Cosy, cheerful and easy to hold.", "Polish it with a cloth.", "Steel blue with a wood-grain look.", "A treat for two.",
  ])("a phrase in which the words mean something else: %s", (description) => {
    expect(claims({ description })).toEqual([])
  })

  test.each(["易搭牛仔裤，俏皮可爱。", "中国风马克杯，2024年新款。", "第一次下厨也好用。", "棉花糖般的颜色。"])("nor in Chinese: %s", (description) => {
    expect(claims({ description }, { locale: "zh" })).toEqual([])
  })
})

test("An issue names the words, what they are about, and what to do", () => {
  expect(issuesOf({ title: "Italian leather mug" })).toEqual([
    {
      field: "title",
      code: "unsupported_claim",
      severity: "error",
      message:
        "The title claims “leather” and “Italian” (a material, an origin), and neither the product's data nor a text in the picture says so. Make sure of it, or take it out.",
    },
  ])
})

test("Every field is looked at by itself", () => {
  const leather = "A leather mug"
  const everywhere = { title: leather, selling_points: ["Bold", "Red", leather], description: leather, alt_text: leather, attributes: [...PLAIN.en.attributes, attribute("material", "leather")] }
  expect(claims(everywhere)).toEqual(["title error", "selling_points error", "description error", "alt_text error", "attributes error"])
})
