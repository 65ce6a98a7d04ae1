export const BACKFILLS_PATH = "/copy-backfills"

const NEW = "new"
const MISSING = "missing"

/** The backfills, with the form open for products without copy. */
export const NEW_MISSING_PATH = `${BACKFILLS_PATH}?${NEW}=${MISSING}`

/** Whether the address of the backfills asks for that form. It begins with those products. */
export function asksForNew(search: string): boolean {
  return new URLSearchParams(search).get(NEW) === MISSING
}
