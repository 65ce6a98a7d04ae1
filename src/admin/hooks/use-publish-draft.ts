import { toast } from "@medusajs/ui"
import { useState } from "react"

import type { CopyConflict, CopyDraftDTO } from "../../types/copy-draft"
import type { CopyField } from "../../copy/draft"
import type { ApiError } from "../lib/api-error"
import { useErrorWords } from "../lib/error-words"
import { useCopyTranslation } from "../lib/use-copy-translation"
import { useAcceptCopyDraft, useUndoCopyDraft } from "./api/copy-drafts"

/** A publication or an undo that waits for the merchant's word: the product changed in between. */
export interface PendingConflict {
  action: "accept" | "undo"
  conflicts: CopyConflict[]
  fields?: CopyField[]
  newValues?: string[]
}

/** Accept and undo of one draft, with their toasts and the question at a conflict. */
export function usePublishDraft(draft: CopyDraftDTO) {
  const { t } = useCopyTranslation()
  const errorWords = useErrorWords()
  const [conflict, setConflict] = useState<PendingConflict | null>(null)

  const acceptMutation = useAcceptCopyDraft(draft.id)
  const undoMutation = useUndoCopyDraft(draft.id)

  const settle = (error: ApiError, pending: Omit<PendingConflict, "conflicts">) => {
    if (error.isConflict) return setConflict({ ...pending, conflicts: error.conflicts })
    toast.error(t("toast.failed"), { description: errorWords.ofCall(error) })
  }

  const undo = (force?: boolean) =>
    undoMutation.mutateAsync({ force }).then(
      () => void toast.success(t("toast.undone")),
      (error: ApiError) => settle(error, { action: "undo" })
    )

  const accept = (fields?: CopyField[], { force, newValues }: { force?: boolean; newValues?: string[] } = {}) =>
    acceptMutation.mutateAsync({ fields, force, new_values: newValues }).then(
      () => {
        const only = fields?.length === 1 ? fields[0] : undefined
        const title = only ? t("toast.acceptedField", { field: t(`fields.${only}`) }) : t("toast.accepted")
        const id = toast.success(title, {
          action: {
            label: t("actions.undo"),
            altText: t("actions.undo"),
            onClick: () => {
              toast.dismiss(id)
              void undo()
            },
          },
        })
      },
      (error: ApiError) => settle(error, { action: "accept", fields, newValues })
    )

  return {
    accept,
    undo,
    isPending: acceptMutation.isPending || undoMutation.isPending,
    conflict,
    /** Goes ahead over the words of the meantime. */
    overwrite: () => {
      const pending = conflict
      setConflict(null)
      if (pending?.action === "accept") void accept(pending.fields, { force: true, newValues: pending.newValues })
      if (pending?.action === "undo") void undo(true)
    },
    keep: () => setConflict(null),
  }
}
