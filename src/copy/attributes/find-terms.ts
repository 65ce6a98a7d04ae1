import type { Locale } from "../limits"
import type { Term } from "./vocabulary"

/** A term that stands in a text. */
export interface FoundTerm {
  term: Term
  /** As it stands there, a share in front of it included: `100% cotton`. */
  words: string
  /** In percent, where the text says it. */
  share: string | null
  /** Whether it stands there by more than its name: a share, or a word such as *pure* or *genuine* in front of it. */
  isStated: boolean
}

const SHARE = /(\d{1,3}(?:\.\d+)?)\s*%\s*(?:of\s+)?$/u
const AVOWED = /\b(?:pure|genuine|real|solid|100%|made (?:of|from|with)|crafted from)\s+(?:[a-z]+\s)?$|(?:纯|真|采用|由)$/iu

/** What takes a word back: *not leather*, *no leather*, *without leather*, 无皮革. */
const DENIED_BEFORE =
  /(?:\b(?:not|no|non|without|free (?:of|from)|isn['’]t|never|nor|instead of|rather than|unlike|like|faux|fake|imitation|artificial|mock)\b[\s-]*(?:(?:any|a|an|the|real|genuine|made|of|from|pure|animal)\s+)*|(?:无|不含|不是|没有|非|不用|仿|似|假|免|拒绝|代替|替代)\s*)$/iu
const DENIED_AFTER = /^(?:[\s-]*(?:free|less)\b|\s*(?:除外|不含))/iu
/** Of a material: *cotton look*, *leather care*, 木纹. What looks like it, or is for it, is not made of it. */
const ONLY_LIKE =
  /^(?:[\s-]*(?:look(?:s|ing)?|effects?|styles?|styled|prints?|printed|patterns?|feel|like|touch|imitation|alternatives?|substitutes?|inspired|coloured|colored|tones?|scent(?:ed)?|fragrance|screen|cleaner|cleaning|care|polish|conditioner|protector|spray|wax|glue|paint|stain|brush|drill|saw|wash|detergent|shampoo|softener|soap|candy|seeds?|oil|milk|towels? for)\b|(?:纹|色|感|味|风|香|护理|清洁|清洗|保养|专用|样|漆|胶|糖|油|浆))/iu
/** Of a colour: *orange juice*, *black tea*, 红茶. */
const NOT_A_COLOUR =
  /^(?:[\s-]*(?:tea|coffee|wine|juice|chocolate|sugar|pepper|cheese|rice|beans?|bread|noise|boards?|gold|plated|tooth|ice|label|cards?|friday|light|soda|peel|cherry)\b|(?:茶|酒|糖|豆|米|枣|薯|莓|牛))/iu

const KINDS = { material: ONLY_LIKE, colour: NOT_A_COLOUR, pattern: /^\b$/u } as const
export type TermKind = keyof typeof KINDS

const finders = new Map<readonly Term[], { pattern: RegExp; byName: Map<string, Term> }>()

/**
 * The terms that a text names and does not take back, in their order, each once. Of words that overlap the longest
 * counts: *faux leather* is no *leather*.
 */
export function findTerms(text: string, vocabulary: readonly Term[], kind: TermKind): FoundTerm[] {
  const { pattern, byName } = finderOf(vocabulary)
  const clean = text.normalize("NFKC")
  const found = new Map<string, FoundTerm>()
  for (const match of clean.matchAll(pattern)) {
    const name = match[0]
    const before = clean.slice(Math.max(0, match.index - 40), match.index)
    const after = clean.slice(match.index + name.length, match.index + name.length + 24)
    const term = byName.get(key(name))
    if (!term || DENIED_BEFORE.test(before) || DENIED_AFTER.test(after) || KINDS[kind].test(after)) continue
    const share = SHARE.exec(before)
    // One Chinese character is a part of too many other words: it counts after a share, or by itself.
    if (name.length === 1 && !share && clean.trim() !== name) continue
    const known = found.get(term.id)
    const isStated = share !== null || AVOWED.test(before) || known?.isStated === true
    found.set(term.id, known ?? { term, words: `${share?.[0] ?? ""}${name}`, share: share?.[1] ?? null, isStated })
  }
  return [...found.values()]
}

/** The term that words as a whole are: `Red`, `红色`, `stripes`. */
export function termOf(words: string, vocabulary: readonly Term[]): Term | null {
  return finderOf(vocabulary).byName.get(key(words.normalize("NFKC").trim())) ?? null
}

/** The terms as a draft in that language says them, with their shares: `80% cotton, 20% polyester`. */
export function inWords(found: readonly FoundTerm[], locale: Locale): string {
  const said = found.map(({ term, share }) => `${share ? `${share}%${locale === "en" ? " " : ""}` : ""}${term[locale][0]}`)
  return said.join(locale === "zh" ? "、" : ", ")
}

function finderOf(vocabulary: readonly Term[]) {
  const known = finders.get(vocabulary)
  if (known) return known
  const byName = new Map<string, Term>()
  for (const term of vocabulary) for (const name of [...term.en, ...term.zh]) byName.set(key(name), term)
  const names = vocabulary.flatMap(({ en, zh }) => [...en, ...zh]).sort((one, other) => other.length - one.length)
  const alternatives = names.map((name) => {
    const escaped = name.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&").replaceAll(" ", "[\\s-]+")
    return /^\p{ASCII}+$/u.test(name) ? `(?<![A-Za-z])${escaped}(?:s|es)?(?![A-Za-z])` : escaped
  })
  const finder = { pattern: new RegExp(alternatives.join("|"), "giu"), byName }
  finders.set(vocabulary, finder)
  return finder
}

/** Case and plural do not make another word. */
function key(name: string): string {
  const words = name.toLowerCase().replace(/[\s-]+/gu, " ")
  return /[a-z]$/u.test(words) && words.length > 3 ? words.replace(/(?<=sh|ch|x|ss)es$|(?<!s)s$/u, "") : words
}
