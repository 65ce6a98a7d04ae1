import { diffText, type DiffPart } from "../../src/admin/lib/word-diff"

/** `A [red] mug`: what changed stands in brackets. */
const marked = (parts: readonly DiffPart[]) => parts.map(({ text, isChanged }) => (isChanged ? `[${text}]` : text)).join("")

const compare = (before: string, after: string) => {
  const diff = diffText(before, after)
  expect(diff.before.map(({ text }) => text).join("")).toBe(before)
  expect(diff.after.map(({ text }) => text).join("")).toBe(after)
  return [marked(diff.before), marked(diff.after)]
}

describe("the differences between two texts", () => {
  it("are none where the texts are equal", () => {
    expect(compare("A red mug", "A red mug")).toEqual(["A red mug", "A red mug"])
    expect(diffText("", "")).toEqual({ before: [], after: [] })
  })

  it("are the whole text where one side is empty", () => {
    expect(compare("", "A red mug")).toEqual(["", "[A red mug]"])
    expect(compare("A red mug", "")).toEqual(["[A red mug]", ""])
  })

  it("are whole words, however much of their letters is the same", () => {
    expect(compare("A red coat for winter", "A red boat for winter")).toEqual(["A red [coat] for winter", "A red [boat] for winter"])
    expect(compare("Striped mug", "Blue striped mug, dishwasher-safe")).toEqual([
      "[Striped] mug",
      "[Blue striped] mug[, dishwasher-safe]",
    ])
    expect(compare("the men's boot", "the mens boot")).toEqual(["the [men's] boot", "the [mens] boot"])
  })

  it("keep common words where only the spaces would match more often", () => {
    expect(compare("a b mug c d", "mug x y z w")).toEqual(["[a b] mug [c d]", "mug [x y z w]"])
  })

  it("are one mark where nothing but a comma stands between", () => {
    expect(compare("red, striped mug", "blue, dotted mug")).toEqual(["[red, striped] mug", "[blue, dotted] mug"])
  })

  it("are not in spaces and line breaks alone", () => {
    expect(compare("A red  mug", "A red\nmug ")).toEqual(["A red  mug", "A red\nmug "])
  })

  it("are single characters in Chinese", () => {
    expect(compare("红色条纹马克杯", "蓝色条纹马克杯")).toEqual(["[红]色条纹马克杯", "[蓝]色条纹马克杯"])
    expect(compare("陶瓷杯，适合早餐。", "陶瓷马克杯，适合下午茶。")).toEqual(["陶瓷杯，适合[早餐]。", "陶瓷[马克]杯，适合[下午茶]。"])
  })

  it("leave Latin words in Chinese in one piece", () => {
    expect(compare("HONEY 红色马克杯", "HONDA 红色马克杯")).toEqual(["[HONEY] 红色马克杯", "[HONDA] 红色马克杯"])
    expect(compare("IMG_2034", "蓝色HONEY马克杯")).toEqual(["[IMG_2034]", "[蓝色HONEY马克杯]"])
  })

  it("never tear apart what is seen as one character", () => {
    expect(compare("Mug 👩‍👩‍👧", "Mug 👩‍👩‍👦")).toEqual(["Mug [👩‍👩‍👧]", "Mug [👩‍👩‍👦]"])
    expect(compare("Hi 👍🏽!", "Hi 👍🏿!")).toEqual(["Hi [👍🏽]!", "Hi [👍🏿]!"])
    expect(compare("𠮷野家", "吉野家")).toEqual(["[𠮷]野家", "[吉]野家"])
    // An e with an accent of its own is not the e without.
    expect(compare("café", "cafe\u0301 bar")).toEqual(["[café]", "[cafe\u0301 bar]"])
  })

  it("are found within a moment, however long the texts and whatever they have in common", () => {
    const words = (count: number, from: number) => Array.from({ length: count }, (_, index) => `word${from + index * 7}`).join(" ")
    const long = words(20_000, 1)
    const started = performance.now()
    const [before] = compare(long, words(20_000, 3))
    expect(before?.startsWith("[word1 ")).toBe(true)
    const [, after] = compare(long, long.replace("word71 ", "another "))
    expect(after).toContain(" [another] ")
    compare("红".repeat(20_000), "蓝".repeat(20_000))
    expect(performance.now() - started).toBeLessThan(2_000)
  })
})
