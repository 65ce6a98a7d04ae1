import { readReference, templateReference } from "../../../src/copy/templates/template-reference"

describe("A template's reference", () => {
  test.each([
    ["shoes@1", { name: "shoes", source: "shipped", version: 1 }, 0],
    ["shoes@own-2", { name: "shoes", source: "own", version: 2 }, 0],
    ["summer-shoes@own-12+b3", { name: "summer-shoes", source: "own", version: 12 }, 3],
  ] as const)("says which version it was, whose, and the baseline's (%s)", (reference, template, baseline) => {
    expect(templateReference(template, baseline)).toBe(reference)
    expect(readReference(reference)).toEqual({ ...template, baseline })
  })

  test("is not read from anything else", () => {
    expect(["", "shoes", "shoes@", "Shoes@1", "shoes@1 ", "shoes@1+x2"].map(readReference)).toEqual([null, null, null, null, null, null])
  })
})
