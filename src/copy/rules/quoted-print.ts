/** What stands before words that are quoted from the product: `with the word X`, `印有 X`. */
const BEFORE =
  /(?:["“‘「『《【]|(?<!\p{L})(?:words?|text|prints?|printed|reads?|reading|says|saying|spells|lettering|letters|slogan|logo|label|labell?ed|marked|inscription|inscribed)(?:\s+(?:that\s+)?(?:reads?|says|with|of|is))?[\s:]+|(?:印有|印着|印上|印了|写着|写有|标有|绣有|刻有|文字|字母)[：:\s]*)$/iu
/** What stands behind them: `X print`, `X 字样`. */
const BEHIND = /^["”’」』》】]?\s*(?:(?:print|printed|lettering|logo|text|slogan|label|wording|inscription)(?!\p{L})|["”’」』》】]|(?:的?(?:字样|标志|标识|文字|字母|印花)))/iu
const HAN = /\p{Script=Han}/u

/**
 * The text without what it only quotes from the product: words that were read there, to the letter, and
 * that the sentence calls printed or puts in quotes; in a Chinese text, printed Latin words anyway.
 * A printed word that is used in a sentence of its own stays: with `LEATHER` on it, a `LEATHER bag`
 * still claims leather.
 *
 * @param printed what was read off the picture
 */
export function withoutQuotedPrint(text: string, printed: readonly string[]): string {
  const longestFirst = [...new Set(printed.map((words) => words.trim()).filter(Boolean))].sort((one, other) => other.length - one.length)
  return longestFirst.reduce((rest, words) => withoutQuoted(rest, words, HAN.test(text) && !HAN.test(words)), text)
}

function withoutQuoted(text: string, words: string, always: boolean): string {
  const parts = text.split(words)
  return parts.slice(1).reduce((kept, behind, index) => {
    const before = parts[index] ?? ""
    const isWhole = !/[\p{Script=Latin}\p{N}]$/u.test(before) && !/^[\p{Script=Latin}\p{N}]/u.test(behind)
    const isQuoted = isWhole && (always || BEFORE.test(before.slice(-40)) || BEHIND.test(behind.slice(0, 20)))
    return `${kept}${isQuoted ? " · " : words}${behind}`
  }, parts[0] ?? "")
}
