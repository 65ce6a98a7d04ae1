import { fork, type ChildProcess } from "node:child_process"
import { Socket } from "node:net"
import { extname, join } from "node:path"
import { pathToFileURL } from "node:url"
import {
  GenerationFailedError,
  InferenceProcessDiedError,
  InferenceTimeoutError,
  InvalidRequestError,
  ModelLoadError,
  RequestCancelledError,
} from "./errors"
import { Confidence, type ChildMessage, type ChildResult, type CompleteRequest, type LoadOptions, type ParentMessage } from "./messages"
import type { LoadProgress } from "./options"
import type { Priority } from "./types"

/** Enough for a native crash's last words. */
const STDERR_KEPT = 4096

export interface LoadCommand extends LoadOptions {
  /** Milliseconds; counted anew while a download makes progress. */
  timeoutMs: number
  onProgress: (progress: LoadProgress) => void
}

export interface GenerateCommand {
  id: number
  request: CompleteRequest
  priority: Priority
  timeoutMs: number
  /** Milliseconds between asking the process to stop a request and killing it. */
  graceMs: number
  signal: AbortSignal
  /** Told the reply so far. */
  onText?: (text: string) => void
}

/** The parent's end of one inference process, from its start to its death. */
export class InferenceProcess {
  private readonly child: ChildProcess
  private readonly exited: Promise<void>
  private stderr = ""
  private death: InferenceProcessDiedError | null = null
  private conversations = 0
  private readonly listeners = new Set<{ message: (message: ChildMessage) => void; death: (error: Error) => void }>()

  constructor(file = join(__dirname, "child", `main${extname(__filename)}`)) {
    this.child = fork(file, [], {
      execArgv: extname(file) === ".ts" ? ["--import", typeScriptLoader()] : [],
      env: {
        ...process.env,
        // The store's own --inspect or --require are not for this process.
        NODE_OPTIONS: "",
        // glibc would keep the megabytes of a run's outputs once they are freed, up to 32 MB each.
        MALLOC_MMAP_THRESHOLD_: String(2 ** 20),
      },
      serialization: "advanced",
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    })
    this.exited = this.watchForDeath()
    this.child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      this.stderr = (this.stderr + text).slice(-STDERR_KEPT)
    })
    this.child.on("message", (message) => {
      for (const listener of this.listeners) {
        // Only our own child writes to this channel.
        listener.message(message as ChildMessage)
      }
    })
    this.setBusy(false)
  }

  /** Null once it has ended. */
  get pid(): number | null {
    return this.death ? null : (this.child.pid ?? null)
  }

  /**
   * @returns how many requests of a batch it takes at once
   * @throws ModelLoadError; InferenceProcessDiedError when the process ended meanwhile
   */
  async load({ timeoutMs, onProgress, ...options }: LoadCommand): Promise<number> {
    let timer: NodeJS.Timeout | undefined
    try {
      return await this.converse<number>({ type: "load", ...options }, (resolve, reject) => {
        const restartTimer = () => {
          clearTimeout(timer)
          timer = setTimeout(() => reject(loadTimeout(timeoutMs)), timeoutMs)
        }
        restartTimer()
        return (message) => {
          if (message.type === "progress") {
            if (message.progress.stage === "downloading") {
              restartTimer()
            }
            onProgress(message.progress)
          } else if (message.type === "loaded") {
            resolve(message.batchSize)
          } else if (message.type === "load-failed") {
            reject(new ModelLoadError(message.code, message.message))
          }
        }
      })
    } finally {
      clearTimeout(timer)
    }
  }

  /**
   * Settles when the process is done with the request, or dead: a process that does not stop within the
   * grace period is killed, with all that it is at work on.
   *
   * @throws InvalidRequestError, GenerationFailedError, InferenceProcessDiedError;
   * RequestCancelledError and InferenceTimeoutError once the process has stopped
   */
  async generate({ id, request, priority, timeoutMs, graceMs, signal, onText }: GenerateCommand): Promise<ChildResult> {
    let stopped: Error | null = null
    let grace: NodeJS.Timeout | undefined
    const stop = (reason: Error) => {
      stopped ??= reason
      this.send({ type: "cancel", id })
      grace ??= setTimeout(() => void this.kill(), graceMs)
    }
    const onAbort = () => stop(new RequestCancelledError(signal.reason))
    const limit = setTimeout(() => stop(new InferenceTimeoutError(timeoutMs)), timeoutMs)
    signal.addEventListener("abort", onAbort, { once: true })
    try {
      const command = { type: "generate" as const, id, request, priority, tellsText: onText !== undefined }
      return await this.converse<ChildResult>(command, (resolve, reject) => (message) => {
        if (!("id" in message) || message.id !== id) {
          return
        }
        if (message.type === "text") {
          if (stopped === null) {
            onText?.(message.text)
          }
        } else if (message.type === "generated") {
          if (Confidence.safeParse(message.result.confidence).success) {
            resolve(message.result)
          } else {
            reject(new GenerationFailedError("The inference process did not say how sure it was of its reply."))
          }
        } else if (message.type === "cancelled") {
          reject(new RequestCancelledError(signal.reason))
        } else {
          const FailedError = message.code === "invalid_request" ? InvalidRequestError : GenerationFailedError
          reject(new FailedError(message.message))
        }
      })
    } catch (error) {
      throw stopped ?? error
    } finally {
      clearTimeout(limit)
      clearTimeout(grace)
      signal.removeEventListener("abort", onAbort)
    }
  }

  /** Ends the process at once; it has nothing to save. Resolves when it is gone. */
  async kill(): Promise<void> {
    // Idle it would not keep the program running, which would end before who waits here goes on.
    this.setBusy(true)
    this.child.kill("SIGKILL")
    await this.exited
  }

  /** Sends a command, and listens until the conversation it starts is over or the process is dead. */
  private async converse<T>(
    command: ParentMessage,
    listen: (resolve: (value: T) => void, reject: (error: Error) => void) => (message: ChildMessage) => void
  ): Promise<T> {
    if (this.death) {
      throw this.death
    }
    this.conversations++
    this.setBusy(true)
    let listener: { message: (message: ChildMessage) => void; death: (error: Error) => void } | undefined
    try {
      return await new Promise<T>((resolve, reject) => {
        listener = { message: listen(resolve, reject), death: reject }
        this.listeners.add(listener)
        this.send(command)
      })
    } finally {
      if (listener) {
        this.listeners.delete(listener)
      }
      this.conversations--
      this.setBusy(this.conversations > 0)
    }
  }

  private send(message: ParentMessage): void {
    if (this.child.connected) {
      // A failed send means that the process is dying; its end is what settles the conversation.
      this.child.send(message, () => {})
    }
  }

  /** An idle inference process keeps no program from ending; a busy one does. */
  private setBusy(busy: boolean): void {
    const change = busy ? "ref" : "unref"
    this.child[change]()
    this.child.channel?.[change]()
    const { stderr } = this.child
    if (stderr instanceof Socket) {
      stderr[change]()
    }
  }

  private watchForDeath(): Promise<void> {
    return new Promise((resolve) => {
      const ended = (code: number | null, signal: string | null) => {
        this.death = new InferenceProcessDiedError(code, signal, this.stderr.trim())
        for (const { death } of this.listeners) {
          death(this.death)
        }
        resolve()
      }
      // "close" and not "exit": by then its last words have been read.
      this.child.once("close", ended)
      this.child.on("error", (error) => {
        this.stderr += String(error)
        if (this.child.pid === undefined) {
          ended(null, null)
        }
      })
    })
  }
}

/** Registers the loader that reads this file as TypeScript for the child too; only in development. */
function typeScriptLoader(): string {
  return pathToFileURL(require.resolve("tsx")).href
}

function loadTimeout(timeoutMs: number): ModelLoadError {
  return new ModelLoadError(
    "load_timeout",
    `The model was not loaded within ${Math.round(timeoutMs / 1000)} s. Give it more threads, a faster disk, or raise the loadTimeoutMs option.`
  )
}
