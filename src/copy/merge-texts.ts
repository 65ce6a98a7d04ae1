import { cleanText } from "./clean-text"

/** A text read off a picture, and how sure the model was of it, 0 to 1. */
export interface ReadText {
  text: string
  confidence: number
}

/** Share of a text's characters that may differ where the same print was read twice. */
const MOST_DIFFERENT = 0.25

/**
 * Texts in their order, each once: of readings that are the same but for case, spaces and a few
 * characters the surer one stays, of a text and a part of it the whole.
 */
export function mergeTexts(texts: readonly ReadText[]): ReadText[] {
  const merged: ReadText[] = []
  for (const { text, confidence } of texts) {
    const read = { text: cleanText(text), confidence }
    const said = comparable(read.text)
    if (said === "") continue
    const twin = merged.findIndex((earlier) => isSamePrint(comparable(earlier.text), said))
    const earlier = merged[twin]
    if (earlier) merged[twin] = better(earlier, read)
    else merged.push(read)
  }
  return merged
}

function better(one: ReadText, other: ReadText): ReadText {
  const [first, second] = [comparable(one.text), comparable(other.text)]
  if (first !== second && first.includes(second)) return one
  if (first !== second && second.includes(first)) return other
  return other.confidence > one.confidence ? other : one
}

function isSamePrint(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (short.length >= 3 && long.includes(short)) return true
  // Figures are the print: 40 g and 45 g are two sizes, and not one that was read twice.
  if (digitsOf(one) !== digitsOf(other)) return false
  return editDistance([...one], [...other]) <= Math.floor([...long].length * MOST_DIFFERENT)
}

function digitsOf(text: string): string {
  return text.replace(/\D+/g, " ").trim()
}

function comparable(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}\p{M}]+/gu, "")
}

/** Levenshtein: insertions, deletions and replacements. */
function editDistance(one: readonly string[], other: readonly string[]): number {
  let row = other.map((_, index) => index + 1)
  one.forEach((character, at) => {
    let [diagonal, left] = [at, at + 1]
    row = other.map((against, index) => {
      const up = row[index] ?? 0
      const distance = Math.min(left + 1, up + 1, diagonal + (character === against ? 0 : 1))
      ;[diagonal, left] = [up, distance]
      return distance
    })
  })
  return row.at(-1) ?? one.length
}
