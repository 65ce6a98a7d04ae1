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
  // Each item has a comma before it or, the first one, the closing bracket behind all.
  const given = part.given ?? []
  return "[".length + given.join("").length * 2 + given.length * 3 + (part.most - given.length) * (longestText(part.item.limit) + 1) + 1
}

function longestText(limit: number): number {
  return limit * MOST_BYTES + 2
}
