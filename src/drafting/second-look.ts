import type { Locale } from "../copy/limits"
import type { CloseUp } from "../images"
import { InferenceTimeoutError } from "../inference/errors"
import type { GenerateControl, VisionLanguageModel } from "../inference/types"
import { readText, type TextReading } from "./read-text"

export interface SecondLook extends Omit<TextReading, "timings"> {
  timings: TextReading["timings"]
  /** Milliseconds for finding the print and for reading it, without the wait in the queue. */
  ms: number
}

/** Milliseconds for finding the print, and as many for reading it. */
export const SECOND_LOOK_MS = 30_000

/**
 * Looks closer at print that is hard to read, before the draft is written. What goes wrong in it, or takes
 * longer than it is worth, costs the draft nothing but these texts: it is written all the same, and a warning of the
 * process says so, which Node writes to standard error.
 *
 * @param find the sheet of print, or null where there is none
 * @param budgetMs for finding, and for reading without the wait in the queue
 * @returns null where nothing was read
 * @throws what the model throws but for its time limit, and the signal's reason
 */
export async function lookCloser(
  find: (signal: AbortSignal) => Promise<CloseUp | null>,
  model: Pick<VisionLanguageModel, "generate">,
  locale: Locale,
  control: GenerateControl,
  budgetMs = SECOND_LOOK_MS
): Promise<SecondLook | null> {
  const started = performance.now()
  const late = AbortSignal.timeout(budgetMs)
  const sheet = await find(control.signal ? AbortSignal.any([control.signal, late]) : late).catch((error: Error): null => {
    control.signal?.throwIfAborted()
    warn(`Print could not be looked for in a picture, so its draft does without: ${error.message}`)
    return null
  })
  if (!sheet) return null
  const found = performance.now() - started
  const reading = await readText(model, sheet, locale, { ...control, timeoutMs: budgetMs }).catch((error: Error): null => {
    if (!(error instanceof InferenceTimeoutError)) throw error
    warn(`The print in a picture was not read within ${budgetMs / 1000} s, so its draft does without.`)
    return null
  })
  if (!reading) return null
  const { vision, prefill, decode } = reading.timings
  return { ...reading, ms: Math.round(found + vision + prefill + decode) }
}

function warn(message: string): void {
  process.emitWarning(message, "ShelftalkerWarning")
}
