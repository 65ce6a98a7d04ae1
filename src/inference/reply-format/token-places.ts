import { compileFormat, type TextPlace } from "./compile-format"
import type { ReplyFormat } from "./reply-format"
import { ReplyScanner } from "./reply-scanner"

/**
 * Which texts of a reply each of its tokens has a part in: [] for syntax alone, several for a token
 * such as `","` that ends one and begins the next. Quotes are part of their text.
 *
 * @param tokens bytes of each, from the reply's beginning to its end or as far as it came
 * @throws Error where that is no reply of the format
 */
export function tokenPlaces(format: ReplyFormat, tokens: readonly Uint8Array[]): TextPlace[][] {
  const scanner = ReplyScanner.at(compileFormat(format).start)
  return tokens.map((bytes) => {
    if (!scanner.run(bytes)) throw new Error(`The reply's format does not take "${new TextDecoder().decode(bytes)}" at byte ${scanner.offset}`)
    return scanner.places
  })
}
