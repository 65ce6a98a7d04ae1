/**
 * Most tokens of the prompt's text, and of what templates and the baseline put into it. Every token is read
 * for every draft before its first word: on a store's CPU 100 tokens take half a second and more. The whole
 * leaves room for the picture and the reply in every model that we know.
 */
export const PROMPT_BUDGET = 1200
export const GUIDANCE_BUDGET = 300
export const BASELINE_BUDGET = 300
export const EXAMPLES_BUDGET = 500

/** Of letters a token holds about so many, in the languages that we write. */
const LETTERS_A_TOKEN = 7
const PIECE = /\p{Script=Han}|[\p{L}\p{M}]+|\p{N}|[^\s\p{L}\p{N}\p{M}]/gu
const HAN = /\p{Script=Han}/u
const LATIN = /^[\p{Script=Latin}\p{M}]+$/u

/**
 * Tokens that a text takes in Qwen's vocabulary, guessed without it and rather too many than too few: a
 * Chinese character, a digit and a mark count as one, a word of up to seven letters too.
 */
export function estimateTokens(text: string): number {
  let tokens = 0
  for (const [piece] of text.matchAll(PIECE)) {
    if (HAN.test(piece) || piece.length === 1) tokens += 1
    else tokens += LATIN.test(piece) ? Math.ceil(piece.length / LETTERS_A_TOKEN) : piece.length
  }
  return tokens
}
