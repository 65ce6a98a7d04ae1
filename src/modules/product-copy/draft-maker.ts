import { createHash } from "node:crypto"

import { copiedAttributes } from "../../copy/attributes/draft-attributes"
import type { Baseline, DraftError, Provenance } from "../../copy/draft"
import type { Locale } from "../../copy/limits"
import { baselineOf } from "../../copy/publish-plan"
import { recordedFacts } from "../../copy/recorded-facts"
import { findIssuesAnew } from "../../copy/rules/find-issues"
import { draftCopy, draftFailure, draftFingerprint, looks, type DraftedCopy } from "../../drafting"
import { loadPicture, pictureFingerprint, type LoadedPicture, type PreparedPicture } from "../../images"
import type { VisionLanguageModel } from "../../inference"
import { isModelLoadErrorCode } from "../../inference/errors"
import type { AcceptedCopy } from "./accepted-copy"
import type { Backfills } from "./backfills"
import type { CopyTemplates, UsedTemplate } from "./copy-templates"
import type { CopyDraftRow } from "./copy-draft-row"
import type { DraftHistory } from "./draft-history"
import { isDatabaseFailure } from "./database-failure"
import { MAX_ATTEMPTS, type DraftQueue } from "./draft-queue"
import { languageOf, type ProductCopyOptions } from "./options"
import type { ProductPicture, ProductSource, ReadProduct } from "./product-source"
import { promptWords } from "./prompt-words"

/** Of a draft that is asked for anew without a wish: at 0 it would say the same again. */
const ANEW_TEMPERATURE = 0.7

/** Seconds before attempt 2 and 3. */
const RETRY_SECONDS = [2, 10]

const PICTURE_GONE: DraftError = {
  code: "picture_gone",
  message: "The picture that this draft was asked for is no longer among the product's. Ask for a draft of another one.",
  retryable: false,
}

const NO_PICTURE: DraftError = {
  code: "no_picture",
  message: "The product has no picture any more. Add one, then ask for another draft.",
  retryable: true,
}

interface Surroundings {
  queue: DraftQueue
  backfills: Backfills
  history: DraftHistory
  templates: CopyTemplates
  acceptedCopy: AcceptedCopy
  model: () => VisionLanguageModel
  options: Pick<ProductCopyOptions, "pictures" | "publish" | "locales" | "languages" | "temperature" | "examples">
}

/** Makes one claimed draft: pictures, fingerprint, model, result or failure. */
export class DraftMaker {
  constructor(private readonly surroundings: Surroundings) {}

  /**
   * Of what a draft of the product's pictures would be made from, with the template of its newest
   * draft. Pictures that cannot be read have one too, from their addresses, so that they are not
   * tried again at every update.
   *
   * @throws the signal's reason, and errors of the database
   */
  async fingerprint(product: ProductSource, locale: Locale, signal: AbortSignal): Promise<string> {
    const { history, templates } = this.surroundings
    const template = (await history.latestTemplate(product.id, locale)) ?? (await templates.use(product.facts)).reference
    try {
      return await this.fingerprintOf(await this.load(product.pictures, signal), locale, template)
    } catch {
      signal.throwIfAborted()
      return unreadableFingerprint(product.pictures)
    }
  }

  /**
   * Drafts a product's copy with each of some templates, and keeps none of it. Somebody waits.
   *
   * @throws whatever loading the picture and `draftCopy` throw
   */
  async preview(product: ProductSource, locale: Locale, used: readonly UsedTemplate[], signal: AbortSignal): Promise<DraftedCopy[]> {
    const { model, options } = this.surroundings
    const pictures = await this.load(product.pictures, signal)
    const drafts: DraftedCopy[] = []
    for (const each of used) {
      const asked = { model: model(), ...looks(pictures, options.pictures), facts: product.facts, locale, words: each.baseline[locale] }
      drafts.push(await draftCopy({ ...asked, ...(await promptWords(model(), each)), temperature: options.temperature, signal }))
    }
    return drafts
  }

  /**
   * Leaves the draft ready, failed, or pending for another attempt.
   *
   * @throws the signal's reason, and errors of the database, with the claim still held
   */
  async make(row: CopyDraftRow, readProduct: ReadProduct, signal: AbortSignal): Promise<void> {
    const { queue } = this.surroundings
    const product = await readProduct(row.product_id)
    if (!product) return await queue.remove(row.id, "product_gone")
    const pictures = product.pictures
    if (pictures.length === 0) {
      return row.trigger === "backfill" ? await queue.remove(row.id, "no_picture") : await queue.fail(row.id, NO_PICTURE)
    }
    const chosen = picturesFor(row, product)
    if (!chosen) return await queue.fail(row.id, PICTURE_GONE)
    try {
      await this.makeFrom(row, { ...product, pictures: chosen }, signal)
    } catch (error) {
      signal.throwIfAborted()
      if (isDatabaseFailure(error)) throw error
      await this.failed(row, draftFailure(error), unreadableFingerprint(pictures))
    }
  }

  private async makeFrom(row: CopyDraftRow, product: ProductSource, signal: AbortSignal): Promise<void> {
    const { queue, history, templates, acceptedCopy, options } = this.surroundings
    const used = await templates.use(product.facts, row.template_name)
    const started = performance.now()
    const pictures = await this.load(product.pictures, signal)
    const picturesMs = Math.round(performance.now() - started)
    const fingerprint = await this.fingerprintOf(pictures, row.locale, used.reference)

    const claim = await queue.setFingerprint(row.id, fingerprint, used.reference)
    if (claim === "taken") return await queue.release(row.id, { counted: false, fingerprint })
    if (claim === "lost") return

    const common = {
      baseline: this.baseline(product, row.locale),
      picture_ids: product.pictures.map(({ id }) => id),
      facts: recordedFacts(product.facts),
      picturesMs,
      template_reason: used.reason,
    }
    if (!row.forced) {
      const twin = await history.findReusable(fingerprint, row.locale)
      if (twin?.content && twin.provenance) {
        const provenance = reused(twin.provenance, twin.id, common)
        // Its words may be another product's: what spoke for a claim there need not be so here.
        const content = { ...twin.content, attributes: copiedAttributes(twin.content, product.facts, row.locale) }
        const issues = findIssuesAnew(twin.issues, content, { locale: row.locale, facts: product.facts, words: used.baseline[row.locale] })
        await this.finish(row, product, { ...common, content, issues, confidence: twin.confidence, provenance })
        return
      }
    }
    const examples = await acceptedCopy.examplesFor(product, row.locale, options.examples.count)
    const model = this.surroundings.model()
    const { content, issues, confidence, seed, tokens, work, timings, textMs } = await draftCopy({
      model,
      ...looks(pictures, options.pictures),
      facts: product.facts,
      locale: row.locale,
      words: used.baseline[row.locale],
      ...(await promptWords(model, used)),
      examples,
      earlier: await history.earlierDrafts(row.product_id, row.locale),
      instructions: row.instructions,
      seed: row.seed,
      temperature: row.forced && !row.instructions ? Math.max(options.temperature, ANEW_TEMPERATURE) : options.temperature,
      priority: row.trigger === "manual" ? "interactive" : "batch",
      signal,
    })
    const { vision, prefill, decode } = timings
    const provenance: Provenance = {
      ...(await model.info()),
      template: used.reference,
      template_reason: used.reason,
      fingerprint,
      picture_ids: common.picture_ids,
      facts: common.facts,
      ...(examples.length > 0 && { examples: examples.map(({ draft_id }) => draft_id) }),
      seed,
      tokens: { ...tokens, reused: work.reused, runs: work.runs },
      timings_ms: { pictures: picturesMs, ...(textMs !== null && { text: textMs }), vision, prefill, decode },
    }
    await this.finish(row, product, { ...common, content, issues, confidence, provenance })
  }

  private async finish(
    row: CopyDraftRow,
    product: ProductSource,
    { content, issues, confidence, baseline, provenance }: Omit<Parameters<DraftQueue["finish"]>[1], "search_text">
  ): Promise<void> {
    const search_text = `${product.published.title}\n${content.title}`
    await this.surroundings.queue.finish(row.id, { content, issues, confidence, baseline, provenance, search_text })
  }

  private async failed(row: CopyDraftRow, error: DraftError, fingerprint: string): Promise<void> {
    const { queue, backfills } = this.surroundings
    // A reply that cannot be read was asked for twice already: the same pictures bring it again.
    const passing = error.retryable && error.raw_reply === undefined
    if (isModelLoadErrorCode(error.code) && (await this.stopBackfills(row, error))) return
    if (passing && row.attempts < MAX_ATTEMPTS) {
      return await queue.release(row.id, { seconds: RETRY_SECONDS[row.attempts - 1] ?? 0 })
    }
    const waiting = await backfills.idsFor(row.id)
    await queue.fail(row.id, error, fingerprint)
    for (const id of waiting) await backfills.stopAfterFailures(id)
  }

  /** What no draft can be made with would fail all that is left of a backfill. True where one that ran waits for this draft. */
  private async stopBackfills(row: CopyDraftRow, error: DraftError): Promise<boolean> {
    const { queue, backfills } = this.surroundings
    const ids = row.trigger === "backfill" ? await backfills.idsFor(row.id) : []
    const stopped: string[] = []
    for (const id of ids) if (await backfills.stop(id, error)) stopped.push(id)
    if (stopped.length === 0) return false
    await queue.release(row.id, { counted: false })
    for (const id of stopped) await backfills.withdraw(id)
    return true
  }

  private load(pictures: ProductPicture[], signal: AbortSignal): Promise<LoadedPicture[]> {
    const { pictures: options } = this.surroundings.options
    return Promise.all(pictures.map(({ url }) => loadPicture({ url }, { ...options, signal })))
  }

  /** Without the merchant's wish: it says whether the pictures are the same, not the words. */
  private async fingerprintOf(pictures: PreparedPicture[], locale: Locale, template: string): Promise<string> {
    const model = await this.surroundings.model().info()
    return draftFingerprint({ pictures: pictures.map(pictureFingerprint), model, locale, template })
  }

  private baseline({ published }: ProductSource, locale: Locale): Baseline {
    const { options } = this.surroundings
    return baselineOf(published, options.publish, languageOf(options, locale))
  }
}

/** Those to draft from; null where the one that a person chose is gone. */
function picturesFor({ picture_id }: CopyDraftRow, { pictures, otherPictures = [] }: ProductSource): ProductPicture[] | null {
  if (picture_id === null) return pictures
  const chosen = [...pictures, ...otherPictures].find(({ id }) => id === picture_id)
  return chosen ? [chosen] : null
}

function unreadableFingerprint(pictures: ProductPicture[]): string {
  const addresses = JSON.stringify(pictures.map(({ url }) => url))
  return `unreadable:${createHash("sha256").update(addresses).digest("hex")}`
}

function reused(
  provenance: Provenance,
  from: string,
  { picture_ids, facts, picturesMs, template_reason }: Pick<Provenance, "picture_ids" | "facts" | "template_reason"> & { picturesMs: number }
): Provenance {
  return {
    ...provenance,
    picture_ids,
    facts,
    template_reason,
    reused_from: provenance.reused_from ?? from,
    tokens: { prompt: 0, completion: 0 },
    timings_ms: { pictures: picturesMs, vision: 0, prefill: 0, decode: 0 },
  }
}
