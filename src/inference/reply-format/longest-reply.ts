import type { ReplyFormat, ReplyPart } from "./reply-format"

/** Of one character in UTF-8. An escape takes two. */
const MOST_BYTES = 4

/** The most bytes that a reply of the format can have. No token has less than one. */
export function longestReply(format: ReplyFormat): number {
  return format.reduce((sum, part) => sum + longestPart(part), 0)
}

function longestPart(part: ReplyPart): number {
  if (part.kind === "literal") return part.text.length
  if (part.kind === "text") return longestText(part.limit)
  if (part.kind === "optional") return longestReply(part.parts)
  // Of a given text every character may be escaped.
  const given = (part.given ?? []).map((text) => text.length * 2 + 2)
  const commas = Math.max(0, part.most - 1)
  return "[]".length + commas + given.reduce((sum, bytes) => sum + bytes, 0) + (part.most - given.length) * longestText(part.item.limit)
}

function longestText(limit: number): number {
  return limit * MOST_BYTES + 2
}
