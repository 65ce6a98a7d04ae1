import { readFileSync } from "node:fs"
import { join } from "node:path"
import { demoFolder } from "../../../src/inference/model-source"
import { tokenBytes } from "../../../src/inference/reply-format"

interface TokenizerFile {
  model: { vocab: Record<string, number> }
  added_tokens: { id: number; content: string }[]
}

export const demoTokenizer: TokenizerFile = JSON.parse(readFileSync(join(demoFolder(), "tokenizer.json"), "utf8"))

/** The demo model's tokens by id; null for its control tokens. */
export const demoTokens = tokenBytes({
  vocabulary: demoTokenizer.model.vocab,
  addedTokens: demoTokenizer.added_tokens,
})

const encoder = new TextEncoder()

export function bytesOf(text: string): Uint8Array {
  return encoder.encode(text)
}
