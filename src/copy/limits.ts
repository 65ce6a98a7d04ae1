/** The languages that prompts, limits and rules exist for. */
export const LOCALES = ["en", "zh"] as const

export type Locale = (typeof LOCALES)[number]

/** How long a field of a draft may be, in characters (Unicode code points). */
export interface FieldLimits {
  title: number
  /** For each selling point. */
  selling_points: number
  description: number
  alt_text: number
}

/**
 * The one table of field lengths. The prompt states it, parsing trims to it, the
 * admin counts against it.
 */
export const FIELD_LIMITS: Readonly<Record<Locale, FieldLimits>> = {
  en: { title: 60, selling_points: 40, description: 200, alt_text: 125 },
  zh: { title: 20, selling_points: 15, description: 80, alt_text: 60 },
}

/** A draft has exactly so many selling points. */
export const SELLING_POINT_COUNT = 3

/** Length in characters as a person counts them: code points, not UTF-16 units. */
export function characterCount(text: string): number {
  return [...text].length
}
