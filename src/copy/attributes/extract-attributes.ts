import { cleanText } from "../clean-text"
import type { CopyAttribute } from "../draft"
import type { ProductFacts } from "../facts"
import { attributeNamed } from "../field-aliases"
import type { Locale } from "../limits"
import { findSize } from "./find-sizes"
import { findTerms, inWords, type FoundTerm, type TermKind } from "./find-terms"
import { namedMeasures } from "./name-measures"
import { isPlaceholder } from "./placeholder-value"
import { COLOURS, COUNTRIES, MATERIALS, PATTERNS, type Term } from "./vocabulary"

/** A value that a source gives for an attribute. */
export interface Extracted {
  name: string
  value: string
  evidence: Extract<CopyAttribute["evidence"], "ocr_text" | "product">
  /** In which it was found. */
  words: string
  /** Whether the source says what the value is, or only has the word somewhere. */
  isStated: boolean
}

/** One piece of a source's text: a line that is printed, a title, a value of an option. */
interface Piece {
  text: string
  evidence: Extracted["evidence"]
  /** What the piece is about, where its place says so: the value of an option called *Colour*. */
  about?: string
}

const VOCABULARIES: readonly (readonly [TermKind, readonly Term[], RegExp])[] = [
  ["material", MATERIALS, /^\s*(?:material|fabric|composition|shell|made (?:of|from)|材质|材料|面料|成分)s?\s*[:：]?\s*/iu],
  ["colour", COLOURS, /^\s*(?:colou?r|shade|颜色|色号)\s*[:：]\s*/iu],
  ["pattern", PATTERNS, /^\s*(?:pattern|图案|花纹)\s*[:：]\s*/iu],
]
const COUNTRY_NAMES = COUNTRIES.flatMap(({ en, zh }) => [...en, ...zh])
  .sort((one, other) => other.length - one.length)
  .map((name) => name.replaceAll(".", "\\.").replaceAll(" ", "\\s+"))
  .join("|")
const MADE_IN = [
  new RegExp(`(?<!\\bnot\\s)\\b(?:made|manufactured|produced|crafted|handmade|woven|grown)\\s+in\\s+(?:the\\s+)?(${COUNTRY_NAMES})(?![A-Za-z])`, "iu"),
  new RegExp(`\\b(?:product\\s+of|country\\s+of\\s+origin|origin)\\s*[:：]?\\s*(?:the\\s+)?(${COUNTRY_NAMES})(?![A-Za-z])`, "iu"),
  new RegExp(`(?<![非不])(${COUNTRY_NAMES})(?:制造|生产|原产|产(?!品|业))`, "u"),
  new RegExp(`(?:原产国|原产地|产地|制造国)\\s*[:：]?\\s*(${COUNTRY_NAMES})`, "u"),
]
/** The attributes that an option with a single value gives. */
const OPTION_ATTRIBUTES = ["colour", "material", "pattern", "size", "capacity"]
/** Most pieces of text that are read, and characters of each. */
const MOST_PIECES = 80
const MOST_CHARACTERS = 2_000

/**
 * What the text on the picture and the product's own data say of it, by regular expressions and dictionaries: the
 * values that a source gives without contradicting itself, in the draft's language. The sentences of a draft are
 * no source: what they say and neither of these does, they made up.
 */
export function extractAttributes(ocrText: readonly string[], facts: ProductFacts, locale: Locale): Extracted[] {
  return [...fromPieces(productPieces(facts), locale), ...fromPieces(printedPieces(ocrText), locale)]
}

function printedPieces(ocrText: readonly string[]): Piece[] {
  return ocrText.map((text) => ({ text, evidence: "ocr_text" }))
}

function productPieces({ title, subtitle, description, categories, tags, options = {} }: ProductFacts): Piece[] {
  const texts = [title, subtitle, ...sentencesOf(description), ...(tags ?? []), ...(categories ?? [])]
  const pieces = texts.map((text): Piece => ({ text: text ?? "", evidence: "product" }))
  for (const [name, values] of Object.entries(options)) {
    const [value = "", ...others] = values
    const about = optionAttribute(name)
    if (about && others.length === 0 && !isPlaceholder(value)) pieces.push({ text: value, evidence: "product", about })
  }
  return pieces
}

const OPTION_NAMES: Readonly<Record<string, string>> = { 尺码: "size", 尺寸: "size", 码数: "size", 容量: "capacity", volume: "capacity" }

function optionAttribute(title: string): string | null {
  const name = cleanText(title).toLowerCase()
  const attribute = OPTION_NAMES[name] ?? attributeNamed(name)
  return OPTION_ATTRIBUTES.includes(attribute) ? attribute : null
}

function sentencesOf(text: string | null | undefined): string[] {
  return (text ?? "").slice(0, MOST_CHARACTERS).split(/\n|(?<=[.!?])\s|[。！？；]/u)
}

function fromPieces(pieces: readonly Piece[], locale: Locale): Extracted[] {
  const found = new Map<string, Extracted | null>()
  for (const piece of pieces.slice(0, MOST_PIECES)) {
    for (const one of fromPiece({ ...piece, text: piece.text.slice(0, MOST_CHARACTERS) }, locale)) {
      const known = found.get(one.name)
      if (known === undefined || (known && one.isStated && !known.isStated)) found.set(one.name, one)
      // Two that are stated alike and differ: the source does not know itself.
      else if (known && known.isStated === one.isStated && known.value !== one.value) found.set(one.name, null)
    }
  }
  return [...found.values()].filter((one) => one !== null)
}

function fromPiece(piece: Piece, locale: Locale): Extracted[] {
  const { text, evidence, about } = piece
  if (text.trim() === "") return []
  if (about) return [fromOption(piece, about, locale)]
  const given = (name: string, value: string, words: string, isStated: boolean): Extracted => ({ name, value, evidence, words: context(text, words), isStated })
  const size = findSize(text)
  const origin = MADE_IN.map((pattern) => pattern.exec(text.normalize("NFKC"))).find((match) => match !== null)
  const country = origin?.[1] === undefined ? undefined : countryNamed(origin[1])
  return [
    ...VOCABULARIES.flatMap(([name, vocabulary, label]) => fromVocabulary(piece, name, vocabulary, label, locale)),
    ...namedMeasures(text).map(({ name, value, words, isStated }) => given(name, value, words, isStated)),
    ...(size ? [given("size", size.value[locale], size.words, true)] : []),
    ...(origin && country ? [given("origin", country[locale][0], origin[0], true)] : []),
  ]
}

function fromOption({ text, evidence }: Piece, about: string, locale: Locale): Extracted {
  const vocabulary = VOCABULARIES.find(([name]) => name === about)
  const found = vocabulary ? findTerms(text, vocabulary[1], vocabulary[0]) : []
  const [term] = found
  // The store's own word, unless it is the whole of one that the draft's language has.
  const value = found.length === 1 && term && term.words === text.trim() ? inWords(found, locale) : text.trim()
  return { name: about, value, evidence, words: text.trim(), isStated: true }
}

function fromVocabulary(piece: Piece, name: TermKind, vocabulary: readonly Term[], label: RegExp, locale: Locale): Extracted[] {
  const { text, evidence } = piece
  const clean = text.normalize("NFKC")
  const isLabelled = label.test(clean)
  const found = findTerms(isLabelled ? clean.replace(label, "") : clean, vocabulary, name)
  if (found.length === 0 || found.length > 4) return []
  const stated = found.filter((term) => isLabelled || term.isStated)
  const isWhole = found.length === 1 && isMostOf(found, clean)
  const isStated = stated.length > 0 || (name === "material" && isWhole && (evidence === "product" || !isLoneWord(clean)))
  // A word in print may be a brand, a flavour, a scent: it counts where the print says what it is of.
  if (evidence === "ocr_text" && !isStated) return []
  const used = stated.length > 0 ? stated : found
  return [{ name, value: inWords(used, locale), evidence, words: context(text, used.map(({ words }) => words).join(", ")), isStated }]
}

/** Whether a piece says hardly more than the term: `Cotton`, `陶瓷`. */
function isMostOf(found: readonly FoundTerm[], text: string): boolean {
  return found.some(({ words }) => text.trim().length <= words.length + 1)
}

/** Whether a print could as well be a name: OAK, 橡木. Genuine leather, 纯棉 and 棉质 say what they are. */
function isLoneWord(text: string): boolean {
  return !/\p{L}[\s-]+\p{L}|^[纯全真实][\p{Script=Han}]|[质制料]$/u.test(text.trim())
}

function countryNamed(words: string): Term | undefined {
  const name = words.replace(/\s+/gu, " ").toLowerCase()
  return COUNTRIES.find(({ en, zh }) => [...en, ...zh].some((known) => known.toLowerCase() === name))
}

/** What a person is shown to see where a value comes from: the piece itself where it is short, else the words. */
function context(text: string, words: string): string {
  const clean = cleanText(text)
  return [...clean].length <= 80 ? clean : words.slice(0, 200)
}
