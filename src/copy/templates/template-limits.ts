/** Bounds of what a store may write into a template, in characters and counts. The prompt's budget is counted besides. */
export const LONGEST_LABEL = 60
export const LONGEST_WORD = 40
export const MOST_WORDS = 100
export const LONGEST_GUIDANCE = 2000
export const MOST_ATTRIBUTES = 6

/** Of the store's baseline, for each language. */
export const LONGEST_TONE = 400
export const MOST_BASELINE_WORDS = 500

/** What a template is called in addresses and files: small letters, digits and single hyphens. */
export const TEMPLATE_NAME_FORM = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/
export const LONGEST_NAME = 40
/** Addresses that the API needs for itself. */
export const RESERVED_NAMES: readonly string[] = ["export", "import", "preview"]
export const ATTRIBUTE_NAME_FORM = /^[a-z][a-z0-9_]{0,29}$/
/** Why a version was written. */
export const LONGEST_NOTE = 500

/** What a file of templates says of itself. */
export const TEMPLATE_FILE_FORMAT = "shelftalker-templates@1"
