import type { DraftError } from "../../src/copy/draft"
import type { BackfillItemStatus, BackfillStatus, CopyBackfillDTO, CopyBackfillResponse } from "../../src/types/copy-backfill"
import { eventually } from "../eventually"
import { InferenceLog } from "./inference-log"
import type { Shop } from "./shop"

/** An item with all that the database has about it. */
export interface ItemRow {
  product: string
  status: BackfillItemStatus
  reason: DraftError | null
  /** Rows of drafts of this product, whatever became of them. */
  drafts: number
  /** Of the item's own draft. */
  draft: { status: string; attempts: number; written: boolean; copied: boolean } | null
}

/** One backfill that was started, and what can be seen of it from outside. */
export class Run {
  private constructor(
    private readonly shop: Shop,
    readonly plan: CopyBackfillDTO,
    readonly titles: string[],
    /** Of the inferences since it was planned. */
    readonly log: InferenceLog
  ) {}

  static async begin(shop: Shop, url: string, products: { id: string; title: string }[]): Promise<Run> {
    const log = new InferenceLog(shop.inferenceLog)
    const { copy_backfill: plan } = await shop.call<CopyBackfillResponse>(url, "POST", "/copy-backfills", {
      selection: { product_ids: products.map(({ id }) => id) },
    })
    await shop.call(url, "POST", `/copy-backfills/${plan.id}/start`, {})
    return new Run(shop, plan, products.map(({ title }) => title), log)
  }

  async status(): Promise<BackfillStatus | undefined> {
    const [row] = await this.shop.query<{ status: BackfillStatus }>("select status from copy_backfill where id = $1", [this.plan.id])
    return row?.status
  }

  /** Waits until so many items are done. */
  untilDone(count: number, seconds = 120): Promise<void> {
    return eventually(
      async () => {
        const done = await this.countDone()
        if (done < count) throw new Error(`${done} of ${count} items are done.`)
      },
      { seconds, everyMs: 50 }
    )
  }

  async countDone(): Promise<number> {
    const [row] = await this.shop.query<{ done: number }>(
      "select count(*)::int as done from copy_backfill_item where backfill_id = $1 and status = 'done'",
      [this.plan.id]
    )
    return row?.done ?? 0
  }

  /** Waits until it has come to an end, and reads its items in their order. */
  async untilFinished(seconds: number): Promise<ItemRow[]> {
    await eventually(
      async () => {
        const status = await this.status()
        if (status !== "finished") throw new Error(`It is ${status}: ${JSON.stringify(await this.counts())}`)
      },
      { seconds, everyMs: 250 }
    )
    return this.items()
  }

  /** Titles of the products whose drafts a process of Medusa had taken up to make. */
  async inTheMaking(pid: number): Promise<string[]> {
    const rows = await this.shop.query<{ product: string }>(
      `select i.product_title as product from copy_backfill_item i join copy_draft d on d.id = i.draft_id
       where i.backfill_id = $1 and d.status = 'generating' and split_part(d.claimed_by, ':', 2) = $2`,
      [this.plan.id, String(pid)]
    )
    return rows.map(({ product }) => product)
  }

  private items(): Promise<ItemRow[]> {
    return this.shop.query<ItemRow>(
      `select i.product_title as product, i.status, i.reason,
         (select count(*)::int from copy_draft o where o.product_id = i.product_id) as drafts,
         case when d.id is not null then json_build_object('status', d.status, 'attempts', d.attempts,
           'written', d.content is not null, 'copied', d.provenance->>'reused_from' is not null) end as draft
       from copy_backfill_item i left join copy_draft d on d.id = i.draft_id and d.product_id = i.product_id
       where i.backfill_id = $1 order by i.position`,
      [this.plan.id]
    )
  }

  private counts(): Promise<object[]> {
    return this.shop.query(
      `select i.status, d.status as draft, d.attempts, count(*)::int, round(extract(epoch from max(d.claimed_until) - now())) as lapses
       from copy_backfill_item i left join copy_draft d on d.id = i.draft_id
       where i.backfill_id = $1 group by 1, 2, 3 order by 1, 2, 3`,
      [this.plan.id]
    )
  }
}

/** Fails unless each product has exactly the one draft that its item was done with, made for it alone. */
export function expectEachDoneOnce(rows: ItemRow[], titles: string[]): void {
  expect(rows.map(({ product }) => product).sort()).toEqual([...titles].sort())
  const wrong = rows.filter(
    ({ status, drafts, draft }) => status !== "done" || drafts !== 1 || draft?.status !== "ready" || !draft.written || draft.copied
  )
  expect(wrong).toEqual([])
}
