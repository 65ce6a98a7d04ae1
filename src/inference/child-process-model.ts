import { setTimeout as delay } from "node:timers/promises"
import { InferenceProcessDiedError, ModelClosedError, ModelLoadError, RequestCancelledError } from "./errors"
import { InferenceProcess } from "./inference-process"
import { availableThreads } from "./machine"
import type { ChildResult, CompleteRequest } from "./messages"
import { resolveModel, type ResolvedModel } from "./model-source"
import type { LoadProgress, ResolvedInferenceOptions } from "./options"
import { completeRequest } from "./request"
import { RequestQueue } from "./request-queue"
import { SpeedRecord } from "./speed-record"
import type { GenerateControl, GenerateRequest, GenerateResult, ModelInfo, ModelState, ModelStatus, VisionLanguageModel } from "./types"

/** A process that dies twice under the same request would die a third time. */
const MOST_ATTEMPTS = 2

/** How processes are started and given up on; tests make it quicker, and give a process that misbehaves. */
export interface ProcessSettings {
  /** What to run. @default the inference process of this package */
  file?: string
  /** Milliseconds from asking a request to stop until the process is killed. @default 20 seconds */
  graceMs?: number
  /** Milliseconds before a new process is started after one died, doubled for each death in a row. @default 500 */
  restartDelayMs?: number
}

interface PendingRequest {
  id: number
  request: CompleteRequest
  queuedAt: number
  /** Fires when nobody waits for the reply any more. */
  abandoned: AbortController
  resolve: (result: GenerateResult) => void
  reject: (error: unknown) => void
}

/** Runs the model in a child process: one request at a time, from a bounded queue. */
export class ChildProcessModel implements VisionLanguageModel {
  private readonly queue: RequestQueue<PendingRequest>
  private readonly speed = new SpeedRecord()
  private readonly graceMs: number
  private readonly restartDelayMs: number
  private resolved: ResolvedModel | null = null
  private process: InferenceProcess | null = null
  private running: PendingRequest | null = null
  private idleTimer: NodeJS.Timeout | undefined
  private state: ModelState = "unloaded"
  private progress: LoadProgress | null = null
  private lastError: string | null = null
  private deathsInARow = 0
  private lastId = 0
  private readonly closed = new AbortController()

  constructor(
    private readonly options: ResolvedInferenceOptions,
    private readonly settings: ProcessSettings = {}
  ) {
    this.queue = new RequestQueue(options.maxQueue)
    this.graceMs = settings.graceMs ?? 20_000
    this.restartDelayMs = settings.restartDelayMs ?? 500
  }

  /** Of the inference process; null while there is none. */
  get processId(): number | null {
    return this.process?.pid ?? null
  }

  async info(): Promise<ModelInfo> {
    return this.model().info
  }

  /**
   * @throws QueueFullError, RequestCancelledError, InferenceTimeoutError, InferenceProcessDiedError,
   * InvalidRequestError, GenerationFailedError, ModelLoadError, ModelClosedError
   */
  async generate(request: GenerateRequest, { signal, priority = "interactive" }: GenerateControl = {}): Promise<GenerateResult> {
    const complete = completeRequest(request)
    if (this.closed.signal.aborted) {
      throw new ModelClosedError()
    }
    if (signal?.aborted) {
      throw new RequestCancelledError(signal.reason)
    }
    let onAbort: (() => void) | undefined
    try {
      return await new Promise<GenerateResult>((resolve, reject) => {
        const pending: PendingRequest = {
          id: ++this.lastId,
          request: complete,
          queuedAt: performance.now(),
          abandoned: new AbortController(),
          resolve,
          reject,
        }
        this.queue.add(pending, priority)
        onAbort = () => this.cancel(pending, signal?.reason)
        signal?.addEventListener("abort", onAbort, { once: true })
        this.startNext()
      })
    } finally {
      if (onAbort) {
        signal?.removeEventListener("abort", onAbort)
      }
    }
  }

  status(): ModelStatus {
    const { state, progress, lastError } = this
    const busy = state === "downloading" || state === "loading"
    return {
      ...this.infoForStatus(),
      // A process that died with nothing to do is only missed by the next request.
      state: state === "ready" && this.processId === null ? "unloaded" : state,
      progress: busy ? fraction(progress) : null,
      queue: { waiting: this.queue.size, running: this.running ? 1 : 0 },
      speed: this.speed.summary(),
      error: lastError,
    }
  }

  async close(): Promise<void> {
    this.closed.abort()
    clearTimeout(this.idleTimer)
    for (const pending of [...this.queue.clear(), ...(this.running ? [this.running] : [])]) {
      pending.reject(new ModelClosedError())
    }
    await this.endProcess()
    this.state = "unloaded"
  }

  private model(): ResolvedModel {
    return (this.resolved ??= resolveModel(this.options.model))
  }

  /** A status is asked for to show what is wrong, so a broken manifest must not break it. */
  private infoForStatus(): ModelInfo {
    try {
      return this.model().info
    } catch {
      return { model: JSON.stringify(this.options.model), revision: "unknown", dtype: {} }
    }
  }

  private cancel(pending: PendingRequest, reason: unknown): void {
    this.queue.remove(pending)
    pending.abandoned.abort(reason)
    pending.reject(new RequestCancelledError(reason))
  }

  private startNext(): void {
    if (this.running || this.closed.signal.aborted) {
      return
    }
    const pending = this.queue.next()
    if (!pending) {
      this.unloadWhenIdle()
      return
    }
    clearTimeout(this.idleTimer)
    this.running = pending
    void this.serve(pending).finally(() => {
      this.running = null
      this.startNext()
    })
  }

  /** Settles the request's promise; never rejects itself. */
  private async serve(pending: PendingRequest): Promise<void> {
    try {
      const { result, waited } = await this.attempt(pending)
      this.speed.add(result)
      this.lastError = null
      pending.resolve({ ...result, timings: { queue: waited, ...result.timings } })
    } catch (error) {
      if (!(error instanceof RequestCancelledError) && !this.closed.signal.aborted) {
        this.lastError = error instanceof Error ? error.message : String(error)
      }
      pending.reject(error)
      if (error instanceof ModelLoadError) {
        // They waited for the same load; each would only fail after another try.
        for (const waiting of this.queue.clear()) {
          waiting.reject(error)
        }
      }
    }
  }

  private async attempt(pending: PendingRequest): Promise<{ result: ChildResult; waited: number }> {
    for (let attempts = 1; ; attempts++) {
      try {
        const process = await this.readyProcess()
        if (pending.abandoned.signal.aborted) {
          throw new RequestCancelledError(pending.abandoned.signal.reason)
        }
        const waited = performance.now() - pending.queuedAt
        const result = await process.generate({
          id: pending.id,
          request: pending.request,
          timeoutMs: this.options.timeoutMs,
          graceMs: this.graceMs,
          signal: pending.abandoned.signal,
        })
        this.deathsInARow = 0
        return { result, waited }
      } catch (error) {
        if (!(error instanceof InferenceProcessDiedError)) {
          throw error
        }
        this.deathsInARow++
        this.lastError = error.message
        if (attempts >= MOST_ATTEMPTS || pending.abandoned.signal.aborted || this.closed.signal.aborted) {
          throw error
        }
      }
    }
  }

  /** A process with the model loaded; the one there is, or a new one. */
  private async readyProcess(): Promise<InferenceProcess> {
    if (this.process && this.process.pid !== null) {
      return this.process
    }
    this.process = null
    await this.waitBeforeRestart()
    this.state = "loading"
    try {
      const { source } = this.model()
      const process = new InferenceProcess(this.settings.file)
      this.process = process
      await process.load({
        source,
        threads: this.options.threads ?? availableThreads(),
        prefixCacheBytes: this.options.prefixCacheBytes,
        timeoutMs: this.options.loadTimeoutMs,
        onProgress: (progress) => this.reportProgress(progress),
      })
      this.state = "ready"
      return process
    } catch (error) {
      // Kept, it would be taken for ready by the next request, which is to try again.
      await this.endProcess()
      this.state = this.closed.signal.aborted ? "unloaded" : "failed"
      throw error
    } finally {
      this.progress = null
    }
  }

  private async waitBeforeRestart(): Promise<void> {
    if (this.deathsInARow > 0) {
      const milliseconds = Math.min(30_000, this.restartDelayMs * 2 ** (this.deathsInARow - 1))
      await delay(milliseconds, undefined, { signal: this.closed.signal }).catch(() => {})
    }
    if (this.closed.signal.aborted) {
      throw new ModelClosedError()
    }
  }

  private reportProgress(progress: LoadProgress): void {
    this.progress = progress
    this.state = progress.stage
    this.options.onProgress?.(progress)
  }

  private unloadWhenIdle(): void {
    const { idleUnloadMs } = this.options
    clearTimeout(this.idleTimer)
    if (idleUnloadMs > 0 && this.process) {
      this.idleTimer = setTimeout(() => {
        this.state = "unloaded"
        void this.endProcess()
      }, idleUnloadMs)
      this.idleTimer.unref()
    }
  }

  private async endProcess(): Promise<void> {
    const { process } = this
    this.process = null
    await process?.kill()
  }
}

function fraction(progress: LoadProgress | null): number {
  return progress && progress.total > 0 ? Math.min(1, progress.done / progress.total) : 0
}
