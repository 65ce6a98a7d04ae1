/** Whether the long loops run whole: `THOROUGH=1 npm test`. */
export const isThorough = process.env.THOROUGH === "1"

/** How often a test that draws examples draws one: fewer in every run, more where time does not matter. */
export const examples = (usual: number, thorough: number) => (isThorough ? thorough : usual)
