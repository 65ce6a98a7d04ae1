/** A size that a text gives. */
export interface FoundSize {
  /** As a draft writes it: `XL`, `EU 42`, `One size`. */
  value: { en: string; zh: string }
  words: string
}

const LABEL = /(?:\bsize|尺码|码数|尺寸|大小|鞋码)\s*[:：]?\s*$/iu
const LETTERS = /(?<![A-Za-z\d])(?:XXS|XS|S|M|L|XL|XXL|XXXL|[2-6]XL)(?![A-Za-z\d'’])/gu
const SYSTEM = /(?<![A-Za-z\d])(EU|EUR|US|UK|FR|IT|JP)\s?(\d{1,2}(?:\.5)?)(?![\d.,%A-Za-z]|\s*(?:dollars?|\$))/gu
const ONE = /(?<![A-Za-z])(?:one[\s-]size(?:\s+fits\s+(?:all|most))?|free\s+size)(?![A-Za-z])|均码/giu
const MA = /(?<![A-Za-z\d])(\d{2}(?:\.5)?|XXS|XS|S|M|L|XL|XXL|XXXL|[2-6]XL)\s*码(?!头|农|字)/gu
const NUMBER = /(?<![\d.,])\d{2}(?:\.5)?(?![\d.,]|\s*[A-Za-z%"×*])/gu
/** Shoes are sized between these in Europe and China. */
const SHOES = /\b(?:shoes?|boots?|sneakers?|sandals?|sizes?)\b|鞋|靴|码/iu

/**
 * The size that a text gives, where it gives one. A letter or a number by itself is a size only where the text
 * calls it so: *size: see chart*, *iPhone 15* and *men's* give none.
 */
export function findSize(text: string): FoundSize | null {
  const clean = text.normalize("NFKC")
  const found = new Map<string, FoundSize>()
  const add = (value: string, words: string, zh = value) => found.set(value, { value: { en: value, zh }, words })
  const isAlone = (words: string) => clean.trim() === words
  for (const { 0: words } of clean.matchAll(ONE)) add("One size", words, "均码")
  for (const { 0: words, 1: size = "" } of clean.matchAll(MA)) add(size, words)
  for (const match of clean.matchAll(SYSTEM)) {
    const [words, system = "", number = ""] = match
    if (SHOES.test(clean) || isAlone(words)) add(`${system === "EUR" ? "EU" : system} ${number}`, words)
  }
  for (const match of [...clean.matchAll(LETTERS), ...clean.matchAll(NUMBER)]) {
    if (LABEL.test(clean.slice(Math.max(0, match.index - 12), match.index))) add(match[0], match[0])
  }
  const [only] = found.values()
  // Of several sizes, such as a table of them, none is this product's.
  return found.size === 1 && only ? only : null
}
