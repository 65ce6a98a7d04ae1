import { characterCount } from "../../copy/limits"
import type { LocaleBaseline } from "../../copy/templates/store-baseline"
import { LONGEST_TONE, LONGEST_WORD, MOST_BASELINE_WORDS } from "../../copy/templates/template-limits"
import type { Translations } from "../i18n/en"
import { readWords, writeWords } from "./word-list"

/** The baseline of one language, as it stands in the inputs. */
export type BaselineForm = Record<keyof LocaleBaseline, string>

export interface BaselineFormProblem {
  field: keyof LocaleBaseline
  code: keyof Translations["templates"]["problems"]
  values: Record<string, string | number>
}

export function baselineFormOf({ tone, spelling, avoid, never_claim }: LocaleBaseline): BaselineForm {
  return { tone, spelling, avoid: writeWords(avoid, "\n"), never_claim: writeWords(never_claim, "\n") }
}

export function localeBaselineOf({ tone, spelling, avoid, never_claim }: BaselineForm): LocaleBaseline {
  return { tone: tone.trim(), spelling: spelling.trim(), avoid: readWords(avoid), never_claim: readWords(never_claim) }
}

/** All that the store would refuse; [] where it can be saved. */
export function baselineProblems(form: BaselineForm): BaselineFormProblem[] {
  const baseline = localeBaselineOf(form)
  return [
    ...(["tone", "spelling"] as const).flatMap((field) => textProblems(field, baseline[field])),
    ...(["avoid", "never_claim"] as const).flatMap((field) => wordProblems(field, baseline[field])),
  ]
}

function textProblems(field: keyof LocaleBaseline, text: string): BaselineFormProblem[] {
  const count = characterCount(text)
  return count > LONGEST_TONE ? [{ field, code: "too_long", values: { count, limit: LONGEST_TONE } }] : []
}

function wordProblems(field: keyof LocaleBaseline, words: readonly string[]): BaselineFormProblem[] {
  const problems: BaselineFormProblem[] = []
  const long = words.find((word) => word.length > LONGEST_WORD)
  if (long !== undefined) problems.push({ field, code: "word_too_long", values: { word: long, limit: LONGEST_WORD } })
  if (words.length > MOST_BASELINE_WORDS) problems.push({ field, code: "too_many", values: { count: words.length, limit: MOST_BASELINE_WORDS } })
  return problems
}
