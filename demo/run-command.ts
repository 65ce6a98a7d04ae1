import { spawn, type SpawnOptions } from "node:child_process"
import { createWriteStream } from "node:fs"
import { mkdir, readFile } from "node:fs/promises"
import { dirname } from "node:path"

/** A step of the start failed. The message carries the last lines of its log. */
export class StoreStartError extends Error {
  override name = "StoreStartError"
}

export interface CommandOptions extends Pick<SpawnOptions, "cwd" | "env" | "uid" | "gid"> {
  /** What the command is for, as in "Building the plugin". For messages. */
  title: string
  /** The command's output is added to this file. */
  logFile: string
  /** Ends the command. */
  signal?: AbortSignal
}

/**
 * Runs a command to its end, with its output in a log file.
 *
 * @throws {StoreStartError} with the log's last lines where it doesn't end with status 0.
 */
export async function runCommand(
  command: string,
  args: string[],
  { title, logFile, signal, ...options }: CommandOptions,
): Promise<void> {
  await mkdir(dirname(logFile), { recursive: true })
  const log = createWriteStream(logFile, { flags: "a" })
  log.write(`\n== ${title}: ${new Date().toISOString()}\n`)
  const end = await new Promise<string | null>((resolve) => {
    const child = spawn(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"], signal })
    child.stdout?.pipe(log, { end: false })
    child.stderr?.pipe(log, { end: false })
    child.once("error", (error) => resolve(error.message))
    child.once("close", (code, killedBy) => resolve(code === 0 ? null : (killedBy ?? `status ${code}`)))
  })
  await new Promise<void>((resolve) => log.end(resolve))
  signal?.throwIfAborted()
  if (end !== null) {
    throw new StoreStartError(`${title} failed (${end}).\n${await lastLines(logFile)}\nThe whole log: ${logFile}`)
  }
}

/** The last lines of a log, for a person: no terminal colours, and of Medusa's JSON only the message. */
export async function lastLines(file: string, count = 20): Promise<string> {
  const text = await readFile(file, "utf8").catch(() => "")
  const plain = text.replace(/\u001b\[[0-9;]*m/g, "")
  return plain.trimEnd().split("\n").slice(-count).map(readable).join("\n")
}

function readable(line: string): string {
  if (!line.startsWith("{")) return line
  try {
    const { level, message } = JSON.parse(line)
    return typeof message === "string" ? `${level}: ${message}` : line
  } catch {
    return line
  }
}
