import { hasInvisibleCharacters } from "../clean-text"
import type { CopyContent, CopyIssue } from "../draft"
import { sentenceStart } from "../field-labels"
import { namedAttributes, printedTexts, sentences } from "./field-words"

const MARKUP = /<[a-z!/?]|&(?:#\d|#x[\da-f]|[a-z]{2,8};)/i
const LINK =
  /(?:https?|ftp):\/\/|www\.[a-z\d]|(?:javascript|vbscript|mailto):|data:[a-z]+\/|[a-z\d]\.(?:com|net|org|cn|io|co|shop|store|app)(?![a-z\d])|@[a-z\d-]+\.[a-z]/i

/** Words that a page could take for more than text, or that show something else than they say. */
export function unsafeText(content: CopyContent): CopyIssue[] {
  return [...sentences(content), ...namedAttributes(content), ...printedTexts(content)].flatMap(({ field, label, text }): CopyIssue[] => {
    const found = [
      ...(MARKUP.test(text) ? ["HTML"] : []),
      // A product may well carry its maker's address in print: that is what was read.
      ...(LINK.test(text) && field !== "ocr_text" ? ["a link or an address"] : []),
      ...(hasInvisibleCharacters(text) ? ["invisible characters"] : []),
    ]
    if (found.length === 0) return []
    const message = `${sentenceStart(label)} contains ${found.join(" and ")}. Remove it unless you mean it.`
    return [{ field, code: "unsafe_text", severity: "error", message }]
  })
}
