/** Raise it with every change of the prompt's frame: drafts and fingerprints carry it. */
export const PROMPT_VERSION: number = 1

/** Of the prompt's version in a template's reference. The first has none. */
export const PROMPT_MARK = PROMPT_VERSION > 1 ? `+p${PROMPT_VERSION}` : ""
