import { asksForNew, NEW_MISSING_PATH } from "../../src/admin/lib/backfill-address"
import { NEW_BACKFILL } from "../../src/admin/lib/backfill-form"

describe("The link to a new backfill", () => {
  it("opens the form, which begins with the products without copy", () => {
    expect(NEW_MISSING_PATH).toBe("/copy-backfills?new=missing")
    expect(asksForNew(new URL(NEW_MISSING_PATH, "http://localhost").search)).toBe(true)
    expect(NEW_BACKFILL.copy).toBe("missing")
  })

  it("is not taken for the list alone, or for what nobody knows", () => {
    expect(["", "?new=", "?new=everything", "?missing=new"].map(asksForNew)).toEqual([false, false, false, false])
  })
})
