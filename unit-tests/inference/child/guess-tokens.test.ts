import { guessTokens } from "../../../src/inference/child/guess-tokens"

describe("Guessed tokens", () => {
  it("are those behind the reply's end in a source", () => {
    expect(guessTokens([9, 1, 2], [[0, 1, 2, 3, 4, 5]], 8)).toEqual([3, 4, 5])
  })

  it("are never more than asked for", () => {
    expect(guessTokens([1, 2], [[1, 2, 3, 4, 5]], 2)).toEqual([3, 4])
    expect(guessTokens([1, 2], [[1, 2, 3, 4, 5]], 1)).toEqual([3])
    expect(guessTokens([1, 2], [[1, 2, 3, 4, 5]], 0)).toEqual([])
  })

  it("follow the longest match, in whichever source it is", () => {
    const long = [5, 1, 2, 3, 70]
    const short = [9, 2, 3, 80]
    expect(guessTokens([5, 1, 2, 3], [long, short], 1)).toEqual([70])
    expect(guessTokens([5, 1, 2, 3], [short, long], 1)).toEqual([70])
  })

  it("follow the latest of equally long matches in a source", () => {
    expect(guessTokens([1, 2], [[1, 2, 30, 1, 2, 40, 8]], 1)).toEqual([40])
  })

  it("follow the last of the sources that match equally long", () => {
    expect(guessTokens([1, 2], [[1, 2, 30], [1, 2, 40]], 1)).toEqual([40])
    expect(guessTokens([1, 2], [[1, 2, 30], [1, 2, 40], [7, 7, 7]], 1)).toEqual([40])
  })

  it("follow the reply itself before any source", () => {
    expect(guessTokens([1, 2, 50, 1, 2], [[1, 2, 30]], 2)).toEqual([50, 1])
  })

  it("pass over a match that has nothing behind it", () => {
    expect(guessTokens([1, 2], [[1, 2, 30], [1, 2]], 1)).toEqual([30])
    expect(guessTokens([1, 2], [[1, 2, 30, 1, 2]], 1)).toEqual([30])
  })

  it("are none where a single token matches: it says too little", () => {
    expect(guessTokens([1, 2], [[2, 30]], 4)).toEqual([])
  })

  it("are none for a reply that has hardly begun, or without sources", () => {
    expect(guessTokens([], [[1, 2, 3]], 4)).toEqual([])
    expect(guessTokens([1], [[1, 2, 3]], 4)).toEqual([])
    expect(guessTokens([1, 2], [], 4)).toEqual([])
    expect(guessTokens([1, 2], [[], [1]], 4)).toEqual([])
  })

  it("look no further back than four tokens", () => {
    // The earlier one agrees with six tokens of the reply, the later one with four.
    expect(guessTokens([1, 2, 3, 4, 5, 6], [[1, 2, 3, 4, 5, 6, 70, 3, 4, 5, 6, 80]], 1)).toEqual([80])
  })
})
