import { createHash } from "node:crypto"

import type { Locale } from "../copy/limits"
import { cleanParagraphs } from "../copy/clean-text"
import { PROMPT_VERSION } from "../copy/prompt"
import { answerPrompt, draftCopy, looks } from "../drafting"
import type { LoadedPicture } from "../images"
import type { VisionLanguageModel } from "../inference"
import type { Description } from "./describe-record"

/** Describes one picture in one language; throws what drafting throws. */
export type DescribePicture = (picture: LoadedPicture, locale: Locale, signal: AbortSignal) => Promise<Description>

/**
 * A draft of a product of which nothing is known but its picture. Nobody waits for one of them, so several are
 * written together.
 *
 * @param prompt a person's own, cleaned; null for the built-in one
 */
export function pictureDescriber(model: VisionLanguageModel, prompt: string | null): DescribePicture {
  if (prompt === null) {
    return async (picture, locale, signal) => {
      const { content, issues, confidence } = await draftCopy({ model, ...looks([picture]), facts: {}, locale, priority: "batch", signal })
      return { content, issues, confidence, text: null, finished: true }
    }
  }
  return async ({ data, width, height }, locale, signal) => {
    const picture = { data, width, height }
    const { reply, finished, draft } = await answerPrompt({ model, picture, prompt, locale, priority: "batch", signal })
    return { content: draft?.content ?? null, issues: draft?.issues ?? [], confidence: {}, text: cleanParagraphs(reply), finished }
  }
}

/** What tells one prompt from another in the journal. */
export function promptIdentity(prompt: string | null): string {
  return prompt === null ? `frame@${PROMPT_VERSION}` : `own@${createHash("sha256").update(prompt).digest("hex").slice(0, 16)}`
}
