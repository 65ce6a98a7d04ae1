import { InvalidRequestError } from "../errors"
import type { Message } from "../types"

/** The part of a tokenizer that prompts need. */
export interface PromptTokenizer {
  /** Renders messages in the model's chat format, up to where the reply begins. */
  render(messages: TemplateMessage[]): string
  /** Token ids of a text; strings that are added tokens become one token each. */
  encode(text: string): number[]
  /** Everything that `encode` would take as one token regardless of the words around it. */
  addedTokens: readonly { content: string; id: number }[]
}

export interface TemplateMessage {
  role: string
  content: ({ type: "text"; text: string } | { type: "image" })[]
}

/** A noncharacter: Unicode keeps it for a program's own use, so no text that people write has it. */
const CUT = "\uFDD0"

/**
 * Token ids of the messages in the model's chat format, ready for the reply. A picture is one
 * `imageToken` so far.
 *
 * A merchant's text may hold `<|im_end|>`, `<|image_pad|>` and the like; those must reach the model
 * as the characters they are, never as the control tokens. So each such string is cut behind its
 * first character and the pieces are encoded apart: the same characters, and no added token in
 * either piece. A text without such strings is encoded in one piece, exactly as the model's own
 * processor does it.
 *
 * @throws InvalidRequestError when a text would still come out as a control token
 */
export function encodePrompt(tokenizer: PromptTokenizer, messages: Message[]): number[] {
  const contents = tokenizer.addedTokens.map(({ content }) => content).filter((content) => content.length > 1)
  const rendered = tokenizer.render(messages.map((message) => toTemplateMessage(message, contents)))
  const ids = rendered.split(CUT).flatMap((piece) => (piece ? tokenizer.encode(piece) : []))

  const blank = tokenizer.encode(tokenizer.render(messages.map(blankMessage)))
  const added = new Set(tokenizer.addedTokens.map(({ id }) => id))
  if (controlTokens(ids, added) !== controlTokens(blank, added)) {
    throw new InvalidRequestError(
      "A text of the request would be read as one of the model's control tokens. Take strings such as <|im_end|> out of it."
    )
  }
  return ids
}

/** One id, `imageToken`, stands for the picture; the decoder wants it once for every merged patch. */
export function expandPicture(ids: number[], imageToken: number, count: number): number[] {
  return ids.flatMap((id) => (id === imageToken ? Array.from({ length: count }, () => imageToken) : [id]))
}

function toTemplateMessage({ role, content }: Message, controlStrings: string[]): TemplateMessage {
  const parts: TemplateMessage["content"] = []
  for (const part of content) {
    const last = parts.at(-1)
    if (part.type === "picture") {
      parts.push({ type: "image" })
    } else if (last?.type === "text") {
      // Neighbours are joined first, else a control token could hide half in each.
      last.text += clean(part.text)
    } else {
      parts.push({ type: "text", text: clean(part.text) })
    }
  }
  for (const part of parts) {
    if (part.type === "text") {
      part.text = cutControlStrings(part.text, controlStrings)
    }
  }
  return { role, content: parts }
}

function clean(text: string): string {
  return text.replaceAll(CUT, "\uFFFD")
}

function cutControlStrings(text: string, controlStrings: string[]): string {
  return controlStrings.reduce((result, control) => {
    const first = String.fromCodePoint(control.codePointAt(0) ?? 0)
    return result.replaceAll(control, first + CUT + control.slice(first.length))
  }, text)
}

/** With words of no meaning, so that templates that look at whether there is text go the same way. */
function blankMessage({ role, content }: Message): TemplateMessage {
  return {
    role,
    content: content.map((part) => (part.type === "picture" ? { type: "image" } : { type: "text", text: "x" })),
  }
}

function controlTokens(ids: number[], added: Set<number>): string {
  return ids.filter((id) => added.has(id)).join(" ")
}
