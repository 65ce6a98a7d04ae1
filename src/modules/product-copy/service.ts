import { randomUUID } from "node:crypto"
import { hostname } from "node:os"

import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { InternalModuleDeclaration, Logger } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError, MedusaService, Modules } from "@medusajs/framework/utils"

import type { DraftError } from "../../copy/draft"
import type { Locale } from "../../copy/limits"
import { baselineOf } from "../../copy/publish-plan"
import { draftFailure, type DraftedCopy } from "../../drafting"
import type { VisionLanguageModel } from "../../inference"
import type { CopyBackfillDTO } from "../../types/copy-backfill"
import type { CopyPlaygroundDTO } from "../../types/copy-playground"
import type { CopyStatusDTO } from "../../types/copy-status"
import { AcceptedCopy } from "./accepted-copy"
import { AtMost } from "./at-most"
import { backfillDTO } from "./backfill-dto"
import { BackfillFeed } from "./backfill-feed"
import { BackfillPlanner, type ListedProduct } from "./backfill-planner"
import { BackfillProgressReader } from "./backfill-progress"
import type { BackfillEvent, CopyBackfillRow, NewBackfill } from "./backfill-rows"
import { Backfills } from "./backfills"
import type { CopyDraftRow } from "./copy-draft-row"
import { CopyTemplates, type UsedTemplate } from "./copy-templates"
import { DraftDecisions } from "./draft-decisions"
import { DraftHistory, type DraftsForReview } from "./draft-history"
import { DraftMaker } from "./draft-maker"
import { FeedbackReader } from "./feedback-reader"
import { FeedbackSummary } from "./feedback-summary"
import { isDatabaseFailure } from "./database-failure"
import { CLAIM_SECONDS, DraftQueue, MAX_ATTEMPTS, type DraftRequest } from "./draft-queue"
import { asError, HoldUp } from "./hold-up"
import { MODEL_RUNTIME } from "./loaders/vision-language-model"
import type { ModelRuntime } from "./model-runtime"
import { CopyBackfill } from "./models/copy-backfill"
import { CopyBackfillItem } from "./models/copy-backfill-item"
import { CopyDraft, type DraftTrigger } from "./models/copy-draft"
import { CopyBaseline } from "./models/copy-baseline"
import { CopyDraftEvent } from "./models/copy-draft-event"
import { CopyFeedback } from "./models/copy-feedback"
import { CopyTemplate } from "./models/copy-template"
import { languageOf, parseOptions, productLocale, type ProductCopyOptions } from "./options"
import { ownFileHosts } from "./own-file-hosts"
import { Playground, type PlaygroundControl, type PlaygroundRequest } from "./playground"
import type { ProductSource, ReadProduct } from "./product-source"
import { StoppedBackfills } from "./stopped-backfills"
import { WorkLoop } from "./work-loop"

/** Emitted when the store has started, so that work left by the last run is taken up. */
export const RESUME_EVENT = "copy-draft.resume"

/** More than the model takes, so that one draft's pictures are fetched while others are in the model. */
const FETCHED_AHEAD = 1

/** What a merchant waits for, and what nobody does. */
const BATCH: readonly DraftTrigger[] = ["automatic", "backfill"]
const LANES: readonly (readonly DraftTrigger[])[] = [["manual"], BATCH]

/** Items of backfills whose drafts are asked for when there is nothing else to make. */
const TAKEN_UP_AT_ONCE = 2

/** Seconds before a draft is made again whose result the database did not take. */
const UNTAKEN_SECONDS = 5

const ABANDONED: DraftError = {
  code: "interrupted",
  message: `The draft was begun ${MAX_ATTEMPTS} times, and each time the store stopped before it was finished. Ask for it again; if that happens again, the store may have too little memory for its model.`,
  retryable: true,
}

interface Dependencies {
  [ContainerRegistrationKeys.PG_CONNECTION]: Knex
  [ContainerRegistrationKeys.LOGGER]: Logger
  [ContainerRegistrationKeys.CONFIG_MODULE]?: { modules?: Record<string, unknown> }
  [Modules.EVENT_BUS]?: { emit(event: { name: string; data: object }, options?: object): Promise<void> }
  [MODEL_RUNTIME]: ModelRuntime
}

/** A draft that is only looked at. */
export type PreviewedCopy = Pick<DraftedCopy, "content" | "issues"> & { ms: number }

export type RequestDraft = Omit<DraftRequest, "product_id" | "baseline" | "search_text"> & { product: ProductSource }

/** Stores drafts, and makes them with the vision-language model of this process. */
export class ProductCopyService extends MedusaService({
  CopyDraft,
  CopyDraftEvent,
  CopyFeedback,
  CopyBackfill,
  CopyBackfillItem,
  CopyTemplate,
  CopyBaseline,
}) {
  readonly options: ProductCopyOptions
  /** False where `MEDUSA_WORKER_MODE=server`: drafts asked for here are made by the workers. */
  readonly makesDrafts: boolean

  readonly decisions: DraftDecisions
  readonly feedback: FeedbackReader
  readonly feedbackSummary: FeedbackSummary
  readonly acceptedCopy: AcceptedCopy
  readonly backfills: Backfills
  readonly backfillProgress: BackfillProgressReader
  readonly templates: CopyTemplates

  private readonly queue: DraftQueue
  private readonly history: DraftHistory
  private readonly runtime: ModelRuntime
  private readonly maker: DraftMaker
  private readonly planner: BackfillPlanner
  private readonly playground: Playground
  private readonly feed: BackfillFeed
  private readonly stopped: StoppedBackfills
  /** One for each lane: what a merchant waits for finds a place however much is made beside it. */
  private readonly loops: WorkLoop[]
  private readonly logger: Logger
  private readonly holdUp: HoldUp
  /** An import of a thousand products must not hold a thousand pictures in memory. */
  private readonly looks = new AtMost(4)
  private readonly shutdown = new AbortController()
  /** Drafts of this process whose result the database did not take. */
  private readonly untaken = new Set<string>()
  private readProduct: ReadProduct | undefined
  private wakeUp: NodeJS.Timeout | undefined

  constructor(dependencies: Dependencies, options?: object, declaration?: InternalModuleDeclaration) {
    super(...arguments)
    this.options = parseOptions(options)
    this.makesDrafts = declaration?.worker_mode !== "server"
    this.logger = dependencies[ContainerRegistrationKeys.LOGGER]
    this.holdUp = new HoldUp(this.logger)
    this.runtime = dependencies[MODEL_RUNTIME]
    const knex = dependencies[ContainerRegistrationKeys.PG_CONNECTION]
    this.decisions = new DraftDecisions(knex)
    this.feedback = new FeedbackReader(knex)
    this.feedbackSummary = new FeedbackSummary(knex)
    this.acceptedCopy = new AcceptedCopy(knex)
    this.queue = new DraftQueue(knex, `${hostname()}:${process.pid}:${randomUUID()}`)
    this.history = new DraftHistory(knex)
    this.templates = new CopyTemplates(knex, this.options.locales)
    const { allowedHosts } = this.options.pictures
    const files = ownFileHosts(dependencies[ContainerRegistrationKeys.CONFIG_MODULE]?.modules)
    this.backfills = new Backfills(knex, (id, event) => this.tell(id, event))
    this.maker = new DraftMaker({
      queue: this.queue,
      backfills: this.backfills,
      history: this.history,
      templates: this.templates,
      acceptedCopy: this.acceptedCopy,
      model: () => this.runtime.get(),
      options: { ...this.options, pictures: { ...this.options.pictures, allowedHosts: [...allowedHosts, ...files] } },
    })
    this.feed = new BackfillFeed({ knex, backfills: this.backfills, history: this.history, queue: this.queue })
    this.stopped = new StoppedBackfills(knex, this.backfills, () => this.model)
    this.backfillProgress = new BackfillProgressReader(knex)
    this.playground = new Playground({ model: () => this.model, templates: this.templates, options: this.options, makesDrafts: this.makesDrafts })
    this.planner = new BackfillPlanner({
      backfills: this.backfills,
      history: this.history,
      templates: this.templates,
      model: () => this.model,
    })
    this.loops = LANES.map(
      (lane) =>
        new WorkLoop(
          () => FETCHED_AHEAD + (lane === BATCH ? this.model.batchSize : 1),
          () => this.work(lane),
          (error) => this.holdUp.report(error)
        )
    )
    this.eventBus = dependencies[Modules.EVENT_BUS]
  }

  private readonly eventBus: Dependencies["event_bus"]

  __hooks = {
    onApplicationStart: async () => {
      if (this.makesDrafts) await this.eventBus?.emit({ name: RESUME_EVENT, data: {} }, { internal: true })
    },
    // Before the database goes: what is being made is handed back, so that the next start makes it.
    onApplicationPrepareShutdown: async () => {
      clearTimeout(this.wakeUp)
      this.shutdown.abort(new Error("The store is shutting down."))
      await Promise.all(this.loops.map((loop) => loop.stop()))
    },
    onApplicationShutdown: async () => this.runtime.close(),
  }

  /** What drafts are made with now. Nothing is loaded by looking at it. */
  get model(): VisionLanguageModel {
    return this.runtime.get()
  }

  /** Makes drafts with another vision-language model, in place of the one that the options name. */
  async useModel(model: VisionLanguageModel): Promise<void> {
    await this.runtime.replace(model)
  }

  /** What a draft of the product's pictures would be made from, with the template of its newest one. Fetches the pictures. */
  fingerprint(product: ProductSource, locale: Locale): Promise<string> {
    return this.looks.run(() => this.maker.fingerprint(product, locale, this.shutdown.signal))
  }

  /**
   * Drafts that nobody keeps, one with each of the templates, for somebody who waits.
   *
   * @throws MedusaError NOT_ALLOWED with the reason for which none could be made
   */
  async preview(product: ProductSource, locale: Locale, used: readonly UsedTemplate[], signal: AbortSignal): Promise<PreviewedCopy[]> {
    try {
      const drafts = await this.maker.preview(product, locale, used, AbortSignal.any([signal, this.shutdown.signal]))
      return drafts.map(({ content, issues, timings }) => ({ content, issues, ms: Math.round(timings.vision + timings.prefill + timings.decode) }))
    } catch (error) {
      if (isDatabaseFailure(error)) throw error
      // Of a kind whose words reach the merchant: what can be done about it stands in there.
      const { message, code } = draftFailure(error)
      throw new MedusaError(MedusaError.Types.NOT_ALLOWED, message, code)
    }
  }

  /** Whether the newest draft of this product and language was made from the same, however it ended. */
  async isUnchanged(productId: string, locale: Locale, fingerprint: string): Promise<boolean> {
    return (await this.history.latestFingerprint(productId, locale)) === fingerprint
  }

  /** Puts a draft into the queue; see `DraftQueue.request`. */
  requestDraft({ product, ...request }: RequestDraft): Promise<{ id: string; created: boolean }> {
    return this.queue.request({
      ...request,
      product_id: product.id,
      baseline: baselineOf(product.published, this.options.publish, languageOf(this.options, request.locale)),
      search_text: product.published.title,
    })
  }

  /**
   * Makes drafts until none is left to make. Resolves when this process has nothing more
   * to do; what has to wait (for another attempt, or for a claim to lapse) wakes it again.
   */
  async makeDrafts(readProduct: ReadProduct): Promise<void> {
    if (!this.makesDrafts) return
    this.readProduct = readProduct
    await Promise.all([this.makeAll(), this.tryStoppedAgain()])
  }

  /** Whether any draft waits, is being made or is still to be asked for, here or in another process. */
  async isAtWork(): Promise<boolean> {
    return (await this.queue.isAtWork()) || (await this.backfills.isAtWork()) || (await this.stopped.areDue())
  }

  /**
   * Writes down what a backfill would do, and asks for the first few drafts as samples.
   *
   * @param pages of the products that its selection names
   * @returns the id of the backfill, which is not started
   */
  planBackfill(backfill: NewBackfill, pages: AsyncIterable<ListedProduct[]>): Promise<string> {
    return this.planner.plan(backfill, pages)
  }

  /**
   * As the API shows it.
   *
   * @throws MedusaError NOT_FOUND
   */
  async describeBackfill(id: string): Promise<CopyBackfillDTO> {
    const row = await this.backfills.get(id)
    return backfillDTO(row, (await this.backfillProgress.of([row])).get(id))
  }

  /** As the API shows them, in their order. */
  async describeBackfills(rows: readonly CopyBackfillRow[]): Promise<CopyBackfillDTO[]> {
    const progress = await this.backfillProgress.of(rows)
    return rows.map((row) => backfillDTO(row, progress.get(row.id)))
  }

  /** How many drafts wait for a person, and how many were accepted since a moment. */
  countForReview(acceptedSince: Date): Promise<DraftsForReview> {
    return this.history.countForReview(acceptedSince)
  }

  /** Asks the model about a picture that is no product's; see `Playground.tryOut`. */
  tryOut(request: PlaygroundRequest, { signal, ...control }: PlaygroundControl): Promise<CopyPlaygroundDTO> {
    return this.playground.tryOut(request, { ...control, signal: AbortSignal.any([signal, this.shutdown.signal]) })
  }

  async status(): Promise<CopyStatusDTO> {
    return {
      ...this.runtime.get().status(),
      locales: this.options.locales,
      publish: this.options.publish,
      product_locale: productLocale(this.options),
      attributes: this.options.attributes,
      drafts: await this.queue.counts(),
      max_picture_bytes: this.options.pictures.maxBytes,
      makes_drafts: this.makesDrafts,
    }
  }

  private async work(lane: readonly DraftTrigger[]): Promise<boolean> {
    const worked = await this.makeNext(lane)
    if (worked) this.holdUp.worked()
    return worked
  }

  private async makeNext(lane: readonly DraftTrigger[]): Promise<boolean> {
    const { readProduct } = this
    if (!readProduct) return false
    await this.giveBackUntaken()
    const row = await this.queue.claim(lane)
    // Few, so that a pause has little to give back.
    if (!row) return lane === BATCH && (await this.feed.takeUp(TAKEN_UP_AT_ONCE)) > 0
    // What was asked for by hand may be a backfill's last item, too. The other lane notices the end when it takes up no more.
    const backfills = lane === BATCH ? [] : await this.backfills.idsFor(row.id)
    await this.make(row, readProduct)
    for (const id of backfills) await this.backfills.finishIfDone(id)
    return true
  }

  private async make(row: CopyDraftRow, readProduct: ReadProduct): Promise<void> {
    const lost = new AbortController()
    const renewal = setInterval(() => {
      this.queue.renew(row.id).then(
        (kept) => kept || lost.abort(new Error("The draft was taken back.")),
        (error: unknown) => this.logger.warn(`Copy draft ${row.id} could not keep its claim: ${asError(error).message}`)
      )
    }, (CLAIM_SECONDS * 1000) / 3)
    try {
      await this.maker.make(row, readProduct, AbortSignal.any([lost.signal, this.shutdown.signal]))
    } catch (error) {
      if (lost.signal.aborted) return
      if (this.shutdown.signal.aborted) return await this.queue.release(row.id, { counted: false })
      if (isDatabaseFailure(error)) this.untaken.add(row.id)
      throw error
    } finally {
      clearInterval(renewal)
    }
  }

  /**
   * Before anything else is begun: as long as the database does not take this, it would not take a result
   * either. It is not counted as an attempt of the draft, which would fail after three.
   */
  private async giveBackUntaken(): Promise<void> {
    for (const id of this.untaken) {
      await this.queue.release(id, { counted: false, seconds: UNTAKEN_SECONDS })
      this.untaken.delete(id)
    }
  }

  private async makeAll(): Promise<void> {
    await this.holdUp.round(async () => {
      await this.queue.failAbandoned(ABANDONED)
      await Promise.all(this.loops.map((loop) => loop.poke()))
    })
    await this.scheduleWakeUp()
  }

  private async tryStoppedAgain(): Promise<void> {
    try {
      if (await this.stopped.tryAgain(this.shutdown.signal)) await this.makeAll()
    } catch (error) {
      this.holdUp.report(error)
    }
  }

  private tell(id: string, event: BackfillEvent): void {
    this.eventBus?.emit({ name: event, data: { id } }, { internal: true }).catch((error: unknown) => {
      this.logger.warn(`Nobody could be told that backfill ${id} has ended: ${asError(error).message}`)
    })
  }

  private async scheduleWakeUp(): Promise<void> {
    clearTimeout(this.wakeUp)
    if (this.shutdown.signal.aborted) return
    const wait = await this.millisecondsToNext()
    if (wait === null || this.shutdown.signal.aborted) return
    this.wakeUp = setTimeout(() => {
      if (this.readProduct) void this.makeDrafts(this.readProduct)
    }, wait + 50)
    this.wakeUp.unref()
  }

  private async millisecondsToNext(): Promise<number | null> {
    try {
      const waits = [await this.queue.millisecondsToNext(), await this.feed.millisecondsToNext(), this.holdUp.wait]
      const known = waits.filter((wait) => wait !== null)
      return known.length > 0 ? Math.min(...known) : null
    } catch (error) {
      return this.holdUp.report(error)
    }
  }
}
