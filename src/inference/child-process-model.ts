import { setTimeout as delay } from "node:timers/promises"
import {
  GenerationFailedError,
  InferenceProcessDiedError,
  InferenceTimeoutError,
  ModelClosedError,
  ModelLoadError,
  RequestCancelledError,
} from "./errors"
import { InferenceProcess } from "./inference-process"
import { availableThreads } from "./machine"
import type { ChildResult, CompleteRequest } from "./messages"
import { defaultBatchSize, resolveModel, type ResolvedModel } from "./model-source"
import type { LoadProgress, ResolvedInferenceOptions } from "./options"
import { completeRequest } from "./request"
import { RequestQueue } from "./request-queue"
import { SpeedRecord } from "./speed-record"
import type {
  GenerateControl,
  GenerateRequest,
  GenerateResult,
  ModelInfo,
  ModelState,
  ModelStatus,
  Priority,
  VisionLanguageModel,
} from "./types"

/** A process that dies twice under the same request, the second time alone with it, would die a third time. */
const MOST_ATTEMPTS = 2

/** How processes are started and given up on; tests make it quicker, and give a process that misbehaves. */
export interface ProcessSettings {
  /** What to run. @default the inference process of this package */
  file?: string
  /** Milliseconds from asking a request to stop until the process is killed. @default as long as one request may take, from 5 to 20 seconds */
  graceMs?: number
  /** Milliseconds before a new process is started after one died, doubled for each death in a row. @default 500 */
  restartDelayMs?: number
}

interface PendingRequest {
  id: number
  request: CompleteRequest
  priority: Priority
  queuedAt: number
  /** How often the process began with it. */
  attempts: number
  /** Whether others were at work beside it in the last attempt: any of them may have been what failed. */
  hadCompany: boolean
  /** Whether nothing else is to be at work beside it: it failed before. */
  alone: boolean
  /** By itself, and once it is begun. */
  timeoutMs: number
  /** Fires when nobody waits for the reply any more. */
  abandoned: AbortController
  onText: GenerateControl["onText"]
  resolve: (result: GenerateResult) => void
  reject: (error: unknown) => void
}

/**
 * Runs the model in a child process, from a bounded queue: one interactive request at a time, or several
 * of a batch. What fails in company is tried once more alone.
 */
export class ChildProcessModel implements VisionLanguageModel {
  private readonly queue: RequestQueue<PendingRequest>
  private readonly speed = new SpeedRecord()
  private readonly graceMs: number
  private readonly restartDelayMs: number
  /** What is loaded, or is just being loaded. */
  private resolved: ResolvedModel | null = null
  private process: InferenceProcess | null = null
  private starting: Promise<InferenceProcess> | null = null
  readonly batchSize: number
  /** What the process that is loaded takes at once. */
  private atOnce = 1
  private readonly running = new Set<PendingRequest>()
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
    this.graceMs = settings.graceMs ?? Math.min(20_000, Math.max(5_000, options.timeoutMs))
    this.restartDelayMs = settings.restartDelayMs ?? 500
    this.batchSize = options.batchSize ?? defaultBatchSize()
  }

  /** Of the inference process; null while there is none. */
  get processId(): number | null {
    return this.process?.pid ?? null
  }

  async info(): Promise<ModelInfo> {
    return this.model().info
  }

  /** @throws ModelLoadError, InferenceProcessDiedError, ModelClosedError */
  async load(): Promise<void> {
    try {
      await this.readyProcess()
      this.lastError = null
    } catch (error) {
      this.noteError(error)
      throw error
    }
  }

  /**
   * @throws QueueFullError, RequestCancelledError, InferenceTimeoutError, InferenceProcessDiedError,
   * InvalidRequestError, GenerationFailedError, ModelLoadError, ModelClosedError
   */
  async generate(request: GenerateRequest, { signal, priority = "interactive", timeoutMs = Infinity, onText }: GenerateControl = {}): Promise<GenerateResult> {
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
          priority,
          queuedAt: performance.now(),
          attempts: 0,
          hadCompany: false,
          alone: false,
          timeoutMs: Math.min(timeoutMs, this.options.timeoutMs),
          abandoned: new AbortController(),
          onText,
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
      queue: { waiting: this.queue.size, running: this.running.size },
      speed: this.speed.summary(),
      error: lastError,
    }
  }

  async close(): Promise<void> {
    this.closed.abort()
    clearTimeout(this.idleTimer)
    for (const pending of [...this.queue.clear(), ...this.running]) {
      pending.reject(new ModelClosedError())
    }
    await this.endProcess()
    this.state = "unloaded"
  }

  private model(): ResolvedModel {
    return this.resolved ?? resolveModel(this.options.model)
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
    for (let pending = this.takeNext(); pending; pending = this.takeNext()) {
      clearTimeout(this.idleTimer)
      this.running.add(pending)
      this.running.forEach((one) => (one.hadCompany ||= this.running.size > 1))
      void this.serve(pending).finally(() => this.startNext())
    }
    if (this.running.size === 0 && !this.closed.signal.aborted) {
      this.unloadWhenIdle()
    }
  }

  private takeNext(): PendingRequest | undefined {
    const { first } = this.queue
    if (!first || this.closed.signal.aborted) {
      return undefined
    }
    const others = [...this.running]
    const room =
      first.priority === "interactive"
        ? // On top of a batch that is at work, which waits for it.
          this.process !== null && this.starting === null && others.every(({ priority }) => priority === "batch")
        : others.length < this.atOnce && others.every(({ priority }) => priority === "batch")
    const alone = first.item.alone || others.some((other) => other.alone)
    return others.length === 0 || (room && !alone) ? this.queue.take() : undefined
  }

  /** Settles the request's promise, or puts the request back into the queue; never rejects itself. */
  private async serve(pending: PendingRequest): Promise<void> {
    try {
      const { result, waited } = await this.attempt(pending)
      this.deathsInARow = 0
      this.lastError = null
      this.running.delete(pending)
      pending.resolve({ ...result, timings: { queue: waited, ...result.timings } })
    } catch (error) {
      this.running.delete(pending)
      this.noteError(error)
      if (this.isWorthAnotherAttempt(pending, error)) {
        pending.hadCompany = false
        pending.alone = true
        this.queue.putBack(pending, pending.priority)
        return
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

  private noteError(error: unknown): void {
    if (!(error instanceof RequestCancelledError) && !this.closed.signal.aborted) {
      this.lastError = error instanceof Error ? error.message : String(error)
    }
  }

  private isWorthAnotherAttempt({ attempts, hadCompany, abandoned }: PendingRequest, error: unknown): boolean {
    const couldBeAnothers = error instanceof InferenceTimeoutError || error instanceof GenerationFailedError
    return (
      attempts < MOST_ATTEMPTS &&
      (error instanceof InferenceProcessDiedError || (hadCompany && couldBeAnothers)) &&
      !abandoned.signal.aborted &&
      !this.closed.signal.aborted
    )
  }

  private async attempt(pending: PendingRequest): Promise<{ result: ChildResult; waited: number }> {
    pending.attempts++
    const process = await this.readyProcess()
    if (pending.abandoned.signal.aborted) {
      throw new RequestCancelledError(pending.abandoned.signal.reason)
    }
    const waited = performance.now() - pending.queuedAt
    let result: ChildResult | null = null
    this.speed.begin(pending)
    try {
      result = await process.generate({
        id: pending.id,
        request: pending.request,
        priority: pending.priority,
        timeoutMs: pending.timeoutMs * (pending.priority === "batch" ? this.atOnce : 1),
        graceMs: this.graceMs,
        signal: pending.abandoned.signal,
        onText: pending.onText,
      })
      return { result, waited }
    } catch (error) {
      if (error instanceof InferenceProcessDiedError && this.process === process) {
        // Once, however many requests it was at work on.
        this.process = null
        this.deathsInARow++
      }
      throw error
    } finally {
      this.speed.end(pending, result)
    }
  }

  /** A process with the model loaded; the one there is, or a new one. */
  private async readyProcess(): Promise<InferenceProcess> {
    if (this.process && this.process.pid !== null && !this.starting) {
      return this.process
    }
    this.starting ??= this.startProcess().finally(() => (this.starting = null))
    return this.starting
  }

  private async startProcess(): Promise<InferenceProcess> {
    this.process = null
    this.atOnce = 1
    await this.waitBeforeRestart()
    this.state = "loading"
    try {
      // Anew each time: files that were missing may be there now, or others.
      this.resolved = resolveModel(this.options.model)
      const { source } = this.resolved
      const process = new InferenceProcess(this.settings.file)
      this.process = process
      const atOnce = await process.load({
        source,
        threads: this.options.threads ?? availableThreads(),
        prefixCacheBytes: this.options.prefixCacheBytes,
        batchSize: this.batchSize,
        timeoutMs: this.options.loadTimeoutMs,
        onProgress: (progress) => this.reportProgress(progress),
      })
      this.state = "ready"
      this.atOnce = atOnce
      // The first request waited for this alone; others may join it.
      setImmediate(() => this.startNext())
      return process
    } catch (error) {
      if (error instanceof InferenceProcessDiedError) {
        this.deathsInARow++
      }
      // Kept, it would be taken for ready by the next request, which is to try again.
      await this.endProcess()
      this.resolved = null
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
