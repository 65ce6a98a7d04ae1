import { COPY_FIELDS, type CopyIssue } from "./draft"
import { FIELD_LABELS, ITEM_LABELS } from "./field-labels"
import type { Locale } from "./limits"
import { draftReplyFormat } from "./reply-format"

type ReplyPart = ReturnType<typeof draftReplyFormat>[number]

/**
 * An issue for each text that was cut to its limit while the model wrote it. How long it would have
 * become nobody knows then, other than of a text that `fitLimits` cuts.
 *
 * @param names of the reply format's texts: `title`; `selling_points` once for each point that was
 * cut; `attributes.type`. Names that the format does not have are passed over.
 */
export function shortenedIssues(names: readonly string[], locale: Locale): CopyIssue[] {
  const limits = new Map(draftReplyFormat(locale).flatMap(limitsOf))
  return names.flatMap((name): CopyIssue[] => {
    const [first, attribute] = name.split(".")
    const field = COPY_FIELDS.find((known) => known === first)
    const limit = limits.get(name)
    if (!field || limit === undefined) return []
    const item = ITEM_LABELS[field]
    const label = attribute ? `attribute ${attribute}` : item ? `a ${item}` : FIELD_LABELS[field]
    const message = `The model wrote more than ${limit} characters of ${label}; it was shortened to fit ${limit}.`
    return [{ field, code: "shortened", severity: "warning", message }]
  })
}

function limitsOf(part: ReplyPart): [name: string, limit: number][] {
  if (part.kind === "text") return [[part.name, part.limit]]
  if (part.kind === "list") return [[part.name, part.item.limit]]
  return part.kind === "optional" ? part.parts.flatMap(limitsOf) : []
}
