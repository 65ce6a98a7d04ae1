/**
 * The benchmark; `npm run bench:model` makes its models first.
 *
 *   npm run bench [-- --quick] [--only machine,stock,ours,store] [--runs 5] [--threads 2]
 *                 [--dtype int8|q4|both] [--json FILE] [--markdown]
 */
import { mkdir, writeFile } from "node:fs/promises"
import { getPriority, loadavg } from "node:os"
import { dirname } from "node:path"

import { readOptions, type BenchmarkOptions } from "./options"
import { resultTables } from "./result-tables"
import { runBenchmark } from "./run-benchmark"
import { toMarkdown, toText } from "./table"

/** Processes at work in the last minute, on average, that a machine with nothing to do has at the most. */
const QUIET_LOAD = 0.5

async function main(): Promise<void> {
  const options: BenchmarkOptions = readOptions(process.argv.slice(2))
  for (const doubt of doubts()) {
    console.error(`! ${doubt}`)
  }
  const results = await runBenchmark(options, (line) => console.error(`• ${line}`))
  await mkdir(dirname(options.json), { recursive: true })
  await writeFile(options.json, `${JSON.stringify(results, null, 2)}\n`)
  const show = options.markdown ? toMarkdown : toText
  console.log(`\n${resultTables(results).map(show).join("\n\n")}\n`)
  console.error(`All figures: ${options.json}`)
}

/** What makes the figures other than the machine's own. */
function doubts(): string[] {
  const [load = 0] = loadavg()
  return [
    ...(load > QUIET_LOAD ? [`Something else keeps the machine busy (load ${load.toFixed(1)}): the figures will be too low.`] : []),
    ...(getPriority() > 0 ? ["This runs at a lowered priority, and so does all it starts; the store's figures suffer most."] : []),
  ]
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
