/** A reply of the model that cannot be read as a draft. Carries the reply as it came. */
export class DraftParseError extends Error {
  readonly code = "unreadable_reply"
  /** Another seed may well give a readable reply. */
  readonly retryable = true
  /** The model's reply, untouched. */
  readonly text: string

  constructor(message: string, { text, cause }: { text: string; cause?: unknown }) {
    super(message, { cause })
    this.name = "DraftParseError"
    this.text = text
  }
}
