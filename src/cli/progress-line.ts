/** Begins a terminal's line anew. */
export const ERASE_LINE = "\r\u001b[K"

const BAR_WIDTH = 24
/** Characters that a terminal gives two columns. */
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}\u3000-\u303F\uFF00-\uFF60\uFFE0-\uFFE6]/u

/** @param share 0 to 1 */
export function progressBar(share: number): string {
  const filled = Math.round(BAR_WIDTH * share)
  return "█".repeat(filled) + "░".repeat(BAR_WIDTH - filled)
}

export const percent = (part: number, whole: number): string =>
  `${String(Math.floor(100 * (whole === 0 ? 1 : part / whole))).padStart(3)} %`

/** `40 s`, `3 min 20 s`, `5 h 10 min` */
export function inWords(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000)
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.floor(seconds / 60)
  return minutes < 60 ? `${minutes} min ${seconds % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}

/** Somebody else's text, such as a file's name, without the characters that a terminal would obey. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, "\uFFFD")
}

/** The beginning that fits into so many columns: a line that wraps could not be drawn over. */
export function fitColumns(text: string, columns: number): string {
  let used = 0
  let fitted = ""
  for (const character of text) {
    used += WIDE.test(character) ? 2 : 1
    if (used > columns) break
    fitted += character
  }
  return fitted
}
