import {
  apiQuery,
  DRAFT_VIEWS,
  isNarrowed,
  openView,
  ordersOf,
  readDraftQuery,
  startOfToday,
  UNNARROWED,
  writeDraftQuery,
  type DraftQuery,
} from "../../src/admin/lib/draft-query"
import type { RequestQuery } from "../../src/admin/lib/request"

/** As the store gets it. */
const asked = (query: RequestQuery) => JSON.parse(JSON.stringify(query))

describe("The inbox's address", () => {
  it("is empty for what waits for review, riskiest first", () => {
    expect(readDraftQuery("")).toEqual({
      ...{ view: "review", order: "-risk", offset: 0 },
      ...{ status: [], locale: [], template: [], outdated: false, q: "" },
    })
    expect(writeDraftQuery(openView("review"))).toBe("")
  })

  it.each(DRAFT_VIEWS)("says which view is open, and nothing else of one that is as usual (%s)", (view) => {
    const search = writeDraftQuery(openView(view))
    expect(search).toBe(view === "review" ? "" : `?view=${view}`)
    expect(readDraftQuery(search)).toEqual(openView(view))
  })

  it.each<Partial<DraftQuery>>([
    { q: "red & white mug?" },
    { q: "杯子" },
    { locale: ["en", "zh"] },
    { template: ["summer-shoes", "bags"] },
    { outdated: true },
    { order: "created_at" },
    { offset: 40 },
    { view: "all", status: ["pending", "failed"], locale: ["zh"], template: ["shoes"], outdated: true, q: "x", order: "-risk", offset: 20 },
    { view: "accepted", order: "-risk" },
  ])("gives back what it was written from: %j", (changed) => {
    const query = { ...openView(changed.view ?? "review"), ...changed }
    expect(readDraftQuery(writeDraftQuery(query))).toEqual(query)
  })

  it("passes over what it does not understand", () => {
    const search = "?view=everything&status=lost&locale=fr&order=price&offset=-20&utm=1"
    expect(readDraftQuery(search)).toEqual(openView("review"))
    expect(readDraftQuery("?offset=1.5")).toEqual(openView("review"))
    expect(readDraftQuery(`?template=Shoes&template=%25&template=${"x".repeat(41)}&template=shoes@1&outdated=1`)).toEqual(openView("review"))
    expect(readDraftQuery("?template=shoes&template=shoes&template=a b").template).toEqual(["shoes"])
    expect(readDraftQuery("?view=failed&locale=fr&locale=zh")).toEqual({ ...openView("failed"), locale: ["zh"] })
  })
})

describe("What the inbox asks the store for", () => {
  const noon = new Date(2026, 10, 22, 12, 34, 56)

  it.each([
    ["review", { status: "ready" }],
    ["conflicts", { status: "ready", has_conflict: "true" }],
    ["failed", { status: "failed" }],
    ["accepted", { status: "accepted", "decided_at[$gte]": new Date(2026, 10, 22).toISOString() }],
    ["all", { status: [] }],
  ] as const)("is what belongs to the view (%s)", (view, expected) => {
    const query = openView(view)
    expect(asked(apiQuery(query, 20, noon))).toEqual({ ...expected, locale: [], template: [], order: query.order, offset: 0, limit: 20 })
  })

  it("is narrowed down by words and languages, and in all drafts by their status", () => {
    const narrowed: DraftQuery = { ...openView("all"), status: ["rejected", "superseded"], locale: ["zh"], q: "mug", offset: 20 }
    expect(asked(apiQuery(narrowed, 20))).toMatchObject({ status: ["rejected", "superseded"], locale: ["zh"], q: "mug", offset: 20 })
    expect(asked(apiQuery({ ...narrowed, view: "failed" }, 20))).toMatchObject({ status: "failed" })
  })

  it.each(DRAFT_VIEWS)("is narrowed down by templates and to what older ones wrote, whatever the view (%s)", (view) => {
    const narrowed = asked(apiQuery({ ...openView(view), template: ["shoes", "bags"], outdated: true }, 20, noon))
    expect(narrowed).toEqual({ ...asked(apiQuery(openView(view), 20, noon)), template: ["shoes", "bags"], outdated_template: "true" })
  })

  it("is the riskiest first where there is something to decide, and the last decided first of what is accepted", () => {
    const orders = DRAFT_VIEWS.map((view) => [view, openView(view).order])
    expect(Object.fromEntries(orders)).toEqual({
      ...{ review: "-risk", conflicts: "-risk", failed: "-created_at" },
      ...{ accepted: "-decided_at", all: "-created_at" },
    })
    for (const view of DRAFT_VIEWS) expect(ordersOf(view)).toContain(openView(view).order)
  })

  it("begins today at the merchant's own midnight", () => {
    const midnight = new Date(startOfToday(noon))
    expect([midnight.getDate(), midnight.getHours(), midnight.getMinutes(), midnight.getSeconds()]).toEqual([22, 0, 0, 0])
  })
})

describe("A narrowed view", () => {
  it("is one with words, languages, templates or a status that counts in it", () => {
    for (const view of DRAFT_VIEWS) {
      expect(isNarrowed({ ...openView(view), order: "created_at", offset: 20 })).toBe(false)
      expect(isNarrowed({ ...openView(view), q: "mug" })).toBe(true)
      expect(isNarrowed({ ...openView(view), locale: ["en"] })).toBe(true)
      expect(isNarrowed({ ...openView(view), template: ["shoes"] })).toBe(true)
      expect(isNarrowed({ ...openView(view), outdated: true })).toBe(true)
      expect(isNarrowed({ ...openView(view), status: ["failed"] })).toBe(view === "all")
      expect(isNarrowed(Object.assign(openView(view), { template: ["shoes"], outdated: true }, UNNARROWED))).toBe(false)
    }
  })
})
