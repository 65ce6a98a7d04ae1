import { spawn, type ChildProcess } from "node:child_process"
import { openSync } from "node:fs"
import { closeSync } from "node:fs"
import { join } from "node:path"
import { setTimeout as wait } from "node:timers/promises"

import { MEDUSA_COMMAND } from "./project"
import { lastLines, StoreStartError } from "./run-command"

const READY_WITHIN = 180_000

/** Longer than Medusa waits for open requests. */
const GONE_WITHIN = 20_000

export interface MedusaProcess {
  pid: number
  /** Settles when the process has ended, however it did. */
  ended: Promise<void>
  /** Asks it to finish what it does and waits. Kills it and its children when it doesn't. */
  stop(): Promise<void>
}

export interface MedusaProcessOptions {
  /** The folder with the built store. */
  cwd: string
  port: number
  env: NodeJS.ProcessEnv
  logFile: string
  /** Gives up waiting for the store to answer, and ends it. */
  signal?: AbortSignal
}

/**
 * Runs `medusa start` and waits until it answers.
 *
 * It leads a process group of its own: Ctrl-C in the terminal then reaches only us, who
 * end things in order, and what the store itself started can be ended with it.
 *
 * @throws {StoreStartError} with the log's last lines where it ends or stays silent.
 */
export async function startMedusa(options: MedusaProcessOptions): Promise<MedusaProcess> {
  const { cwd, port, env, logFile, signal } = options
  const log = openSync(logFile, "a")
  const child = spawn(
    process.execPath,
    ["--require", join(__dirname, "end-with-parent.cjs"), MEDUSA_COMMAND, "start", "--port", String(port)],
    { cwd, env, detached: true, stdio: ["ignore", log, log, "ipc"] },
  )
  closeSync(log)
  const ended = new Promise<void>((resolve) => {
    child.once("exit", () => resolve())
    child.once("error", () => resolve())
  })
  const stop = () => end(child, ended)

  try {
    await untilReady(`http://127.0.0.1:${port}/health`, child, signal)
  } catch (error) {
    await stop()
    signal?.throwIfAborted()
    const reason = error instanceof Error ? error.message : String(error)
    throw new StoreStartError(`The store did not start: ${reason}\n${await lastLines(logFile)}\nThe whole log: ${logFile}`)
  }
  return { pid: child.pid ?? 0, ended, stop }
}

async function untilReady(health: string, child: ChildProcess, signal?: AbortSignal): Promise<void> {
  const deadline = Date.now() + READY_WITHIN
  while (Date.now() < deadline) {
    signal?.throwIfAborted()
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Error(`it ended with ${child.signalCode ?? `status ${child.exitCode}`}.`)
    }
    const answer = await fetch(health, { signal: AbortSignal.timeout(5_000) }).catch(() => null)
    if (answer?.ok) return
    await wait(250)
  }
  throw new Error(`it did not answer within ${READY_WITHIN / 1000} seconds.`)
}

async function end(child: ChildProcess, ended: Promise<void>): Promise<void> {
  const { pid } = child
  if (pid === undefined) return
  if (child.exitCode === null && child.signalCode === null) {
    child.kill("SIGTERM")
    await Promise.race([ended, wait(GONE_WITHIN, undefined, { ref: false })])
  }
  killGroup(pid)
  await ended
}

/** Also what the store started and left behind. */
function killGroup(pid: number): void {
  try {
    process.kill(-pid, "SIGKILL")
  } catch {
    // Nobody is left in the group.
  }
}
