import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { generateEntityId } from "@medusajs/framework/utils"

import { EMPTY_BASELINE, sameBaseline, type StoreBaseline } from "../../copy/templates/store-baseline"
import type { CopyBaselineRow, VersionToWrite } from "./copy-template-rows"
import { newerVersion } from "./template-refusals"

/** Versions that are told of. */
const LAST_VERSIONS = 20

/** What holds for all of the store's copy, and how it came to be. */
export class CopyBaselines {
  constructor(private readonly knex: Knex) {}

  /** The newest version; null where none was ever written. */
  async newest(): Promise<CopyBaselineRow | null> {
    const [row] = await this.versions(1)
    return row ?? null
  }

  /**
   * What prompts are made with. The version is 0 where it says nothing: such a prompt is the same as before
   * there was a baseline.
   */
  async current(): Promise<{ baseline: StoreBaseline; version: number }> {
    const row = await this.newest()
    if (!row || sameBaseline(row.baseline, EMPTY_BASELINE)) return { baseline: EMPTY_BASELINE, version: 0 }
    return { baseline: row.baseline, version: row.version }
  }

  /** The newest first. */
  versions(most = LAST_VERSIONS): Promise<CopyBaselineRow[]> {
    return this.knex<CopyBaselineRow>("copy_baseline").where({ deleted_at: null }).orderBy("version", "desc").limit(most)
  }

  async version(version: number): Promise<CopyBaselineRow | null> {
    const row = await this.knex<CopyBaselineRow>("copy_baseline").where({ version, deleted_at: null }).first()
    return row ?? null
  }

  /**
   * Writes a new version, unless the newest says the same.
   *
   * @param change of the newest one, which nobody else changes meanwhile
   * @returns the new version's id; null where there was nothing to change
   * @throws MedusaError CONFLICT where another version than the one that it was begun from counts
   */
  save(change: (baseline: StoreBaseline) => StoreBaseline, { note, created_by, begun_from }: VersionToWrite): Promise<string | null> {
    return this.knex.transaction(async (transaction) => {
      await transaction.raw("SELECT pg_advisory_xact_lock(hashtext('copy_baseline'))")
      const newest = await transaction<CopyBaselineRow>("copy_baseline").where({ deleted_at: null }).orderBy("version", "desc").first()
      const before = newest?.baseline ?? EMPTY_BASELINE
      const baseline = change(before)
      if (sameBaseline(before, baseline)) return null
      const counts = newest?.version ?? 0
      if (begun_from !== undefined && begun_from !== counts) throw newerVersion("the store baseline", counts, begun_from)
      const id = generateEntityId(undefined, "cbase")
      const version = counts + 1
      await transaction("copy_baseline").insert({ id, version, baseline: JSON.stringify(baseline), note, created_by })
      return id
    })
  }

  /** Undoes a save whose consequence failed. */
  async remove(id: string): Promise<void> {
    await this.knex("copy_baseline").where({ id }).delete()
  }
}
