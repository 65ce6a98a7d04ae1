import type { Knex } from "@medusajs/framework/mikro-orm/knex"

import { foldPhrases, type CountedWords } from "../../copy/fold-phrases"
import type {
  CopyFeedbackSummaryDTO,
  FeedbackField,
  FeedbackGroup,
  FeedbackGrouping,
  FeedbackPeriod,
  FeedbackShares,
} from "../../types/copy-feedback"

/** Groups that are told, and deleted words by language. */
const MOST_GROUPS = 50
const MOST_WEEKS = 520
const MOST_WORDS = 20
/** Read before phrases are folded into one. */
const WORDS_READ = 100

/** What a draft is counted under, of the feedback on its fields. */
const KEYS: Record<Exclude<FeedbackGrouping, "field">, string> = {
  template: "max(template)",
  category: "max(category)",
  model: "max(model)",
  week: "to_char(date_trunc('week', max(created_at) AT TIME ZONE 'UTC'), 'YYYY-MM-DD')",
}

const SHARES = `count(*)::int AS reviewed, (count(*) FILTER (WHERE as_written))::int AS as_written,
  (count(*) FILTER (WHERE NOT as_written AND NOT rejected))::int AS edited, (count(*) FILTER (WHERE rejected))::int AS rejected,
  avg(changed)::float AS mean_changed`

/** The rows of one query: every draft, drafts of one key, or drafts with or without examples. */
type SummedRow = FeedbackShares & { key: string | null; has_examples: boolean | null; grouped_by: number }
/** By PostgreSQL's GROUPING(key, has_examples): a bit is set where the rows are not grouped by it. */
const [BY_KEY, BY_EXAMPLES, TOTAL] = [1, 2, 3]

const NONE: FeedbackShares = { reviewed: 0, as_written: 0, edited: 0, rejected: 0, mean_changed: null }

/** Sums the feedback of a period up. Each part is one query that reads the period once. */
export class FeedbackSummary {
  constructor(private readonly knex: Knex) {}

  async of(period: FeedbackPeriod, by: FeedbackGrouping): Promise<CopyFeedbackSummaryDTO> {
    const [drafts, fields, removed] = await Promise.all([this.drafts(period, by === "field" ? "week" : by), this.fields(period), this.removed(period)])
    const shares = (row: FeedbackShares | undefined): FeedbackShares => (row ? pickShares(row) : NONE)
    const withExamples = (has: boolean) => shares(drafts.find((row) => row.grouped_by === BY_EXAMPLES && row.has_examples === has))
    return {
      total: shares(drafts.find(({ grouped_by }) => grouped_by === TOTAL)),
      by,
      groups: by === "field" ? fields.map((row) => ({ key: row.field, ...pickShares(row) })) : groupsOf(drafts, by),
      fields,
      removed,
      examples: { with: withExamples(true), without: withExamples(false) },
    }
  }

  private async drafts(period: FeedbackPeriod, by: keyof typeof KEYS): Promise<SummedRow[]> {
    const { where, bindings } = within(period)
    const { rows } = await this.knex.raw<{ rows: SummedRow[] }>(
      `WITH drafts AS (
         SELECT ${KEYS[by]} AS key, max(examples) > 0 AS has_examples, bool_or(verdict = 'rejected') AS rejected,
           bool_and(verdict = 'as_written') AS as_written, avg(changed) AS changed
         FROM copy_feedback WHERE ${where} GROUP BY draft_id)
       SELECT key, has_examples, GROUPING(key, has_examples) AS grouped_by, ${SHARES}
       FROM drafts GROUP BY GROUPING SETS ((), (key), (has_examples))`,
      bindings
    )
    return rows
  }

  private async fields(period: FeedbackPeriod): Promise<FeedbackField[]> {
    const { where, bindings } = within(period)
    const { rows } = await this.knex.raw<{ rows: FeedbackField[] }>(
      `SELECT field, avg(distance)::float AS mean_distance, ${SHARES}
       FROM (SELECT field, distance, changed, verdict = 'rejected' AS rejected, verdict = 'as_written' AS as_written
         FROM copy_feedback WHERE ${where}) AS fields
       GROUP BY field ORDER BY reviewed DESC, field`,
      bindings
    )
    return rows
  }

  private async removed(period: FeedbackPeriod): Promise<CountedWords[]> {
    const { where, bindings } = within(period)
    const { rows } = await this.knex.raw<{ rows: CountedWords[] }>(
      `SELECT locale, words, drafts FROM (
         SELECT locale, words, count(*)::int AS drafts, row_number() OVER (PARTITION BY locale ORDER BY count(*) DESC, words) AS place
         FROM (SELECT DISTINCT locale, draft_id, words FROM copy_feedback CROSS JOIN LATERAL unnest(removed) AS words WHERE ${where} AND removed <> '{}') AS deleted
         GROUP BY locale, words) AS counted
       WHERE place <= :most ORDER BY drafts DESC, words`,
      { ...bindings, most: WORDS_READ }
    )
    const told = new Map<string, number>()
    return foldPhrases(rows).filter(({ locale }) => {
      told.set(locale, (told.get(locale) ?? 0) + 1)
      return (told.get(locale) ?? 0) <= MOST_WORDS
    })
  }
}

function groupsOf(drafts: readonly SummedRow[], by: FeedbackGrouping): FeedbackGroup[] {
  const groups = drafts.filter(({ grouped_by }) => grouped_by === BY_KEY).map((row) => ({ key: row.key, ...pickShares(row) }))
  if (by === "week") return groups.sort((one, other) => ((one.key ?? "") < (other.key ?? "") ? -1 : 1)).slice(-MOST_WEEKS)
  return groups.sort((one, other) => other.reviewed - one.reviewed).slice(0, MOST_GROUPS)
}

function pickShares({ reviewed, as_written, edited, rejected, mean_changed }: FeedbackShares): FeedbackShares {
  return { reviewed, as_written, edited, rejected, mean_changed }
}

function within({ from, to, locale }: FeedbackPeriod): { where: string; bindings: Record<string, string | Date | number> } {
  const conditions = ["deleted_at IS NULL"]
  if (from) conditions.push("created_at >= :from")
  if (to) conditions.push("created_at < :to")
  if (locale) conditions.push("locale = :locale")
  return { where: conditions.join(" AND "), bindings: { ...(from && { from }), ...(to && { to }), ...(locale && { locale }) } }
}
