import { useMemo, useState } from "react"

import type { CopyContent } from "../../copy/draft"
import type { CopyDraftDTO } from "../../types/copy-draft"
import type { PublishSettings } from "../../types/copy-status"
import { useStoreWords } from "./api/copy-baseline"
import { choiceId } from "../lib/choice-id"
import { chosenFields, type ConflictChoice, type ConflictChoices } from "../lib/conflict-choices"
import { fieldViews, REVIEWED_FIELDS, type FieldView, type ReviewedField } from "../lib/review-fields"
import { useCopyTranslation } from "../lib/use-copy-translation"
import { useDraftEditor } from "./use-draft-editor"
import type { ReviewDecisions } from "./use-review-decisions"

interface DraftReviewOptions {
  draft: CopyDraftDTO
  content: CopyContent
  publish: PublishSettings
  decisions: ReviewDecisions
  /** Turns to the next draft. @param what was decided, for those who hear it */
  goOn: (what: string) => void
  say: (words: string) => void
}

/** All that a person does with one draft whose words are there. */
export function useDraftReview({ draft, content, publish, decisions, goOn, say }: DraftReviewOptions) {
  const { t } = useCopyTranslation()
  const [choices, setChoices] = useState<ConflictChoices>({})
  const editor = useDraftEditor(draft, content, (edited) => decisions.edit(draft, edited))
  const words = useStoreWords(draft)
  const views = useMemo(() => fieldViews(draft, publish, words), [draft, publish, words])
  const open = views.filter((view) => isOpen(draft, view))
  const conflicts = open.flatMap((view) => view.conflicts)
  const isBusy = decisions.busy.has(draft.id)

  const choose = (field: ReviewedField, choice: ConflictChoice) => setChoices((known) => ({ ...known, [field]: choice }))

  const askFor = (field: ReviewedField) => {
    say(t("review.conflict.open"))
    document.querySelector<HTMLElement>(`#${choiceId(field)} [role=radio]`)?.focus()
  }

  const acceptAll = () => {
    if (draft.status === "accepted" && open.length === 0) return say(t("review.say.alreadyAccepted"))
    if (draft.status !== "ready" && draft.status !== "accepted") return
    const result = chosenFields(open.map(({ field }) => field), conflicts, choices)
    if ("open" in result) {
      const [first] = REVIEWED_FIELDS.filter((field) => result.open.includes(field))
      return first && askFor(first)
    }
    const { plain, forced } = result.chosen
    if (conflicts.length > 0 && plain.length + forced.length === 0) return say(t("review.conflict.nothing"))
    const isPart = draft.status === "accepted" || conflicts.length > 0
    if (decisions.accept(draft, isPart ? result.chosen : undefined, conflicts)) goOn(t("review.say.accepted"))
  }

  const acceptField = (field: ReviewedField) => {
    const view = open.find((known) => known.field === field)
    if (!view) return views.some((known) => known.field === field && known.isOnProduct) ? say(t("review.say.alreadyAccepted")) : undefined
    const result = chosenFields([field], view.conflicts, choices)
    if ("open" in result) return askFor(field)
    const { plain, forced } = result.chosen
    if (plain.length + forced.length === 0) return say(t("review.conflict.kept"))
    decisions.acceptField(draft, field, result.chosen, view.conflicts)
  }

  /** Makes an attribute's value one of the store's own, and accepts the attributes with it. */
  const addNewValue = (name: string) => {
    const conflicts = views.find(({ field }) => field === "attributes")?.conflicts ?? []
    decisions.acceptField(draft, "attributes", { plain: ["attributes"], forced: [], newValues: [name] }, conflicts)
  }

  const reject = (reason?: string) => {
    if (decisions.reject(draft, reason)) goOn(t("review.say.rejected"))
  }

  return { editor, views, open, conflicts, choices, choose, isBusy, acceptAll, acceptField, addNewValue, reject }
}

export type DraftReviewState = ReturnType<typeof useDraftReview>

/** Whether a field still waits to be accepted. What was accepted and changed by somebody since is theirs to change. */
function isOpen({ status }: CopyDraftDTO, { isWritable, before }: FieldView): boolean {
  return isWritable && (status === "ready" || (status === "accepted" && before === null))
}
