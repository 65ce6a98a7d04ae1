import { setTimeout as wait } from "node:timers/promises"

import type { CopyBackfillDTO, CopyBackfillItemListResponse, CopyBackfillResponse } from "../types/copy-backfill"
import type { CopyDraftResponse } from "../types/copy-draft"
import type { NewBackfillRequest } from "./backfill-flags"
import type { BackfillReporter, Failures, Sample } from "./backfill-reporter"
import { StoreUnreachable, type StoreApi } from "./store-api"

/** Drafts that a dry run has made, unless there is less to do. */
const SAMPLES = 3
/** Of the failed items told at the end; the admin has them all. */
const FAILURES_TOLD = 10

/** Milliseconds. */
export interface SessionPace {
  /** Between two looks at a backfill. */
  look: number
  /** A model that has to be loaded, and three drafts. */
  samples: number
  /** A store that does not answer for longer will not soon. */
  unreachable: number
}

const PACE: SessionPace = { look: 2000, samples: 3 * 60_000, unreachable: 60 * 60_000 }

/** One backfill as the command deals with it. A store that does not answer for a while is waited for, except at the first call. */
export class BackfillSession {
  constructor(
    private readonly api: StoreApi,
    private readonly reporter: BackfillReporter,
    private readonly signal: AbortSignal,
    private readonly pace: SessionPace = PACE
  ) {}

  /** The dry run. Not repeated where the answer is lost: that would be another plan. */
  async plan(request: NewBackfillRequest): Promise<CopyBackfillDTO> {
    return (await this.api.post<CopyBackfillResponse>("/admin/copy-backfills", request)).copy_backfill
  }

  async open(id: string): Promise<CopyBackfillDTO> {
    return (await this.api.get<CopyBackfillResponse>(path(id))).copy_backfill
  }

  /** Each may be done twice without harm, and so is repeated where the answer is lost. */
  async order(id: string, order: "start" | "resume" | "cancel" | "retry"): Promise<CopyBackfillDTO> {
    return (await this.persistently(() => this.api.post<CopyBackfillResponse>(`${path(id)}/${order}`))).copy_backfill
  }

  /** The samples of a dry run, as soon as they are made; those that are there when it takes too long. */
  async samples(planned: CopyBackfillDTO): Promise<Sample[]> {
    const giveUpAt = Date.now() + this.pace.samples
    for (let { id, progress } = planned; ; { progress } = await this.persistently(() => this.open(id))) {
      const ready = progress.done + progress.failed
      const wanted = Math.min(SAMPLES, ready + progress.left)
      if (ready >= wanted || Date.now() > giveUpAt) {
        if (ready < wanted) this.reporter.note("The samples are not there yet. Has the store a process that makes drafts, and is its model there?")
        return ready === 0 ? [] : this.persistently(() => this.readSamples(id))
      }
      this.reporter.waitsForSamples(ready, wanted)
      await this.pause(this.pace.look)
    }
  }

  /** Follows a backfill until it runs no more. */
  async watch(id: string): Promise<CopyBackfillDTO> {
    for (;;) {
      const backfill = await this.persistently(() => this.open(id))
      this.reporter.progress(backfill)
      if (backfill.status !== "running") return backfill
      await this.pause(this.pace.look)
    }
  }

  async failures({ id, progress }: CopyBackfillDTO): Promise<Failures> {
    if (progress.failed === 0) return { items: [], count: 0 }
    return this.persistently(() => this.items(id, `status=failed&limit=${FAILURES_TOLD}`))
  }

  private items(id: string, query: string): Promise<CopyBackfillItemListResponse> {
    return this.api.get<CopyBackfillItemListResponse>(`${path(id)}/items?${query}`)
  }

  private async readSamples(id: string): Promise<Sample[]> {
    const { items } = await this.items(id, `status=done&status=failed&limit=${SAMPLES}`)
    return Promise.all(
      items.map(async ({ product_title, locale, draft_id, status, reason }) => {
        if (status === "failed" || draft_id === null) return { product_title, locale, title: null, reason: reason?.message ?? null }
        const { copy_draft } = await this.api.get<CopyDraftResponse>(`/admin/copy-drafts/${draft_id}`)
        return { product_title, locale, title: copy_draft.content?.title ?? null, reason: null }
      })
    )
  }

  private async persistently<T>(work: () => Promise<T>): Promise<T> {
    const giveUpAt = Date.now() + this.pace.unreachable
    for (;;) {
      try {
        return await work()
      } catch (error) {
        if (!(error instanceof StoreUnreachable) || Date.now() > giveUpAt) throw error
        this.reporter.unreachable(error.message)
        await this.pause(this.pace.look)
      }
    }
  }

  private async pause(milliseconds: number): Promise<void> {
    // Whoever interrupts it is told by the signal's own reason.
    await wait(milliseconds, undefined, { signal: this.signal }).catch(() => this.signal.throwIfAborted())
  }
}

const path = (id: string): string => `/admin/copy-backfills/${encodeURIComponent(id)}`
