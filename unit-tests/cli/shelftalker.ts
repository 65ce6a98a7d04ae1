import { spawn, type ChildProcess } from "node:child_process"
import { once } from "node:events"
import { join } from "node:path"

const PROJECT = join(__dirname, "../..")

export interface Ended {
  code: number | null
  stdout: string
  stderr: string
}

/** The command as its own process, so that signals and exit codes are real. */
export class Shelftalker {
  readonly process: ChildProcess
  private stdout = ""
  private stderr = ""

  constructor(...parameters: string[]) {
    const script = join(PROJECT, "src/cli/shelftalker.ts")
    this.process = spawn(process.execPath, ["--import", "tsx", script, ...parameters], { cwd: PROJECT })
    this.process.stdout?.setEncoding("utf8").on("data", (piece: string) => (this.stdout += piece))
    this.process.stderr?.setEncoding("utf8").on("data", (piece: string) => (this.stderr += piece))
  }

  async ended(): Promise<Ended> {
    const [code]: (number | null)[] = await once(this.process, "close")
    return { code: code ?? null, stdout: this.stdout, stderr: this.stderr }
  }

  /** Waits until that has been said so many times on standard output. */
  async says(text: string, times = 1): Promise<void> {
    await this.until(() => this.stdout.split(text).length > times)
  }

  async saysOnStderr(text: string): Promise<void> {
    await this.until(() => this.stderr.includes(text))
  }

  private async until(said: () => boolean): Promise<void> {
    const { stdout, stderr } = this.process
    const ended = this.ended().then(({ stderr: last }) => Promise.reject(new Error(`It ended first: ${last}`)))
    while (!said()) {
      const heard = new AbortController()
      const pieces = [stdout, stderr].map((stream) => once(stream ?? this.process, "data", { signal: heard.signal }).catch(() => {}))
      await Promise.race([...pieces, ended]).finally(() => heard.abort())
    }
  }
}

export const run = (...parameters: string[]): Promise<Ended> => new Shelftalker(...parameters).ended()
