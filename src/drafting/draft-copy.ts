import { fieldConfidence } from "../copy/confidence"
import type { CopyContent, CopyIssue, FieldConfidence } from "../copy/draft"
import { DraftParseError } from "../copy/draft-parse-error"
import type { ProductFacts, PromptRequest } from "../copy/facts"
import { withEvidence } from "../copy/find-evidence"
import { findIssues } from "../copy/find-issues"
import type { Locale } from "../copy/limits"
import { parseDraft } from "../copy/parse-draft"
import { promptText } from "../copy/prompt"
import { draftReplyFormat } from "../copy/reply-format"
import { shortenedIssues } from "../copy/shortened-issues"
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

/** Of the second attempt: enough to leave the words that could not be read. */
const RETRY_TEMPERATURE = 0.7

export interface DraftCopyRequest extends GenerateControl, Pick<PromptRequest, "examples"> {
  model: Pick<VisionLanguageModel, "generate">
  /** Prepared pictures of the product, the main one first. At least one. */
  pictures: Picture[]
  facts: ProductFacts
  locale: Locale
  /** Of the same product and language, newest last. They make the draft quicker and never change it. @default [] */
  earlier?: readonly EarlierDraft[]
  /** The merchant's wish for this one draft. */
  instructions?: string | null
  /** @default 0 */
  seed?: number
  /** 0 takes the likeliest words. @default 0 */
  temperature?: number
}

export interface DraftedCopy {
  /** Within the locale's limits. */
  content: CopyContent
  /** What was cut, and what the rules found in the rest. */
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
  const { model, pictures, facts, locale, earlier = [], seed = 0, temperature = 0, signal, priority } = request
  if (pictures.length === 0) throw new RangeError("A draft needs at least one picture of the product.")

  const asked = {
    messages: draftMessages(request),
    pictures,
    format: draftReplyFormat(locale),
    lookUp: lookUpTexts(facts, locale, earlier),
  }
  const ask = (sampling: Pick<GenerateRequest, "seed" | "temperature">) =>
    model.generate({ ...asked, ...sampling }, { signal, priority })

  const first = await ask({ seed, temperature })
  const draft = readReply(first, facts, locale)
  if (!(draft instanceof DraftParseError)) {
    return { ...draft, reply: first.text, seed, tokens: first.tokens, work: first.work, timings: first.timings }
  }
  signal?.throwIfAborted()
  const second = await ask({ seed: seed + 1, temperature: Math.max(temperature, RETRY_TEMPERATURE) })
  const redraft = readReply(second, facts, locale)
  if (redraft instanceof DraftParseError) throw redraft
  return {
    ...redraft,
    reply: second.text,
    seed: seed + 1,
    tokens: sums(first.tokens, second.tokens),
    work: sums(first.work, second.work),
    timings: sums(first.timings, second.timings),
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

function readReply(
  { text, finishReason, shortened, confidence }: GenerateResult,
  facts: ProductFacts,
  locale: Locale
): Pick<DraftedCopy, "content" | "issues" | "confidence"> | DraftParseError {
  try {
    const { content: read, issues } = parseDraft(text, { locale, finished: finishReason === "stop" })
    const content = { ...read, attributes: withEvidence(read, facts) }
    return {
      content,
      issues: [...shortenedIssues(shortened, locale), ...issues, ...findIssues(content, locale)],
      confidence: fieldConfidence(confidence),
    }
  } catch (error) {
    if (error instanceof DraftParseError) return error
    throw error
  }
}

/** Figures of the same names, added up. */
function sums<Name extends string>(one: Record<Name, number>, other: Record<Name, number>): Record<Name, number> {
  const added = { ...one }
  for (const name in added) added[name] += other[name]
  return added
}
