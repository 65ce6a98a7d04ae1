import { draftAttributes } from "../copy/attributes/draft-attributes"
import { cleanText } from "../copy/clean-text"
import { fieldConfidence } from "../copy/confidence"
import type { CopyContent, CopyIssue, FieldConfidence } from "../copy/draft"
import { DraftParseError } from "../copy/draft-parse-error"
import type { ProductFacts, PromptRequest } from "../copy/facts"
import type { Locale } from "../copy/limits"
import { mendContent } from "../copy/mends/mend-content"
import { mergeTexts, type ReadText } from "../copy/merge-texts"
import { parseDraft } from "../copy/parse-draft"
import { promptText } from "../copy/prompt"
import { draftReplyFormat } from "../copy/reply-format"
import { findIssues } from "../copy/rules/find-issues"
import type { RuleContext, StoreWords } from "../copy/rules/rule-context"
import { shortenedIssues } from "../copy/shortened-issues"
import type { CloseUp } from "../images"
import type {
  GenerateControl,
  GenerateRequest,
  GenerateResult,
  GenerateWork,
  Message,
  Picture,
  VisionLanguageModel,
} from "../inference/types"
import { lookUpTexts, type EarlierDraft } from "./look-up"
import { lookCloser } from "./second-look"

/** Of the second attempt: enough to leave the words that could not be read. */
const RETRY_TEMPERATURE = 0.7

export interface DraftCopyRequest extends GenerateControl, Pick<PromptRequest, "template" | "baseline" | "examples"> {
  model: Pick<VisionLanguageModel, "generate">
  /** Prepared pictures of the product, the main one first. At least one. */
  pictures: Picture[]
  facts: ProductFacts
  locale: Locale
  /**
   * Finds print in the main picture that it may be too small, tilted or faint to read in (`closeUp` of images),
   * for a second look before the draft is written. @default no second look
   */
  closeUp?: (signal: AbortSignal) => Promise<CloseUp | null>
  /** Of the same product and language, newest last. They make the draft quicker and never change it. @default [] */
  earlier?: readonly EarlierDraft[]
  /** The merchant's wish for this one draft. */
  instructions?: string | null
  /** What the store does not want said. @default nothing */
  words?: StoreWords
  /** @default 0 */
  seed?: number
  /** 0 takes the likeliest words. @default 0 */
  temperature?: number
}

export interface DraftedCopy {
  /** Within the locale's limits. */
  content: CopyContent
  /** What was cut and mended, and what the rules found in the rest. */
  issues: CopyIssue[]
  /** How sure the model was of each field, in the reply that the content was read from; {} where the model does not tell. */
  confidence: FieldConfidence
  /** The model's reply that the content was read from, as it came. */
  reply: string
  /** The seed of that reply. */
  seed: number
  /** Of all attempts together. */
  tokens: GenerateResult["tokens"]
  /** How they came about, of all attempts together. */
  work: GenerateWork
  /** Milliseconds, of all attempts together. */
  timings: GenerateResult["timings"]
  /** Milliseconds of the second look, which the other figures leave out; null where there was none. */
  textMs: number | null
}

/**
 * Drafts a product's copy from its pictures and what the store knows of it. The reply is
 * asked for in a format that every reply of ours keeps to. A model of another make may not
 * know of formats: a reply that cannot be read is asked for once more, with another seed
 * and some temperature.
 *
 * @throws DraftParseError with the raw reply, when the second one cannot be read either
 * @throws RangeError without pictures
 * @throws whatever the model's `generate` throws, such as a full queue or a cancelled request
 */
export async function draftCopy(request: DraftCopyRequest): Promise<DraftedCopy> {
  const { model, pictures, facts, locale, earlier = [], seed = 0, temperature = 0, signal, priority, onText } = request
  if (pictures.length === 0) throw new RangeError("A draft needs at least one picture of the product.")

  const closer = request.closeUp ? await lookCloser(request.closeUp, model, locale, { signal, priority }) : null
  const printed = closer?.texts ?? []
  const textMs = closer?.ms ?? null
  const asked = {
    messages: draftMessages(request),
    pictures,
    format: draftReplyFormat(locale, { attributes: request.template?.attributes, printed: printed.map(({ text }) => text).filter(isAscii) }),
    lookUp: lookUpTexts(facts, locale, earlier),
  }
  const ask = (sampling: Pick<GenerateRequest, "seed" | "temperature">) =>
    model.generate({ ...asked, ...sampling }, { signal, priority, onText })

  const first = await ask({ seed, temperature })
  const draft = readReply(first, request, printed)
  if (!(draft instanceof DraftParseError)) {
    return { ...draft, reply: first.text, seed, tokens: first.tokens, work: first.work, timings: first.timings, textMs }
  }
  signal?.throwIfAborted()
  const second = await ask({ seed: seed + 1, temperature: Math.max(temperature, RETRY_TEMPERATURE) })
  const redraft = readReply(second, request, printed)
  if (redraft instanceof DraftParseError) throw redraft
  return {
    ...redraft,
    reply: second.text,
    seed: seed + 1,
    tokens: sums(first.tokens, second.tokens),
    work: sums(first.work, second.work),
    timings: sums(first.timings, second.timings),
    textMs,
  }
}

/**
 * The pictures come before the text, so that requests about the same pictures begin
 * alike, whatever their language and facts.
 */
export function draftMessages({ pictures, ...prompt }: PromptRequest & Pick<DraftCopyRequest, "pictures">): Message[] {
  const text = promptText(prompt)
  return [{ role: "user", content: [...pictures.map(() => ({ type: "picture" }) as const), { type: "text", text }] }]
}

/** What a reply says, or why it is no draft. */
export function readReply(
  { text, finishReason, shortened, confidence }: GenerateResult,
  { facts, locale, words }: RuleContext,
  printed: readonly ReadText[] = []
): Pick<DraftedCopy, "content" | "issues" | "confidence"> | DraftParseError {
  try {
    const { content: read, issues } = parseDraft(text, { locale, finished: finishReason === "stop" })
    const all = withPrinted(read.ocr_text, confidence.ocr_text, printed)
    const whole = { ...read, ocr_text: all.map(({ text: words }) => words) }
    const { content: mended, issues: mends } = mendContent(whole, { locale, facts })
    const content = { ...mended, attributes: draftAttributes(mended, facts, locale) }
    return {
      content,
      issues: [...shortenedIssues(shortened, locale), ...issues, ...mends, ...findIssues(content, { locale, facts, words })],
      confidence: fieldConfidence(printed.length > 0 ? { ...confidence, ocr_text: all.map(({ confidence: of }) => of) } : confidence),
    }
  } catch (error) {
    if (error instanceof DraftParseError) return error
    throw error
  }
}

/**
 * The texts of both looks, each once. What the first look read is the larger print and comes first; the
 * reply repeats what it was given of the second look's.
 */
function withPrinted(read: readonly string[], sure: readonly number[] = [], printed: readonly ReadText[]): ReadText[] {
  if (printed.length === 0) return read.map((text) => ({ text, confidence: 1 }))
  const given = printed.filter(({ text }) => isAscii(text)).map(({ text }) => cleanText(text))
  const own = read.slice(given.every((text, index) => text === read[index]) ? given.length : 0)
  return mergeTexts([...own.map((text, index) => ({ text, confidence: sure[index] ?? 1 })), ...printed])
}

/** What a reply can be made to begin with. */
function isAscii(text: string): boolean {
  return /^[\x20-\x7e]+$/.test(text)
}

/** Figures of the same names, added up. */
function sums<Name extends string>(one: Record<Name, number>, other: Record<Name, number>): Record<Name, number> {
  const added = { ...one }
  for (const name in added) added[name] += other[name]
  return added
}
