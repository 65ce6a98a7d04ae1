// Loaded into the store's process by NODE_OPTIONS. Writes how late the event loop was since the
// last time, whenever it gets SIGUSR2, to SHELFTALKER_PROBE_FOLDER/<process id>.json.
const { renameSync, writeFileSync } = require("node:fs")
const { join } = require("node:path")
const { monitorEventLoopDelay } = require("node:perf_hooks")

const RESOLUTION = 5
const folder = process.env.SHELFTALKER_PROBE_FOLDER

if (folder) {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION })
  histogram.enable()
  process.on("SIGUSR2", () => {
    // The histogram holds the times between two of its own ticks, of which the resolution is no delay.
    const late = (nanoseconds) => Math.max(0, nanoseconds / 1e6 - RESOLUTION)
    const delay = { p50: late(histogram.percentile(50)), p99: late(histogram.percentile(99)), max: late(histogram.max) }
    histogram.reset()
    const file = join(folder, `${process.pid}.json`)
    writeFileSync(`${file}.half`, JSON.stringify(delay))
    renameSync(`${file}.half`, file)
  })
}
