import { mergeTexts, type ReadText } from "../../src/copy/merge-texts"

const texts = (...read: [string, number][]): ReadText[] => read.map(([text, confidence]) => ({ text, confidence }))
const merged = (...read: [string, number][]) => mergeTexts(texts(...read)).map(({ text }) => text)

describe("Texts of several looks", () => {
  test("stay in their order, each once, whatever its case and spaces", () => {
    expect(merged(["Oat Drink", 0.9], ["NORD", 0.9], ["OAT  DRINK", 0.8])).toEqual(["Oat Drink", "NORD"])
  })

  test("of the same print, read differently, the surer one stays", () => {
    expect(merged(["MAPLF", 0.5], ["MAPLE", 0.9])).toEqual(["MAPLE"])
    expect(merged(["MAPLE", 0.9], ["MAPLF", 0.5])).toEqual(["MAPLE"])
  })

  test("of a text and a part of it the whole stays, the surer or not", () => {
    expect(merged(["Organic", 0.99], ["100 % organic cotton", 0.7])).toEqual(["100 % organic cotton"])
    expect(merged(["有机绿茶礼盒", 0.7], ["绿茶礼", 0.99])).toEqual(["有机绿茶礼盒"])
  })

  test("are two where their figures differ, or where they are short", () => {
    expect(merged(["Net 400 g", 0.9], ["Net 450 g", 0.9])).toEqual(["Net 400 g", "Net 450 g"])
    expect(merged(["OAK", 0.9], ["OAT", 0.9])).toEqual(["OAK", "OAT"])
  })

  test("lose what nobody can see, and are left out where nothing is left", () => {
    expect(merged(["NO\u200bRD", 0.9], ["\u202e", 0.9], ["…", 0.9])).toEqual(["NORD"])
  })
})
