import { foldPhrases } from "../../src/copy/fold-phrases"
import { removedWords } from "../../src/copy/removed-words"

describe("the words that a person deleted", () => {
  it("are those of the model's that are not in the person's, and the phrases that they made", () => {
    expect(removedWords("A bag of genuine Italian leather", "A bag of leather", "en")).toEqual(["genuine", "genuine italian", "italian"])
  })

  it("are none of what only moved or changed its case", () => {
    expect(removedWords("Red striped mug", "Mug, striped, red", "en")).toEqual([])
  })

  it("leave out words that say nothing about a product, numbers, and single letters", () => {
    expect(removedWords("It is the best of 100 mugs with a B", "One mug", "en")).toEqual(["best", "mugs"])
  })

  it("make no phrase across a comma, and none that begins or ends with an empty word", () => {
    expect(removedWords("timeless, elegant", "", "en")).toEqual(["timeless", "elegant"])
    expect(removedWords("state of the art", "", "en")).toEqual(["state", "art"])
    expect(removedWords("word of mouth", "", "en")).toEqual(["word", "word of mouth", "mouth"])
  })

  it("keep compounds in one piece", () => {
    expect(removedWords("dishwasher-safe mug", "mug", "en")).toEqual(["dishwasher-safe"])
  })

  it("are words in Chinese too, of at least two characters", () => {
    expect(removedWords("优质真皮材质的手提包", "手提包", "zh")).toEqual(expect.arrayContaining(["优质"]))
    expect(removedWords("优质手提包", "手提包，优质", "zh")).toEqual([])
    for (const words of removedWords("这是一款非常时尚的杯子", "杯子", "zh")) expect([...words].length).toBeGreaterThan(1)
    expect(removedWords("这是一款非常时尚的杯子", "杯子", "zh")).toContain("时尚")
  })

  it("are bounded, however long the text is", () => {
    const long = Array.from({ length: 5_000 }, (_, index) => `word${index}x`).join(" ")
    expect(removedWords(long, "", "en")).toHaveLength(40)
    const started = performance.now()
    removedWords("优质真皮".repeat(5_000), "", "zh")
    expect(performance.now() - started).toBeLessThan(1_000)
  })
})

describe("deleted words and phrases together", () => {
  const en = (words: string, drafts: number) => ({ locale: "en" as const, words, drafts })

  it("leave out a word that a phrase accounts for, and keep one that is deleted without it too", () => {
    expect(foldPhrases([en("quality", 9), en("premium", 5), en("premium quality", 5)])).toEqual([en("quality", 9), en("premium quality", 5)])
  })

  it("compare whole words, and only within a language", () => {
    expect(foldPhrases([en("art", 2), en("smart watch", 2)])).toHaveLength(2)
    expect(foldPhrases([{ locale: "zh", words: "优质", drafts: 1 }, en("优质真皮", 1)])).toHaveLength(2)
    expect(foldPhrases([{ locale: "zh", words: "优质", drafts: 1 }, { locale: "zh", words: "优质真皮", drafts: 1 }])).toHaveLength(1)
  })
})
