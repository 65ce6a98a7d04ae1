/** Bounds of what a store may write into a template, in characters and counts. The prompt's budget is counted besides. */
export const LONGEST_LABEL = 60
export const LONGEST_WORD = 40
export const MOST_WORDS = 100
export const LONGEST_GUIDANCE = 2000
export const MOST_ATTRIBUTES = 6

/** Of the store's baseline, for each language. */
export const LONGEST_TONE = 400
export const MOST_BASELINE_WORDS = 500
