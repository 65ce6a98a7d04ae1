import { promptPositions, replyPositions, slicePositions } from "../../../src/inference/child/prompt-positions"

const IMAGE = 5

function axes(ids: BigInt64Array): number[][] {
  const count = ids.length / 3
  return [0, 1, 2].map((axis) => [...ids.subarray(axis * count, (axis + 1) * count)].map(Number))
}

describe("Positions of a prompt", () => {
  it("count up alike on all axes for text", () => {
    const { ids, next } = promptPositions([10, 11, 12], IMAGE, { rows: 1, columns: 1 })
    expect(axes(ids)).toEqual([[0, 1, 2], [0, 1, 2], [0, 1, 2]])
    expect(next).toBe(3)
  })

  it("stand at one time, at their rows and columns, for a picture, and go on behind its longer side", () => {
    const tokens = [10, IMAGE, IMAGE, IMAGE, IMAGE, IMAGE, IMAGE, 11, 12]
    const { ids, next } = promptPositions(tokens, IMAGE, { rows: 2, columns: 3 })
    expect(axes(ids)).toEqual([
      [0, 1, 1, 1, 1, 1, 1, 4, 5],
      [0, 1, 1, 1, 2, 2, 2, 4, 5],
      [0, 1, 2, 3, 1, 2, 3, 4, 5],
    ])
    expect(next).toBe(6)
    const tall = promptPositions(tokens, IMAGE, { rows: 3, columns: 2 })
    expect(axes(tall.ids)[1]).toEqual([0, 1, 1, 2, 2, 3, 3, 4, 5])
    expect(tall.next).toBe(6)
  })

  it("of a reply are the same on all axes", () => {
    expect(axes(replyPositions(7, 3))).toEqual([[7, 8, 9], [7, 8, 9], [7, 8, 9]])
  })

  it("are cut on each axis", () => {
    const { ids } = promptPositions([10, IMAGE, IMAGE, IMAGE, IMAGE, 11], IMAGE, { rows: 2, columns: 2 })
    expect(axes(slicePositions(ids, 2, 6))).toEqual([[1, 1, 1, 3], [1, 2, 2, 3], [2, 1, 2, 3]])
    expect(axes(slicePositions(ids, 0, 2))).toEqual([[0, 1], [0, 1], [0, 1]])
    expect(axes(slicePositions(ids, 3, 3))).toEqual([[], [], []])
  })
})
