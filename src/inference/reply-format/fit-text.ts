import { shorten } from "../../copy/shorten"
import type { TextField } from "./reply-format"
import { isNeeded } from "./text-characters"

/**
 * The beginning of a text that is over its field's limit, cut where a sentence, a phrase or a word
 * ends, and never without what the field needs.
 *
 * @param text as a `TextScanner` has taken it, so that a character that is needed comes early
 */
export function fitText(text: string, { limit, locale, needs }: TextField): string {
  const short = shorten(text, limit, locale)
  if (holds(short, needs)) return short
  // The clean cut came before the first letter: "!! a " and one endless word.
  return [...text].slice(0, limit).join("").trimEnd()
}

function holds(text: string, needs: TextField["needs"]): boolean {
  if (text === "") return false
  return needs === "nothing" || [...text].some((character) => isNeeded(character.codePointAt(0) ?? 0, needs))
}
