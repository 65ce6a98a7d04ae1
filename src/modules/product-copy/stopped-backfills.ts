import type { Knex } from "@medusajs/framework/mikro-orm/knex"

import { isWithinHours } from "../../copy/backfill-hours"
import { draftFailure } from "../../drafting"
import type { VisionLanguageModel } from "../../inference"
import type { CopyBackfillRow } from "./backfill-rows"
import { GOES_ON, TRIED_AGAIN_AFTER, type Backfills } from "./backfills"

/**
 * Goes on by itself with the backfills that stopped since the model could not be made ready. What is tried is
 * the model and no item: as long as it fails, they stay stopped, with what the last try said.
 */
export class StoppedBackfills {
  constructor(
    private readonly knex: Knex,
    private readonly backfills: Backfills,
    private readonly model: () => VisionLanguageModel
  ) {}

  /** Whether one is to be tried again now. */
  async areDue(): Promise<boolean> {
    return (await this.due()).length > 0
  }

  /**
   * Tries those again that are due and that no other process is trying.
   *
   * @returns whether one runs again
   */
  async tryAgain(signal: AbortSignal): Promise<boolean> {
    const ids = await this.take()
    if (ids.length === 0) return false
    try {
      await this.model().load()
    } catch (error) {
      if (!signal.aborted) await this.stay(ids, error)
      return false
    }
    await this.goOn(ids)
    return true
  }

  /** If nothing comes of a try, since its process dies, another one follows after a while. */
  private async take(): Promise<string[]> {
    const due = await this.due()
    if (due.length === 0) return []
    const taken = await this.isStopped(due)
      .where("tries_again_at", "<=", this.knex.fn.now())
      .update({ tries_again_at: this.knex.raw("now() + ? * interval '1 second'", [TRIED_AGAIN_AFTER]) }, ["id"])
    return taken.map(({ id }: { id: string }) => id)
  }

  private async due(): Promise<string[]> {
    const rows = await this.knex<CopyBackfillRow>("copy_backfill").where({ status: "stopped" }).where("tries_again_at", "<=", this.knex.fn.now())
    return rows.filter(({ hours }) => isWithinHours(hours)).map(({ id }) => id)
  }

  private async stay(ids: string[], error: unknown): Promise<void> {
    await this.isStopped(ids).update({ stop_reason: JSON.stringify(draftFailure(error)), updated_at: this.knex.fn.now() })
  }

  private async goOn(ids: string[]): Promise<void> {
    await this.isStopped(ids).update({ ...GOES_ON, updated_at: this.knex.fn.now() })
    for (const id of ids) await this.backfills.finishIfDone(id)
  }

  /** Still: what a person did meanwhile holds. */
  private isStopped(ids: string[]) {
    return this.knex("copy_backfill").whereIn("id", ids).where({ status: "stopped" })
  }
}
