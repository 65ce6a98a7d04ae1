import { copyTokens } from "./copy-tokens"

/** Words, or Chinese characters, of each text that are compared; what comes after them counts as changed. Time grows with the square. */
const MOST_TOKENS = 1_000

/** How much of a text a person changed. */
export interface EditDistance {
  /** Words (in Chinese: characters) added, removed or put in another's place: Levenshtein's distance. */
  distance: number
  /** The same as a share of the longer text, 0 to 1. */
  changed: number
}

/** Counted in words, and in characters where the script writes no spaces between words. Spaces are no change. */
export function editDistance(before: string, after: string): EditDistance {
  const [left, right] = withoutCommonEnds(copyTokens(before), copyTokens(after))
  const beyond = Math.max(left.length, right.length, MOST_TOKENS) - MOST_TOKENS
  const distance = levenshtein(left.slice(0, MOST_TOKENS), right.slice(0, MOST_TOKENS)) + beyond
  const longer = Math.max(copyTokens(before).length, copyTokens(after).length)
  return { distance, changed: longer === 0 ? 0 : Math.min(1, distance / longer) }
}

/** Most edits are small: what is left to compare is little. */
function withoutCommonEnds(left: string[], right: string[]): [string[], string[]] {
  const shorter = Math.min(left.length, right.length)
  let start = 0
  while (start < shorter && left[start] === right[start]) start++
  let end = 0
  while (end < shorter - start && left.at(-1 - end) === right.at(-1 - end)) end++
  return [left.slice(start, left.length - end), right.slice(start, right.length - end)]
}

function levenshtein(left: readonly string[], right: readonly string[]): number {
  let above = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (const [row, token] of left.entries()) {
    const current = [row + 1]
    for (const [column, other] of right.entries()) {
      const replaced = (above[column] ?? 0) + (token === other ? 0 : 1)
      current.push(Math.min(replaced, (above[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1))
    }
    above = current
  }
  return above[right.length] ?? 0
}
