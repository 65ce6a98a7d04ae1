import { toast } from "@medusajs/ui"
import { useState } from "react"

import type { BulkAction } from "../lib/bulk-action"
import { setBulkReport } from "../lib/bulk-report"
import type { BulkOutcome } from "../lib/decide-in-chunks"
import { useCopyTranslation } from "../lib/use-copy-translation"
import { useDecideMany } from "./api/bulk-decisions"
import type { ListedDraft } from "./api/listed-drafts"

/** Long enough to read what happened, think again, and reach for the way back. */
const UNDO_MS = 12_000

export interface BulkDecision {
  action: BulkAction
  drafts: readonly ListedDraft[]
  /** Of a rejection. */
  reason?: string
}

/** Decisions about many drafts: how they get on, how they ended, and the way back. */
export function useBulkDecisions() {
  const { t, tCount } = useCopyTranslation()
  const decideMany = useDecideMany()
  const [isRunning, setIsRunning] = useState(false)

  const decide = async ({ action, drafts, reason }: BulkDecision): Promise<void> => {
    const total = drafts.length
    const show = (done: number, id?: string | number) =>
      toast.loading(t(`inbox.bulk.running.${action}`), {
        id,
        description: t("inbox.bulk.progress", { done, total }),
        duration: Infinity,
      })
    setIsRunning(true)
    setBulkReport(null)
    const progress = show(0)
    try {
      const ids = drafts.map(({ id }) => id)
      const outcome = await decideMany({ action, ids, reason, onProgress: (settled) => show(settled, progress) })
      report({ action, drafts }, outcome)
    } finally {
      toast.dismiss(progress)
      setIsRunning(false)
    }
  }

  const report = ({ action, drafts }: BulkDecision, { done, refused }: BulkOutcome) => {
    const known = new Map(drafts.map((draft) => [draft.id, draft]))
    const listed = refused.flatMap((each) => {
      const draft = known.get(each.id)
      return draft ? [{ ...each, title: draft.product?.title ?? null, locale: draft.locale }] : []
    })
    if (listed.length > 0) setBulkReport({ action, refused: listed })
    const title = done.length > 0 ? tCount(`inbox.bulk.done.${action}`, done.length) : tCount(`inbox.bulk.refused.${action}`, refused.length)
    const description = done.length > 0 && refused.length > 0 ? tCount(`inbox.bulk.refused.${action}`, refused.length) : undefined
    const decided = done.flatMap((id) => known.get(id) ?? [])
    const canUndo = decided.length > 0 && (action === "accept" || action === "reject")
    const id = (done.length > 0 ? toast.success : toast.error)(title, {
      description: refused.length > 0 ? [description, t("inbox.bulk.listed")].filter(Boolean).join(". ") : undefined,
      duration: UNDO_MS,
      action: canUndo
        ? {
            label: t("actions.undo"),
            altText: t("actions.undo"),
            onClick: () => {
              toast.dismiss(id)
              void decide({ action: "undo", drafts: decided })
            },
          }
        : undefined,
    })
  }

  return { decide, isRunning }
}
