import { LOCALES, type Locale } from "../../copy/limits"
import { DRAFT_STATUSES, type DraftStatus } from "../../copy/draft"
import { LONGEST_NAME, TEMPLATE_NAME_FORM } from "../../copy/templates/template-limits"
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
  /** Names of templates. */
  template: string[]
  /** Only what was written with an older version of its template or of the store baseline. */
  outdated: boolean
  q: string
  order: DraftOrder
  offset: number
}

/** What a view is without any condition. */
export const UNNARROWED = { status: [], locale: [], template: [], outdated: false, q: "" } satisfies Partial<DraftQuery>

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
    template: [...new Set(params.getAll("template"))].filter(isTemplateName),
    outdated: params.get("outdated") === "true",
    q: params.get("q") ?? "",
    order: DRAFT_ORDERS.find((known) => known === params.get("order")) ?? usualOrder(view),
    offset: Number.isInteger(offset) && offset > 0 ? offset : 0,
  }
}

/** `?view=conflicts&q=mug`, or "" where everything is as usual. */
export function writeDraftQuery({ view, status, locale, template, outdated, q, order, offset }: DraftQuery): string {
  const params = new URLSearchParams()
  if (view !== "review") params.set("view", view)
  for (const each of status) params.append("status", each)
  for (const each of locale) params.append("locale", each)
  for (const each of template) params.append("template", each)
  if (outdated) params.set("outdated", "true")
  if (q) params.set("q", q)
  if (order !== usualOrder(view)) params.set("order", order)
  if (offset > 0) params.set("offset", String(offset))
  const written = params.toString()
  return written ? `?${written}` : ""
}

/** One of the saved views, as it is before anything in it is searched or narrowed down. */
export function openView(view: DraftView): DraftQuery {
  return { view, ...UNNARROWED, order: usualOrder(view), offset: 0 }
}

/** Whether the view is narrowed down, so that it does not show all that it is about. */
export function isNarrowed({ view, status, locale, template, outdated, q }: DraftQuery): boolean {
  return q !== "" || locale.length > 0 || template.length > 0 || outdated || (view === "all" && status.length > 0)
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
export function apiQuery(query: DraftQuery, limit: number, now = new Date()): RequestQuery {
  const { view, status, locale, template, outdated, q, order, offset } = query
  return { ...ofView(view, status, now), locale, template, outdated_template: outdated ? "true" : undefined, q: q || undefined, order, offset, limit }
}

/** Midnight of today, in the merchant's own time zone. */
export function startOfToday(now = new Date()): string {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate()).toISOString()
}

function isTemplateName(name: string): boolean {
  return name.length <= LONGEST_NAME && TEMPLATE_NAME_FORM.test(name)
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
