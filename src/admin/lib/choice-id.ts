import type { CopyField } from "../../copy/draft"

/** Names the choice at a field in conflict in the page, so that a key finds the one that is still open. */
export function choiceId(field: CopyField): string {
  return `shelftalker-choice-${field}`
}
