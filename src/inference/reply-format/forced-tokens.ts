import type { ReplyCursor } from "./reply-cursor"

/** Texts that a model's own words may begin with: what follows decides how the syntax before splits. */
const BEGINNINGS = ["a", "T", "5", "红"]
/** Choices after choices that are looked into; a token does not reach over more pieces of syntax. */
const DEEPEST = 3

const encoder = new TextEncoder()

export interface ForcedTokens {
  ids: number[]
  /** Bytes that the tokens cover, from the cursor on. */
  bytes: number
}

/**
 * The tokens that are certain to come next. A tokenizer may merge the end of forced text with what
 * the model chooses to write behind it (`":[` with `"` or with `]`), so a token is certain only
 * where it is the same whatever follows. The model then sees the tokens that it was trained on.
 *
 * @param encode text → ids, without control tokens
 * @returns no ids where the model has a choice at once; equal for cursors of equal `key`
 */
export function forcedTokens(encode: (text: string) => number[], cursor: ReplyCursor, tokens: readonly (Uint8Array | null)[]): ForcedTokens {
  const { forced } = cursor
  if (forced === "") return { ids: [], bytes: 0 }
  const [first = [], ...others] = continuations(cursor, DEEPEST).map(encode)
  const ids: number[] = []
  let bytes = 0
  for (const [index, id] of first.entries()) {
    const length = tokens[id]?.length
    if (length === undefined || bytes + length > forced.length) break
    if (others.some((other) => other[index] !== id)) break
    ids.push(id)
    bytes += length
  }
  return { ids, bytes }
}

/** What the reply may go on with: forced text, and the beginnings of what is chosen behind it. */
function continuations(cursor: ReplyCursor, depth: number): string[] {
  const { forced } = cursor
  const after = forced === "" ? cursor : cursor.advance(encoder.encode(forced))
  if (after.complete || depth === 0) return [forced]
  const behind = after.openText
    ? BEGINNINGS.filter((text) => after.accepts(encoder.encode(text)))
    : after.choices.flatMap((choice) =>
        continuations(after.advance(encoder.encode(choice.charAt(0))), depth - 1).map((rest) => choice.charAt(0) + rest)
      )
  return behind.map((text) => forced + text)
}
