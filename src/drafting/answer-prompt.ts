import type { Locale } from "../copy/limits"
import { DraftParseError } from "../copy/draft-parse-error"
import { ownPrompt } from "../copy/own-prompt"
import type { GenerateControl, GenerateRequest, GenerateResult, Picture, VisionLanguageModel } from "../inference/types"
import { readReply, type DraftedCopy } from "./draft-copy"

export interface AnswerPromptRequest extends GenerateControl, Pick<GenerateRequest, "maxTokens" | "seed" | "temperature"> {
  model: Pick<VisionLanguageModel, "generate">
  /** Prepared. */
  picture: Picture
  /** In the person's own words, in place of ours; cleaned here. */
  prompt: string
  /** Whose limits and rules hold for a reply that is a draft. */
  locale: Locale
}

export interface PromptAnswer extends Pick<GenerateResult, "tokens" | "work" | "timings"> {
  /** As it came. */
  reply: string
  /** False where it was cut because it had reached `maxTokens`. */
  finished: boolean
  /** What the reply says, where it has the form of a draft: the JSON that our own prompt asks for, say. Null for any other text. */
  draft: Pick<DraftedCopy, "content" | "issues"> | null
}

/**
 * Asks about a picture in a person's own words. The reply is held to no form, since the prompt may ask for
 * anything; where it happens to be a draft, it is read as one, with the same limits and rules as any other.
 *
 * @throws OwnPromptError for a prompt that is empty or too long
 * @throws whatever the model's `generate` throws
 */
export async function answerPrompt(request: AnswerPromptRequest): Promise<PromptAnswer> {
  const { model, picture, prompt, locale, maxTokens, seed, temperature, ...control } = request
  const messages = [{ role: "user" as const, content: [{ type: "picture" as const }, { type: "text" as const, text: ownPrompt(prompt) }] }]
  const result = await model.generate({ messages, pictures: [picture], maxTokens, seed, temperature }, control)
  const draft = readReply(result, { facts: {}, locale })
  const { text: reply, tokens, work, timings } = result
  return {
    reply,
    finished: result.finishReason === "stop",
    draft: draft instanceof DraftParseError ? null : { content: draft.content, issues: draft.issues },
    tokens,
    work,
    timings,
  }
}
