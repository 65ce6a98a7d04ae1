import type { CopyDraftDTO } from "../../types/copy-draft"

/** What was done to each draft since the review began, as the store answered it. */
export interface ReviewSitting {
  decided: ReadonlyMap<string, "accepted" | "rejected">
  edited: ReadonlySet<string>
}

export const NEW_SITTING: ReviewSitting = { decided: new Map(), edited: new Set() }

type Answered = Pick<CopyDraftDTO, "id" | "status">

/** Notes how a draft stands after a decision, or after one was undone. */
export function noteDecision({ decided, edited }: ReviewSitting, { id, status }: Answered): ReviewSitting {
  const others = [...decided].filter(([known]) => known !== id)
  const isDecided = status === "accepted" || status === "rejected"
  return { decided: new Map(isDecided ? [...others, [id, status]] : others), edited }
}

/** @param isEdited false where the edit was taken back */
export function noteEdit({ decided, edited }: ReviewSitting, id: string, isEdited: boolean): ReviewSitting {
  const others = [...edited].filter((known) => known !== id)
  return { decided, edited: new Set(isEdited ? [...others, id] : others) }
}

export interface SittingSum {
  accepted: number
  edited: number
  rejected: number
}

/** An edited draft that was accepted counts as both. */
export function sumOf({ decided, edited }: ReviewSitting): SittingSum {
  const count = (status: "accepted" | "rejected") => [...decided.values()].filter((known) => known === status).length
  return { accepted: count("accepted"), edited: edited.size, rejected: count("rejected") }
}
