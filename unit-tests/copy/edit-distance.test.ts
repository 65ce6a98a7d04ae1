import { editDistance } from "../../src/copy/edit-distance"

describe("how much of a text a person changed", () => {
  it("is nothing where only spaces differ", () => {
    expect(editDistance("A red  mug", "A red\nmug ")).toEqual({ distance: 0, changed: 0 })
    expect(editDistance("", "")).toEqual({ distance: 0, changed: 0 })
  })

  it("counts words added, removed and put in another's place", () => {
    expect(editDistance("A red mug", "A blue mug")).toEqual({ distance: 1, changed: 1 / 3 })
    expect(editDistance("A mug", "A big red mug")).toEqual({ distance: 2, changed: 0.5 })
    expect(editDistance("Made of premium Italian leather", "Made of leather")).toEqual({ distance: 2, changed: 0.4 })
    expect(editDistance("one two three four", "four three two one")).toEqual({ distance: 4, changed: 1 })
  })

  it("counts punctuation and case, which a person changes on purpose", () => {
    expect(editDistance("A mug.", "A mug!").distance).toBe(1)
    expect(editDistance("red Mug", "Red mug").distance).toBe(2)
  })

  it("counts characters in Chinese, and leaves Latin words in it in one piece", () => {
    expect(editDistance("红色条纹马克杯", "蓝色条纹马克杯")).toEqual({ distance: 1, changed: 1 / 7 })
    expect(editDistance("HONEY 红杯", "HONDA 红杯").distance).toBe(1)
  })

  it("is everything where one side is empty", () => {
    expect(editDistance("A red mug", "")).toEqual({ distance: 3, changed: 1 })
    expect(editDistance("", "红杯")).toEqual({ distance: 2, changed: 1 })
  })

  it("is found within a moment, however long the texts are", () => {
    const long = (from: number) => Array.from({ length: 20_000 }, (_, index) => `word${from + index}`).join(" ")
    const started = performance.now()
    expect(editDistance(long(0), long(50_000))).toEqual({ distance: 20_000, changed: 1 })
    expect(editDistance(long(0), `${long(0)} more`).distance).toBe(1)
    expect(performance.now() - started).toBeLessThan(1_000)
  })
})
