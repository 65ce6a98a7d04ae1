import { LOCALES, type Locale } from "../../copy/limits"
import { DRAFT_STATUSES, type DraftStatus } from "../../copy/draft"
import type { RequestQuery } from "./request"

/** The inbox's saved views. */
export const DRAFT_VIEWS = ["review", "conflicts", "failed", "accepted", "all"] as const
export type DraftView = (typeof DRAFT_VIEWS)[number]

/** What the inbox can be sorted by; a minus in front is descending. */
export const DRAFT_ORDERS = ["-risk", "risk", "-created_at", "created_at", "-updated_at", "-decided_at"] as const
export type DraftOrder = (typeof DRAFT_ORDERS)[number]

/** Which drafts the inbox shows, and in which order: all that its address says. */
export interface DraftQuery {
  view: DraftView
  /** Narrows the view `all`. */
  status: DraftStatus[]
  locale: Locale[]
  q: string
  order: DraftOrder
  offset: number
}

/** Drafts on a page of the inbox. */
export const DRAFTS_A_PAGE = 20

/** Reads the address of the inbox, or of a draft that was opened from it. What it does not understand it leaves out. */
export function readDraftQuery(search: string): DraftQuery {
  const params = new URLSearchParams(search)
  const view = DRAFT_VIEWS.find((known) => known === params.get("view")) ?? "review"
  const offset = Number(params.get("offset") ?? 0)
  return {
    view,
    status: DRAFT_STATUSES.filter((status) => params.getAll("status").includes(status)),
    locale: LOCALES.filter((locale) => params.getAll("locale").includes(locale)),
    q: params.get("q") ?? "",
    order: DRAFT_ORDERS.find((known) => known === params.get("order")) ?? usualOrder(view),
    offset: Number.isInteger(offset) && offset > 0 ? offset : 0,
  }
}

/** `?view=conflicts&q=mug`, or "" where everything is as usual. */
export function writeDraftQuery({ view, status, locale, q, order, offset }: DraftQuery): string {
  const params = new URLSearchParams()
  if (view !== "review") params.set("view", view)
  for (const each of status) params.append("status", each)
  for (const each of locale) params.append("locale", each)
  if (q) params.set("q", q)
  if (order !== usualOrder(view)) params.set("order", order)
  if (offset > 0) params.set("offset", String(offset))
  const written = params.toString()
  return written ? `?${written}` : ""
}

/** One of the saved views, as it is before anything in it is searched or narrowed down. */
export function openView(view: DraftView): DraftQuery {
  return { view, status: [], locale: [], q: "", order: usualOrder(view), offset: 0 }
}

/** Whether the view is narrowed down, so that it does not show all that it is about. */
export function isNarrowed({ view, status, locale, q }: DraftQuery): boolean {
  return q !== "" || locale.length > 0 || (view === "all" && status.length > 0)
}

/** What the view can be sorted by. */
export function ordersOf(view: DraftView): DraftOrder[] {
  const always: DraftOrder[] = ["-risk", "-created_at", "created_at", "-updated_at"]
  return view === "accepted" ? ["-decided_at", ...always] : always
}

/**
 * For `GET /admin/copy-drafts`.
 *
 * @param now decides where today begins, in the merchant's own time zone
 */
export function apiQuery({ view, status, locale, q, order, offset }: DraftQuery, limit: number, now = new Date()): RequestQuery {
  return { ...ofView(view, status, now), locale, q: q || undefined, order, offset, limit }
}

/** Midnight of today, in the merchant's own time zone. */
export function startOfToday(now = new Date()): string {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate()).toISOString()
}

function ofView(view: DraftView, status: readonly DraftStatus[], now: Date): RequestQuery {
  switch (view) {
    case "review":
      return { status: "ready" }
    case "conflicts":
      return { status: "ready", has_conflict: "true" }
    case "failed":
      return { status: "failed" }
    case "accepted":
      return { status: "accepted", "decided_at[$gte]": startOfToday(now) }
    case "all":
      return { status: [...status] }
  }
}

/** What needs eyes first comes first; of what is decided, the last. */
function usualOrder(view: DraftView): DraftOrder {
  if (view === "accepted") return "-decided_at"
  return view === "review" || view === "conflicts" ? "-risk" : "-created_at"
}
