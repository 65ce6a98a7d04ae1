/** Of scripts that write no spaces between words. */
const CHARACTER = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]`

const TOKEN = new RegExp(String.raw`(?:(?!${CHARACTER})[\p{L}\p{N}\p{M}'’])+|\S`, "gu")

/**
 * The units in which changes are counted: words, and characters where a script writes no spaces between
 * words; of either each mark of punctuation. The script decides, not the draft's language: a Latin brand
 * in a Chinese title is one word.
 */
export function copyTokens(text: string): string[] {
  return text.match(TOKEN) ?? []
}
