import type { CopyContent } from "../../draft"
import type { ProductFacts } from "../../facts"
import { instructionTexts } from "../instruction-text"
import { comparable } from "../field-words"
import { normalised, type Claim, type ClaimReader } from "./claim"

/** Whose word stands behind a claim, the strongest first. */
export type Support =
  /** The product's own data, or a statement printed on it. */
  | "said"
  /** A single printed word, which could be a name or a design. */
  | "printed word"
  | null

/** `no leather`, `leather-free`: evidence of the opposite. */
const DENIED_BEFORE = /(?:(?<!\p{L})(?:no|not|non|without|never|imitation(?: of)?|instead of)[\s-]+(?:any |real |genuine )?|[无非仿]|不含|没有|不是|并非)$/iu
const DENIED_BEHIND = /^[\s-]?(?:free(?!\p{L})|like(?!\p{L})|look(?!\p{L})|[般感]的?)/iu

/** What can speak for a draft's claims. */
export class Evidence {
  /** One text a fact: values stand beside the name of their option, which may hold the unit. */
  private readonly facts: string[]
  /** Without what tries to give orders: that is somebody's wish, no print of a maker. */
  private readonly printed: string[]
  private readonly read = new Map<ClaimReader, { said: Set<string>; words: Set<string> }>()

  constructor(content: Pick<CopyContent, "ocr_text">, facts: ProductFacts) {
    const orders = new Set(instructionTexts(content.ocr_text))
    this.facts = factTexts(facts)
    this.printed = content.ocr_text.filter((text) => !orders.has(text))
  }

  /** What supports a claim, which has been read by that reader. */
  support({ id }: Claim, reader: ClaimReader): Support {
    const { said, words } = this.readBy(reader)
    if (said.has(id)) return "said"
    return words.has(id) ? "printed word" : null
  }

  /** Whether the store's data or the print has these very words. */
  has(words: string): boolean {
    const wanted = comparable(words)
    return [...this.facts, ...this.printed].some((text) => comparable(text) === wanted || wholeWords(text).includes(` ${wholeWords(words).trim()} `))
  }

  private readBy(reader: ClaimReader): { said: Set<string>; words: Set<string> } {
    const known = this.read.get(reader)
    if (known) return known
    const single = this.printed.flatMap((text) => affirmed(reader, text))
    const bare = single.filter(({ isBareWord }) => isBareWord)
    const words = idsOf(bare)
    // Lines of a label read together; a word that stands alone in its line stays one.
    const together = affirmed(reader, this.printed.join(" ")).filter(({ text }) => !bare.some((word) => word.text === text))
    const facts = this.facts.flatMap((text) => affirmed(reader, text))
    const said = idsOf([...facts, ...single.filter(({ isBareWord }) => !isBareWord), ...together])
    this.read.set(reader, { said, words })
    return { said, words }
  }
}

function idsOf(claims: readonly Claim[]): Set<string> {
  return new Set(claims.flatMap(({ id, implies }) => [id, ...implies]))
}

function affirmed(reader: ClaimReader, text: string): Claim[] {
  const plain = normalised(text)
  return reader.read(text).filter(({ text: words }) => {
    const at = plain.indexOf(words)
    return at < 0 || !(DENIED_BEFORE.test(plain.slice(Math.max(0, at - 30), at)) || DENIED_BEHIND.test(plain.slice(at + words.length)))
  })
}

/** Everything that the store says of the product, whatever facts there come to be. */
function factTexts(facts: ProductFacts): string[] {
  const texts: string[] = []
  const add = (value: unknown, name = ""): void => {
    if (typeof value === "string") texts.push(value, ...withUnit(value, name))
    else if (typeof value === "number") texts.push(String(value), ...withUnit(String(value), name))
    else if (Array.isArray(value)) for (const item of value) add(item, name)
    else if (value && typeof value === "object") for (const [inner, innerValue] of Object.entries(value)) add(innerValue, inner)
  }
  add(facts)
  return texts
}

/** `Capacity (ml)` → `500` says 500 ml. */
function withUnit(value: string, name: string): string[] {
  const [, unit] = /[(（]([^)）]{1,12})[)）]\s*$/.exec(name) ?? []
  return unit && /^[\d.,x×* ]+$/.test(value.trim()) ? [`${value.trim()} ${unit}`] : []
}

function wholeWords(text: string): string {
  return ` ${normalised(text).toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim()} `
}
