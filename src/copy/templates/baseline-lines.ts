import type { Locale } from "../limits"
import { oneLine } from "../prompt-text"
import { BASELINE_BUDGET, estimateTokens } from "./prompt-budget"
import type { LocaleBaseline } from "./store-baseline"
import { LONGEST_TONE, LONGEST_WORD } from "./template-limits"

interface Wording {
  tone: (text: string) => string
  spelling: (text: string) => string
  avoid: (words: string) => string
  neverClaim: (words: string) => string
  between: string
}

const WORDING: Record<Locale, Wording> = {
  en: {
    tone: (text) => `Tone: ${text}`,
    spelling: (text) => `Spelling: ${text}`,
    avoid: (words) => `Do not use these words: ${words}.`,
    neverClaim: (words) => `Never claim: ${words}.`,
    between: ", ",
  },
  zh: {
    tone: (text) => `语气：${text}`,
    spelling: (text) => `用字规范：${text}`,
    avoid: (words) => `不得使用以下词语：${words}。`,
    neverClaim: (words) => `不得宣称：${words}。`,
    between: "、",
  },
}

/**
 * The baseline as lines of the prompt; [] where it says nothing. Of words there may be more than a prompt has
 * room for: those that are named first go in, and the rules look for all of them in what was written.
 */
export function baselineLines({ tone, spelling, avoid, never_claim }: LocaleBaseline, locale: Locale): string[] {
  const wording = WORDING[locale]
  const sentences = [
    ...(oneLine(tone, LONGEST_TONE) ? [wording.tone(oneLine(tone, LONGEST_TONE))] : []),
    ...(oneLine(spelling, LONGEST_TONE) ? [wording.spelling(oneLine(spelling, LONGEST_TONE))] : []),
  ]
  let left = BASELINE_BUDGET - estimateTokens(sentences.join("\n"))
  const list = (words: readonly string[], say: (words: string) => string, most: number): string[] => {
    const fitting: string[] = []
    for (const word of words.map((word) => oneLine(word, LONGEST_WORD)).filter(Boolean)) {
      const tokens = estimateTokens(word) + 1
      if (tokens > most) break
      most -= tokens
      left -= tokens
      fitting.push(word)
    }
    return fitting.length > 0 ? [say(fitting.join(wording.between))] : []
  }
  // Half for what must not be claimed, which is the graver of the two.
  const claims = list(never_claim, wording.neverClaim, Math.floor(left / 2))
  return [...sentences, ...list(avoid, wording.avoid, left), ...claims]
}
