/** Tokens that must be the same for what followed them once to be worth a guess. */
const LONGEST_MATCH = 4
const SHORTEST_MATCH = 2

/**
 * Prompt look-up (Saxena 2023): where the end of the reply stands already in a text at hand, the
 * tokens behind it there are a good guess. The product's facts, its earlier drafts and the text read
 * off the picture are written again and again.
 *
 * @param reply tokens so far
 * @param sources token ids that replies repeat, the likeliest source last
 * @param most tokens to guess
 * @returns the tokens behind the longest match, of equal ones the last; [] where there is none
 */
export function guessTokens(reply: readonly number[], sources: readonly (readonly number[])[], most: number): number[] {
  for (let length = Math.min(LONGEST_MATCH, reply.length); length >= SHORTEST_MATCH && most > 0; length--) {
    const end = reply.slice(-length)
    for (let index = sources.length; index >= 0; index--) {
      // The reply itself comes first: what it said is what it says again.
      const source = index === sources.length ? reply : sources[index]
      const at = source ? lastIndexOf(source, end) : -1
      const guess = at === -1 ? [] : (source?.slice(at + length, at + length + most) ?? [])
      if (guess.length > 0) {
        return guess
      }
    }
  }
  return []
}

/** Where `part` begins in `all` for the last time, with something behind it; -1 where it does not. */
function lastIndexOf(all: readonly number[], part: readonly number[]): number {
  for (let start = all.length - part.length - 1; start >= 0; start--) {
    if (part.every((token, index) => all[start + index] === token)) {
      return start
    }
  }
  return -1
}
