import { toMarkdown, toText } from "../../bench/table"

const table = { title: "Speed", headings: ["", "ours"], rows: [["load", "1.2 s"], ["a|b", "10.25 s"]] }

describe("a table", () => {
  it("has columns as wide as their widest cell on the terminal, numbers at the right", () => {
    expect(toText(table).split("\n").slice(2)).toEqual(["         ours", "────  ───────", "load    1.2 s", "a|b   10.25 s"])
  })

  it("is one table in Markdown, whatever a cell holds", () => {
    const lines = toMarkdown(table).split("\n")
    expect(lines.slice(2, 4)).toEqual(["|  | ours |", "| --- | ---: |"])
    expect(lines.at(-1)).toBe("| a\\|b | 10.25 s |")
  })
})
