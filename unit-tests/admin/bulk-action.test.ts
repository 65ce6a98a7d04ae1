import { actionsFor, BULK_KEYS, isDecidable } from "../../src/admin/lib/bulk-action"
import { DRAFT_STATUSES } from "../../src/copy/draft"

describe("What can be done to selected drafts", () => {
  it("is for those alone whose state allows it", () => {
    const drafts = DRAFT_STATUSES.map((status) => ({ id: `cdraft_${status}`, status }))
    const named = actionsFor(drafts).map(({ action, drafts }) => [action, drafts.map(({ status }) => status)])
    expect(Object.fromEntries(named)).toEqual({
      ...{ accept: ["ready"], reject: ["ready"], retry: ["failed"], undo: ["accepted", "rejected"] },
    })
  })

  it("is another draft, too, where an older template wrote the one that waits", () => {
    const drafts = DRAFT_STATUSES.map((status) => ({ status }))
    const retry = actionsFor(drafts, { areOutdated: true }).find(({ action }) => action === "retry")
    expect(retry?.drafts.map(({ status }) => status)).toEqual(["ready", "failed"])
  })

  it("is nothing to drafts in the making, or that another has taken the place of", () => {
    expect(DRAFT_STATUSES.filter((status) => !isDecidable({ status }))).toEqual(["pending", "generating", "superseded"])
    expect(actionsFor([{ status: "pending" }, { status: "superseded" }])).toEqual([])
  })

  it("has a key of its own each", () => {
    expect(new Set(Object.values(BULK_KEYS)).size).toBe(Object.keys(BULK_KEYS).length)
  })
})
