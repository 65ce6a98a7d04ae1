/** Hours of the day in which a backfill may run; `from` may be later than `until`, for a night. */
export interface BackfillHours {
  /** `HH:MM` */
  from: string
  until: string
  /** IANA name. */
  time_zone: string
}

const SECONDS_A_DAY = 24 * 3600

/** What is to be made, and when. */
export interface PlannedWork {
  /** Of computing; null where this store's speed is not known. */
  seconds: number | null
  drafts: number
  /** Drafts an hour at the most. */
  drafts_per_hour: number | null
  hours: BackfillHours | null
}

/**
 * Seconds from now on until all is made, those outside of its hours included. Without a known speed it is
 * what the pace alone takes, so it may be more. Null where there is no pace either.
 */
export function secondsUntilDone({ seconds, drafts, drafts_per_hour: pace, hours }: PlannedWork, now = new Date()): number | null {
  if (seconds === null && pace === null) return null
  const work = Math.max(seconds ?? 0, pace === null ? 0 : (drafts / pace) * 3600)
  if (!hours || work === 0) return work
  const open = secondsADay(hours)
  const untilOpening = secondsToOpening(hours, now)
  const leftToday = untilOpening > 0 ? open : open - secondsSinceOpening(hours, now)
  const moreDays = Math.max(0, Math.ceil((work - leftToday) / open))
  const end = later(now, untilOpening + work + moreDays * (SECONDS_A_DAY - open), hours)
  return (end.getTime() - now.getTime()) / 1000
}

/** Whether it is one of the hours, on the clock of their time zone; where none are given, always. */
export function isWithinHours(hours: BackfillHours | null, now = new Date()): boolean {
  return !hours || secondsToOpening(hours, now) === 0
}

/** The first moment from `now` on that is one of the hours. */
export function nextOpening(hours: BackfillHours | null, now = new Date()): Date {
  return hours ? later(now, secondsToOpening(hours, now), hours) : now
}

/** When the hours began that it is in, or was in last; null where none are given. */
export function lastOpening(hours: BackfillHours | null, now = new Date()): Date | null {
  return hours && later(now, -secondsSinceOpening(hours, now), hours)
}

/** How long the hours of one day are, in seconds. */
export function secondsADay({ from, until }: BackfillHours): number {
  return modulo(secondOfDay(until) - secondOfDay(from)) || SECONDS_A_DAY
}

/** On the clock of the hours; 0 where it is one of them. */
function secondsToOpening(hours: BackfillHours, now: Date): number {
  const passed = secondsSinceOpening(hours, now)
  return passed < secondsADay(hours) ? 0 : SECONDS_A_DAY - passed
}

function secondsSinceOpening({ from, time_zone: zone }: BackfillHours, now: Date): number {
  return modulo(secondOfDay(clock(now, zone)) + now.getMilliseconds() / 1000 - secondOfDay(from))
}

/** When the clock of the hours will have gone on for so many seconds: an hour sooner or later where it is changed in between, for summer or winter. */
function later(now: Date, seconds: number, { time_zone: zone }: BackfillHours): Date {
  const unchanged = new Date(now.getTime() + seconds * 1000)
  const gone = secondOfDay(clock(unchanged, zone)) - secondOfDay(clock(now, zone)) + (unchanged.getMilliseconds() - now.getMilliseconds()) / 1000
  const change = modulo(gone - seconds + SECONDS_A_DAY / 2) - SECONDS_A_DAY / 2
  return new Date(unchanged.getTime() - Math.round(change) * 1000)
}

/** `HH:MM:SS` */
function clock(now: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" }).format(now)
}

/** Of `HH:MM` or `HH:MM:SS`. */
function secondOfDay(time: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(":").map(Number)
  return hours * 3600 + minutes * 60 + seconds
}

/** Where a time of day stands when days are left aside. */
function modulo(seconds: number): number {
  return ((seconds % SECONDS_A_DAY) + SECONDS_A_DAY) % SECONDS_A_DAY
}
