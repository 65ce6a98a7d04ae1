import { looksLikeFileName } from "../../copy/file-name-title"
import type { VisionLanguageModel } from "../../inference"
import type { BackfillPlan, BackfillSelection, SkipReason } from "../../types/copy-backfill"
import type { NewBackfill, NewBackfillItem } from "./backfill-rows"
import type { Backfills } from "./backfills"
import type { CopyTemplates } from "./copy-templates"
import type { DraftHistory, NewestDraft } from "./draft-history"
import type { ProductPicture } from "./product-source"

/** A product as a backfill is planned with it. */
export interface ListedProduct {
  id: string
  title: string
  description: string | null
  picture: ProductPicture | null
}

interface Surroundings {
  backfills: Backfills
  history: DraftHistory
  templates: CopyTemplates
  model: () => VisionLanguageModel
}

/** What drafts would be made with now. */
interface Maker {
  revision: string
  /** References of the versions that are current. */
  templates: readonly string[]
}

/** Finds out what a backfill has to do, and writes it down as its items. */
export class BackfillPlanner {
  constructor(private readonly surroundings: Surroundings) {}

  /**
   * @param pages of the products that the selection names
   * @returns the id of the backfill, which is not started
   */
  async plan(backfill: NewBackfill, pages: AsyncIterable<ListedProduct[]>): Promise<string> {
    const { backfills } = this.surroundings
    const id = await backfills.create(backfill)
    try {
      await backfills.setPlan(id, await this.addItems(id, backfill, pages))
      await backfills.noticeItems()
      return id
    } catch (error) {
      await backfills.remove(id)
      throw error
    }
  }

  private async addItems(id: string, { selection, locales }: NewBackfill, pages: AsyncIterable<ListedProduct[]>): Promise<BackfillPlan> {
    const { backfills, history, templates, model } = this.surroundings
    const maker: Maker = { revision: (await model().info()).revision, templates: await templates.currentReferences() }
    const plan: BackfillPlan = { products: 0, pictures: 0, known: 0, skipped: {}, seconds: null }
    /** `picture locale` of which a draft is there; and by address those of which one is going to be. */
    const drafted = await history.draftedPictures(maker)
    const planned = new Set<string>()
    const pictures = new Set<string>()
    let [position, inferences] = [0, 0]
    for await (const page of pages) {
      const room = (selection.limit ?? Number.POSITIVE_INFINITY) - plan.products
      const newest = await history.newest(page.map((product) => product.id), locales)
      const items: NewBackfillItem[] = []
      let products = 0
      for (const product of page) {
        if (products >= room) break
        const wanted = locales.filter((locale) => isWanted(product, newest.get(`${product.id} ${locale}`), selection, maker))
        products += wanted.length > 0 ? 1 : 0
        for (const locale of wanted) {
          const skip = product.picture ? skipReason(newest.get(`${product.id} ${locale}`), selection) : "no_picture"
          items.push({ product_id: product.id, product_title: product.title, locale, skip })
          if (skip) {
            plan.skipped[skip] = (plan.skipped[skip] ?? 0) + 1
            continue
          }
          // Products that share a picture have each an image of their own, of the same address.
          const { id: image, url } = product.picture ?? { id: "", url: "" }
          const known = drafted.has(`${image} ${locale}`) || planned.has(`${url} ${locale}`)
          plan.known += known ? 1 : 0
          inferences += known ? 0 : 1
          planned.add(`${url} ${locale}`)
          pictures.add(url)
        }
      }
      await backfills.addItems(id, items, position)
      position += items.length
      plan.products += products
      if (plan.products >= (selection.limit ?? Number.POSITIVE_INFINITY)) break
    }
    plan.pictures = pictures.size
    const seconds = model().status().speed?.secondsPerDraft ?? (await history.secondsPerDraft())
    plan.seconds = seconds === null ? null : Math.round(seconds * inferences)
    return plan
  }
}

function isWanted(product: ListedProduct, newest: NewestDraft | undefined, { copy = "all" }: BackfillSelection, maker: Maker): boolean {
  switch (copy) {
    case "all":
      return true
    case "missing":
      return !product.description?.trim() || looksLikeFileName(product.title)
    case "outdated":
      return newest?.revision != null && (newest.revision !== maker.revision || !maker.templates.includes(newest.template ?? ""))
  }
}

/** Why a product that has a picture is left out in a language; undefined where it is not. */
export function skipReason(newest: NewestDraft | undefined, { redo, copy }: BackfillSelection): SkipReason | undefined {
  if (redo || !newest) return undefined
  if (newest.status === "accepted" || newest.status === "rejected" || newest.edited) return "decided"
  // One that nobody looked at yet, of an older model: that is what was asked for.
  return newest.status === "ready" && copy !== "outdated" ? "draft_waiting" : undefined
}

