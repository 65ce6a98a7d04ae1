import type { CopyIssue } from "../../draft"
import { normalised, type Claim } from "./claim"

/** Words in two languages for one claim. */
export interface Term {
  id: string
  severity: CopyIssue["severity"]
  forms: readonly string[]
  implies: readonly string[]
}

/**
 * @param forms parted by `|`, in English and Chinese. English ones are found whatever their case, hyphens
 * and plural; with `=` before, only in that case. A Chinese one that a longer one contains is not found there.
 * @param implies ids of wider terms, parted by spaces
 */
export function term(id: string, severity: Term["severity"], forms: string, implies = ""): Term {
  return { id, severity, forms: forms.split("|"), implies: implies.split(" ").filter(Boolean) }
}

const HAN = /\p{Script=Han}/u
const EXACT = "="
/** Chinese words that say more than a name does, even when nothing else stands there. */
const STATEMENT = /^[真纯全实足原]/u

/**
 * Finds terms in a text: the leftmost first, of several at one place the longest, and none inside another.
 *
 * @param harmless phrases, parted by `|`, in which a term's words mean something else: `bed linen`
 */
export function termReader(terms: readonly Term[], harmless: string): (text: string) => Claim[] {
  const byForm = new Map<string, Term | null>()
  for (const phrase of harmless.split("|").filter(Boolean)) byForm.set(formKey(phrase), null)
  for (const each of terms) for (const form of each.forms) byForm.set(formKey(form), each)
  const pattern = anyOf([...byForm.keys()])

  return (text) => {
    const plain = normalised(text)
    return [...plain.matchAll(pattern)].flatMap(([found]): Claim[] => {
      const known = lookUp(byForm, found)
      if (!known) return []
      const { id, severity, implies } = known
      const isBareWord = HAN.test(found) ? !STATEMENT.test(found) : !/[\s-]/.test(found)
      return [{ id, severity, implies, text: found, isBareWord: isBareWord && plain.trim() === found }]
    })
  }
}

function lookUp(byForm: ReadonlyMap<string, Term | null>, found: string): Term | null {
  const exact = byForm.get(EXACT + found)
  if (exact !== undefined) return exact
  const key = formKey(found)
  const singular = [key, key.replace(/s$/, ""), key.replace(/es$/, ""), key.replace(/ies$/, "y")]
  return singular.map((form) => byForm.get(form)).find((known) => known !== undefined) ?? null
}

function formKey(form: string): string {
  return form.startsWith(EXACT) ? form : form.toLowerCase().replace(/[\s-]+/g, " ").trim()
}

/**
 * Chinese forms anywhere, English ones as whole words. What bounds a word stands once and not at every
 * form: a pattern that is too long for it is interpreted, a hundred times as slowly.
 */
function anyOf(keys: readonly string[]): RegExp {
  const sorted = [...keys].sort(longestFirst)
  const patterns = [
    sorted.filter((key) => HAN.test(key)).map((key) => literal(key.replace(EXACT, ""))).join("|"),
    sorted.filter((key) => !HAN.test(key)).map(englishPattern).join("|"),
  ]
  const [chinese, english] = patterns.map((forms) => forms || "(?!)")
  return new RegExp(`(?:${chinese})|(?<![\\p{Script=Latin}\\p{N}])(?:${english})(?![\\p{Script=Latin}\\p{N}])`, "giu")
}

function literal(form: string): string {
  return form.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&").replace(/ /g, "[\\s-]+")
}

function englishPattern(key: string): string {
  if (key.startsWith(EXACT)) return literal(key.replace(EXACT, ""))
  return /[a-z]y$/.test(key) ? `${literal(key.slice(0, -1))}(?:y|ies)` : `${literal(key)}(?:e?s)?`
}

function longestFirst(one: string, other: string): number {
  return other.length - one.length
}
