import type { LoadProgress } from "../../inference"

const STEPS = 10
const MEGABYTE = 1_000_000

/**
 * Tells a log how a model's download goes: a line with a bar at the start and at every
 * tenth, since a log keeps each line that a terminal would paint over.
 */
export function logDownload(info: (line: string) => void): (progress: LoadProgress) => void {
  let told = -1
  return ({ stage, done, total }) => {
    if (stage !== "downloading") {
      told = -1
      return
    }
    const step = total > 0 ? Math.floor((STEPS * done) / total) : 0
    if (step === told) return
    told = step
    const bar = "█".repeat(step) + "░".repeat(STEPS - step)
    info(
      `Fetching the vision-language model ${bar} ${step * (100 / STEPS)} %, ` +
        `${Math.round(done / MEGABYTE)} of ${Math.round(total / MEGABYTE)} MB`
    )
  }
}
