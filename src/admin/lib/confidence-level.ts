import { COPY_FIELDS, type CopyField, type FieldConfidence } from "../../copy/draft"

export type ConfidenceLevel = "high" | "medium" | "low"

/** From these on. Rules of thumb: a probability is what the model thinks of its words, not whether they are true. */
const HIGH = 0.8
const MEDIUM = 0.5

export function confidenceLevel(confidence: number): ConfidenceLevel {
  if (confidence >= HIGH) return "high"
  return confidence >= MEDIUM ? "medium" : "low"
}

/** The field of which the model was least sure. Null where nothing is known of any. */
export function leastCertain(confidence: FieldConfidence | null): { field: CopyField; confidence: number } | null {
  const known = COPY_FIELDS.flatMap((field) => {
    const value = confidence?.[field]
    return value === undefined ? [] : [{ field, confidence: value }]
  })
  return known.sort((one, other) => one.confidence - other.confidence)[0] ?? null
}

/** Whole percents, and never 100 of what is not certain. */
export function percentOf(confidence: number): number {
  return confidence < 1 ? Math.min(99, Math.round(confidence * 100)) : 100
}
