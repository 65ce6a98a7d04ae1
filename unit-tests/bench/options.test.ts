import { readOptions, SECTIONS } from "../../bench/options"

describe("the benchmark's options", () => {
  it("measures everything, with medians of five, unless told otherwise", () => {
    expect(readOptions([])).toMatchObject({ sections: SECTIONS, runs: 5, quick: false })
    expect(readOptions(["--only", "machine,ours", "--runs", "7"])).toMatchObject({ sections: ["machine", "ours"], runs: 7 })
  })

  it("refuses a section or a number that is none, by name", () => {
    expect(() => readOptions(["--only", "machine,gpu"])).toThrow(/machine,stock,ours,store[\s\S]*only/)
    expect(() => readOptions(["--runs", "none"])).toThrow(/runs/)
    expect(() => readOptions(["--fast"])).toThrow(/--fast/)
  })
})
