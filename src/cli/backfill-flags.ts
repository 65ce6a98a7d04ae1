import { InvalidArgumentError, type Command } from "commander"

import { LOCALES, type Locale } from "../copy/limits"
import type { BackfillHours, BackfillSelection } from "../types/copy-backfill"

/** As commander reads them. */
export interface BackfillFlags {
  url: string
  apiKey?: string
  missing?: boolean
  outdated?: boolean
  all?: boolean
  product?: string[]
  category?: string[]
  collection?: string[]
  salesChannel?: string[]
  locale?: Locale[]
  limit?: number
  from?: string
  until?: string
  timeZone?: string
  draftsPerHour?: number
  redo?: boolean
  dryRun?: boolean
  yes?: boolean
  resume?: string
  retry?: boolean
  json?: boolean
}

/** Body of `POST /admin/copy-backfills`. */
export interface NewBackfillRequest {
  selection: BackfillSelection
  locales?: Locale[]
  hours?: BackfillHours
  drafts_per_hour?: number
}

/** What only a new backfill can be told. */
const OF_A_NEW_ONE = [
  ...["missing", "outdated", "all", "product", "category", "collection", "salesChannel"],
  ...["locale", "limit", "from", "until", "timeZone", "draftsPerHour", "redo", "dryRun"],
] as const

/** Refuses, as commander does, flags that do not go together. */
export function checkFlags(flags: BackfillFlags, command: Command): void {
  const { missing, outdated, all, from, until, timeZone, resume, retry } = flags
  if ([missing, outdated, all].filter(Boolean).length > 1) {
    command.error("error: give one of --missing, --outdated and --all")
  }
  if ((from === undefined) !== (until === undefined)) {
    command.error("error: --from and --until go together, as in --from 22:00 --until 06:00")
  }
  if (timeZone !== undefined && from === undefined) {
    command.error("error: --time-zone goes with --from and --until")
  }
  if (retry && resume === undefined) {
    command.error("error: --retry goes with --resume, which names the backfill")
  }
  const given = OF_A_NEW_ONE.find((name) => resume !== undefined && command.getOptionValue(name) !== undefined)
  if (given) {
    const flag = given.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    command.error(`error: --${flag} is for a new backfill; the one that --resume names keeps what it was planned with`)
  }
}

/** @returns what the store is asked to plan */
export function requestOf(flags: BackfillFlags): NewBackfillRequest {
  const { from, until, timeZone } = flags
  return {
    selection: {
      copy: flags.missing ? "missing" : flags.outdated ? "outdated" : "all",
      product_ids: flags.product,
      category_ids: flags.category,
      collection_ids: flags.collection,
      sales_channel_ids: flags.salesChannel,
      limit: flags.limit,
      redo: flags.redo,
    },
    locales: flags.locale,
    hours:
      from !== undefined && until !== undefined
        ? { from, until, time_zone: timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone }
        : undefined,
    drafts_per_hour: flags.draftsPerHour,
  }
}

/** `http://localhost:9000`, without what may follow the path. */
export function parseStoreUrl(text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new InvalidArgumentError("It must be an address such as https://shop.example or http://localhost:9000.")
  }
  const { origin, pathname } = new URL(text)
  return `${origin}${pathname.replace(/\/+$/, "")}`
}

export function parseLocales(text: string): Locale[] {
  const locales = text.split(",").map((word) => {
    const locale = LOCALES.find((known) => known === word.trim())
    if (!locale) throw new InvalidArgumentError(`"${word.trim()}" is none of the languages ${LOCALES.join(", ")}.`)
    return locale
  })
  return [...new Set(locales)]
}

export function parseTimeOfDay(text: string): string {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(text)) throw new InvalidArgumentError("It must be a time of day, 00:00 to 23:59.")
  return text
}

export function parseCount(text: string): number {
  const count = Number(text)
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(count) || count === 0) {
    throw new InvalidArgumentError("It must be a whole number from 1.")
  }
  return count
}
