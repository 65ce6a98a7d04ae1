import type { CopyField } from "../../copy/draft"
import type { CopyConflict } from "../../types/copy-draft"

/** Whose words shall stand: those that are on the product now, or the draft's. */
export type ConflictChoice = "keep" | "draft"

export type ConflictChoices = Readonly<Partial<Record<CopyField, ConflictChoice>>>

/** By field, since that is what is accepted: attributes may differ at several places of the product. */
export function conflictsByField(conflicts: readonly CopyConflict[]): Map<CopyField, CopyConflict[]> {
  const byField = new Map<CopyField, CopyConflict[]>()
  for (const conflict of conflicts) byField.set(conflict.field, [...(byField.get(conflict.field) ?? []), conflict])
  return byField
}

/** What to accept, once somebody has chosen. */
export interface ChosenFields {
  /** Without force: the store refuses what changed since it was shown. */
  plain: CopyField[]
  /** Over words that were shown, and that the person chose to give up. */
  forced: CopyField[]
  /** Attributes whose value a person wants among the store's own tags, types and values of options. */
  newValues?: string[]
}

/**
 * Of the fields that accept would write, those to send and how.
 *
 * @returns the fields that somebody still has to choose about where there are any
 */
export function chosenFields(
  writable: readonly CopyField[],
  conflicts: readonly CopyConflict[],
  choices: ConflictChoices
): { chosen: ChosenFields } | { open: CopyField[] } {
  const concerned = new Set(conflicts.map(({ field }) => field))
  const open = writable.filter((field) => concerned.has(field) && choices[field] === undefined)
  if (open.length > 0) return { open }
  return {
    chosen: {
      plain: writable.filter((field) => !concerned.has(field)),
      forced: writable.filter((field) => concerned.has(field) && choices[field] === "draft"),
    },
  }
}
