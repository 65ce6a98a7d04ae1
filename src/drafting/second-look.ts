import type { Locale } from "../copy/limits"
import type { CloseUp } from "../images"
import type { GenerateControl, VisionLanguageModel } from "../inference/types"
import { readText, type TextReading } from "./read-text"

export interface SecondLook extends Omit<TextReading, "timings"> {
  timings: TextReading["timings"]
  /** Milliseconds for finding the print and for reading it, without the wait in the queue. */
  ms: number
}

/**
 * Looks closer at print that is hard to read, before the draft is written. What goes wrong in it
 * costs the draft nothing but these texts: a picture whose print cannot be found is drafted from all the same,
 * and a warning of the process says so, which Node writes to standard error.
 *
 * @param find the sheet of print, or null where there is none
 * @returns null where there was nothing to read
 * @throws what the model throws, and the signal's reason
 */
export async function lookCloser(
  find: () => Promise<CloseUp | null>,
  model: Pick<VisionLanguageModel, "generate">,
  locale: Locale,
  control: GenerateControl
): Promise<SecondLook | null> {
  const started = performance.now()
  const sheet = await find().catch((error: Error): null => {
    control.signal?.throwIfAborted()
    process.emitWarning(`Print could not be looked for in a picture, so its draft does without: ${error.message}`, "ShelftalkerWarning")
    return null
  })
  if (!sheet) return null
  const found = performance.now() - started
  const reading = await readText(model, sheet, locale, control)
  const { vision, prefill, decode } = reading.timings
  return { ...reading, ms: Math.round(found + vision + prefill + decode) }
}
