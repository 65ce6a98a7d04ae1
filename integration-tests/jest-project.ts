import { spawn } from "node:child_process"
import { readFile, rm } from "node:fs/promises"
import { join } from "node:path"
import { setTimeout as wait } from "node:timers/promises"

import { PROJECT } from "../demo/project"
import { collect } from "./collect"
import { tallyOf, type JestReport, type Outcome } from "./tally"

export interface JestProjectOptions {
  /** Name of a project in `jest.config.js`. */
  name: string
  /** Folder for Jest's report. */
  folder: string
  env: NodeJS.ProcessEnv
  /** Files at a time. Every one boots a store or a model, so no more than there are cores. @default 1 */
  workers?: number
  /** Milliseconds after which it counts as hanging. */
  limit: number
}

/** Runs one of the projects. */
export async function runJestProject({ name, folder, env, workers = 1, limit }: JestProjectOptions): Promise<Outcome> {
  const file = join(folder, `${name}.json`)
  await rm(file, { force: true })
  const jest = spawn(
    process.execPath,
    [
      // Medusa loads modules with import(), which Jest leaves to this flag.
      "--experimental-vm-modules",
      "--no-warnings=ExperimentalWarning",
      join(PROJECT, "node_modules", "jest", "bin", "jest.js"),
      "--selectProjects",
      name,
      "--json",
      `--outputFile=${file}`,
      ...(workers > 1 ? [`--maxWorkers=${workers}`] : ["--runInBand"]),
      "--forceExit",
      // A store logs a page for every test; what a test itself has to say goes to standard error.
      "--silent",
    ],
    // A store's logger writes to standard error too, thousands of lines of what goes well.
    // Jest writes its report to standard output as well, and what a person reads to standard error.
    { cwd: PROJECT, env: { LOG_LEVEL: "error", ...env }, detached: true, stdio: ["ignore", "ignore", "pipe"] },
  )
  const output = collect(jest.stderr)
  const endCurrent = () => killGroup(jest.pid)
  process.once("exit", endCurrent)
  const ended = new Promise<boolean>((resolve) => {
    jest.once("error", () => resolve(false))
    jest.once("exit", (code) => resolve(code === 0))
  })
  let hung = ""
  const timer = new AbortController()
  const endedWell = await Promise.race([
    ended,
    wait(limit, false, { signal: timer.signal }).then(() => {
      hung = `${name}: no end after ${Math.round(limit / 60_000)} minutes, so it was ended.\n`
      return false
    }, () => false),
  ])
  timer.abort()
  // Also the stores, browsers and models that a broken test left behind.
  endCurrent()
  process.off("exit", endCurrent)

  const report = await readFile(file, "utf8").then(parseReport, () => null)
  return { tally: tallyOf(report, endedWell), output: output() + hung }
}

function parseReport(text: string): JestReport {
  return JSON.parse(text)
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, "SIGKILL")
  } catch {
    // Nobody is left in the group.
  }
}
