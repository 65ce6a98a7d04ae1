import { extractAttributes } from "../../../src/copy/attributes/extract-attributes"
import type { Locale } from "../../../src/copy/limits"

/** What a printed line gives, as `name: value`. */
const printed = (text: string, locale: Locale = "en") => extractAttributes([text], {}, locale).map(({ name, value }) => `${name}: ${value}`)
/** What a product's title gives. */
const titled = (title: string, locale: Locale = "en") => extractAttributes([], { title }, locale).map(({ name, value }) => `${name}: ${value}`)

describe("Print", () => {
  it.each([
    ["500 ml", ["capacity: 500 ml"]],
    ["500ML / 16.9 FL OZ", ["capacity: 500 ml"]],
    ["净含量：500毫升", ["capacity: 500 ml"]],
    ["6 x 330 ml", ["capacity: 6 × 330 ml"]],
    ["1.5 L", ["capacity: 1.5 l"]],
    ["NET WT 12 oz (340 g)", ["net_weight: 12 oz"]],
    ["净重 250克", ["net_weight: 250 g"]],
    ["250 g", ["net_weight: 250 g"]],
    ["Weight: 1,200 g", ["weight: 1200 g"]],
    ["毛重：1.2千克", ["weight: 1.2 kg"]],
    ["30 × 20 × 10 cm", ["length: 30 cm", "width: 20 cm", "height: 10 cm"]],
    ["30cm x 20cm x 10cm", ["length: 30 cm", "width: 20 cm", "height: 10 cm"]],
    ["H30 x W20 x D10 cm", ["height: 30 cm", "width: 20 cm", "depth: 10 cm"]],
    ["长30×宽20×高10厘米", ["length: 30 cm", "width: 20 cm", "height: 10 cm"]],
    ["50 x 70 cm", ["dimensions: 50 × 70 cm"]],
    ["Height: 10-15 cm", ["height: 10–15 cm"]],
    ["Ø 12 cm", ["diameter: 12 cm"]],
    ["直径12厘米", ["diameter: 12 cm"]],
    ["5V 65W 10000mAh", ["voltage: 5 V", "power: 65 W", "battery_capacity: 10000 mAh"]],
    ["100-240 V", ["voltage: 100–240 V"]],
    ["15.6\" display", ["screen_size: 15.6 in"]],
    ["55寸电视", ["screen_size: 55 in"]],
    ["128 GB", ["storage: 128 GB"]],
    ["100% cotton", ["material: 100% cotton"]],
    ["80% COTTON 20% POLYESTER", ["material: 80% cotton, 20% polyester"]],
    ["Genuine leather", ["material: leather"]],
    ["STAINLESS STEEL", ["material: stainless steel"]],
    ["Oak wood", ["material: oak"]],
    ["纯棉", ["material: cotton"]],
    ["木质", ["material: wood"]],
    ["Material: oak", ["material: oak"]],
    ["面料：80%棉 20%涤纶", ["material: 80% cotton, 20% polyester"]],
    ["材质：不锈钢", ["material: stainless steel"]],
    ["Colour: navy", ["colour: navy blue"]],
    ["颜色：红色", ["colour: red"]],
    ["Size: XL", ["size: XL"]],
    ["尺码：42", ["size: 42"]],
    ["42码", ["size: 42"]],
    ["均码", ["size: One size"]],
    ["One size fits all", ["size: One size"]],
    ["EU 42", ["size: EU 42"]],
    ["Shoe size UK 8.5", ["size: UK 8.5"]],
    ["Made in Italy", ["origin: Italy"]],
    ["MADE IN THE USA", ["origin: United States"]],
    ["产地：中国", ["origin: China"]],
    ["意大利制造", ["origin: Italy"]],
  ])("%s gives %j", (text, attributes) => {
    expect(printed(text)).toEqual(attributes)
  })

  it.each([
    ["净含量：500毫升", ["capacity: 500 ml"]],
    ["100% cotton", ["material: 100%棉"]],
    ["Colour: navy", ["colour: 藏青色"]],
    ["One size", ["size: 均码"]],
    ["Made in Italy", ["origin: 意大利"]],
  ])("%s gives %j in Chinese", (text, attributes) => {
    expect(printed(text, "zh")).toEqual(attributes)
  })

  it.each([
    "100% cotton look",
    "not leather",
    "No leather was used",
    "leather-free",
    "free of leather",
    "无皮革",
    "不含皮革",
    "木纹",
    "leather care",
    "wood effect",
    "iPhone 15",
    "iPhone 15 Pro",
    "size: see chart",
    "尺码：见尺码表",
    "5 in 1",
    "5in1",
    "5 in stock",
    "5G",
    "5 M followers",
    "180 g/m²",
    "180 g/m2",
    "1080p",
    "men's",
    "S M L XL",
    "Size S Size M",
    "30 cm",
    "COTTON CLUB",
    "OAK",
    "Silk",
    "陶瓷",
    "RED BULL",
    "ORANGE",
    "Designed in Italy",
    "not made in China",
    "V8",
    "12/05/2026",
    "2升级版",
    "",
  ])("%j gives nothing", (text) => {
    expect(printed(text)).toEqual([])
  })

  it("tells imitation from what it imitates", () => {
    expect(printed("Material: faux leather")).toEqual(["material: faux leather"])
    expect(printed("材质：仿皮")).toEqual(["material: faux leather"])
  })

  it("gives nothing of what it contradicts itself about", () => {
    expect(extractAttributes(["500 ml", "750 ml"], {}, "en")).toEqual([])
    expect(extractAttributes(["500 ml", "Capacity: 750 ml"], {}, "en")).toMatchObject([{ name: "capacity", value: "750 ml" }])
  })

  it("says in which words a value was found", () => {
    expect(extractAttributes(["CAFÉ", "Net wt. 250 g"], {}, "en")).toEqual([
      { name: "net_weight", value: "250 g", evidence: "ocr_text", words: "Net wt. 250 g", isStated: true },
    ])
  })
})

describe("A product's data", () => {
  it.each([
    ["Linen shirt", ["material: linen"]],
    ["Red striped mug", ["colour: red", "pattern: striped"]],
    ["红色条纹马克杯", ["colour: red", "pattern: striped"]],
    ["Orange juice 1 l", ["capacity: 1 l"]],
    ["Leather cleaner 250 ml", ["capacity: 250 ml"]],
    ["皮革清洁剂 250毫升", ["capacity: 250 ml"]],
    ["棉花糖", []],
    ["Black tea", []],
    ["Faux leather belt", ["material: faux leather"]],
    ["IMG_2034", []],
    ["Oak", ["material: oak"]],
  ])("%s gives %j", (title, attributes) => {
    expect(titled(title)).toEqual(attributes)
  })

  it("gives the value of an option that has only one", () => {
    const options = { Colour: ["Navy"], Size: ["S", "M"], 尺码: ["One"], "Default option": ["Default option value"] }
    expect(extractAttributes([], { options }, "en")).toMatchObject([{ name: "colour", value: "navy blue", evidence: "product", isStated: true }])
  })

  it.each(["One size", "one-size", "One Size Fits All", "Default", "Default option value", "One", "均码", "默认", "默认值", " "])(
    "says nothing by an option whose only value is %j, which stands for no choice",
    (value) => {
      expect(extractAttributes([], { options: { Size: [value] } }, "en")).toEqual([])
      expect(extractAttributes([], { title: "One size fits all", options: { Size: [value] } }, "en")).toMatchObject([{ words: "One size fits all" }])
    }
  )

  it("is read however long it is, in a moment", () => {
    const started = performance.now()
    extractAttributes(Array.from({ length: 50 }, () => "1 x ".repeat(2_000)), { title: "1,".repeat(5_000), description: "cotton ".repeat(10_000) }, "en")
    expect(performance.now() - started).toBeLessThan(2_000)
  })
})
