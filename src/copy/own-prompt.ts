import { cleanParagraphs } from "./clean-text"
import { characterCount } from "./limits"

/** Characters of a prompt that a person wrote in place of ours; far more than a two-billion-parameter model heeds. */
export const MAX_OWN_PROMPT_LENGTH = 4000

/** A prompt that cannot be used. The message says what is wrong and what to do. */
export class OwnPromptError extends Error {
  override readonly name = "OwnPromptError"
  readonly code = "invalid_prompt"
  readonly retryable = false
}

/**
 * A person's own prompt as it goes to the model: plain text in paragraphs, without invisible characters
 * and without the tokenizer's marks.
 *
 * @throws OwnPromptError for one that is empty or too long
 */
export function ownPrompt(text: string): string {
  const prompt = cleanParagraphs(text)
  if (prompt === "") throw new OwnPromptError("The prompt is empty. Write what the model is to say about the picture.")
  const length = characterCount(prompt)
  if (length > MAX_OWN_PROMPT_LENGTH) {
    throw new OwnPromptError(`The prompt has ${length} characters, and ${MAX_OWN_PROMPT_LENGTH} are the most. Shorten it.`)
  }
  return prompt
}
