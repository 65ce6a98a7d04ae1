import type { DraftStatus } from "../../copy/draft"

/** What can be done to many drafts at once. */
export const BULK_ACTIONS = ["accept", "reject", "retry", "undo"] as const
export type BulkAction = (typeof BULK_ACTIONS)[number]

export const BULK_KEYS: Readonly<Record<BulkAction, string>> = { accept: "a", reject: "r", retry: "t", undo: "u" }

const TAKES: Readonly<Record<BulkAction, readonly DraftStatus[]>> = {
  accept: ["ready"],
  reject: ["ready"],
  retry: ["failed"],
  undo: ["accepted", "rejected"],
}

/** Whether a draft can be selected: whether there is anything to do to it. */
export function isDecidable({ status }: { status: DraftStatus }): boolean {
  return BULK_ACTIONS.some((action) => TAKES[action].includes(status))
}

/**
 * The drafts that each action is for, without the actions that are for none.
 *
 * @param areOutdated written with an older template or baseline: then another draft of those that wait, too, would say something else
 */
export function actionsFor<Draft extends { status: DraftStatus }>(
  drafts: readonly Draft[],
  { areOutdated = false } = {}
): { action: BulkAction; drafts: Draft[] }[] {
  const takes = (action: BulkAction, status: DraftStatus) =>
    TAKES[action].includes(status) || (areOutdated && action === "retry" && status === "ready")
  return BULK_ACTIONS.map((action) => ({ action, drafts: drafts.filter(({ status }) => takes(action, status)) })).filter(
    (each) => each.drafts.length > 0
  )
}
