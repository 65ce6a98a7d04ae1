import type { Locale } from "../../copy/limits"
import type { BackfillSelection } from "../../types/copy-backfill"
import type { PlanCopyBackfill } from "../hooks/api/copy-backfills"

/** No choice made, for a Select that cannot hold nothing. */
export const ANY = "any"

/** What a new backfill is asked to be, while it is filled in. */
export interface BackfillForm {
  copy: NonNullable<BackfillSelection["copy"]>
  /** An id each, or {@link ANY}. */
  category: string
  collection: string
  channel: string
  limit: string
  redo: boolean
  /** Null until a person chose: every language of the store. */
  locales: Locale[] | null
  hasHours: boolean
  /** `HH:MM` */
  from: string
  until: string
  draftsPerHour: string
}

export const NEW_BACKFILL: BackfillForm = {
  copy: "missing",
  category: ANY,
  collection: ANY,
  channel: ANY,
  limit: "",
  redo: false,
  locales: null,
  hasHours: false,
  from: "20:00",
  until: "06:00",
  draftsPerHour: "",
}

/** Whether a field for a number is empty or holds one that the store takes. */
export function isCount(text: string): boolean {
  return text.trim() === "" || /^[1-9]\d{0,5}$/.test(text.trim())
}

export function isBackfillComplete({ limit, draftsPerHour, hasHours, from, until, locales }: BackfillForm): boolean {
  const hoursHold = !hasHours || (from !== "" && until !== "" && from !== until)
  return isCount(limit) && isCount(draftsPerHour) && hoursHold && locales?.length !== 0
}

/** The form as the store takes it. */
export function planOf(form: BackfillForm, timeZone: string): PlanCopyBackfill {
  const chosen = (id: string) => (id === ANY ? undefined : [id])
  const count = (text: string) => (text.trim() === "" ? undefined : Number(text))
  return {
    selection: {
      copy: form.copy,
      category_ids: chosen(form.category),
      collection_ids: chosen(form.collection),
      sales_channel_ids: chosen(form.channel),
      limit: count(form.limit),
      ...(form.redo && { redo: true }),
    },
    locales: form.locales ?? undefined,
    hours: form.hasHours ? { from: form.from, until: form.until, time_zone: timeZone } : null,
    drafts_per_hour: count(form.draftsPerHour) ?? null,
  }
}

/** The browser's own, as an IANA name. */
export function browserTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC"
}
