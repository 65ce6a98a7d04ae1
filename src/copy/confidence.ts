import { COPY_FIELDS, type CopyField, type CopyIssue, type FieldConfidence } from "./draft"

/** How likely an issue of that severity means that the field has to be changed: guesses, for putting drafts in order. */
const ISSUE_RISK: Readonly<Record<CopyIssue["severity"], number>> = { error: 0.9, warning: 0.5, info: 0.1 }

/**
 * The model's confidence by field of the draft. A field is no better than its worst part: of selling
 * points and printed texts the least certain one counts, and of attributes too, since a wrong colour
 * is the commonest mistake and the surest to send a parcel back.
 *
 * @param confidence 0 to 1, by name of the reply format's text: `title`, `attributes.colour`; of a
 * list one number for each item. Names that no field has are passed over.
 * @returns rounded to three digits; without the fields of which nothing is known
 */
export function fieldConfidence(confidence: Record<string, number[]>): FieldConfidence {
  const lowest = new Map<CopyField, number>()
  for (const [name, values] of Object.entries(confidence)) {
    const field = COPY_FIELDS.find((known) => known === name.split(".")[0])
    if (field && values.length > 0) lowest.set(field, Math.min(lowest.get(field) ?? 1, ...values))
  }
  return Object.fromEntries([...lowest].map(([field, value]) => [field, Math.round(value * 1000) / 1000]))
}

/**
 * How much a draft asks for a person's eye, 0 to 1: that of its riskiest field, since a draft is only
 * as good as its worst one. A field is at risk where the model doubted it or a rule found something:
 * `1 - c × (1 - w)`, with c the model's confidence in it (1 where unknown) and w the weight of its
 * gravest issue. 0 is a draft of which nothing is suspicious, and no promise that it is right; the
 * figure puts drafts in order and is no probability.
 */
export function draftRisk({
  confidence,
  issues,
}: {
  confidence: FieldConfidence
  issues: readonly Pick<CopyIssue, "field" | "severity">[]
}): number {
  return Math.max(
    ...COPY_FIELDS.map((field) => {
      const gravest = Math.max(0, ...issues.filter((issue) => issue.field === field).map(({ severity }) => ISSUE_RISK[severity]))
      return 1 - (confidence[field] ?? 1) * (1 - gravest)
    })
  )
}
