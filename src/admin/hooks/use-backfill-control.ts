import { toast, usePrompt } from "@medusajs/ui"

import type { CopyBackfillDTO } from "../../types/copy-backfill"
import { goTo } from "../lib/admin-path"
import { useCopyTranslation } from "../lib/use-copy-translation"
import { useControlCopyBackfill, type BackfillCommand } from "./api/copy-backfills"
import { useBackfillFailureToast } from "./use-backfill-failure-toast"

/** Start, pause, resume and cancel, with their questions and toasts. */
export function useBackfillControl({ id, status }: CopyBackfillDTO) {
  const { t } = useCopyTranslation()
  const prompt = usePrompt()
  const isPlan = status === "planned"
  const control = useControlCopyBackfill(id, useBackfillFailureToast())
  const say = {
    start: "backfills.toast.started",
    resume: "backfills.toast.started",
    pause: "backfills.toast.paused",
    cancel: isPlan ? "backfills.toast.discarded" : "backfills.toast.cancelled",
  } as const

  // Not as callbacks of the call: those fall silent once the page has turned.
  const run = (command: BackfillCommand) =>
    control.mutateAsync(command).then(
      () => {
        toast.success(t(say[command]))
        if (command === "cancel" && isPlan) goTo("/copy-backfills")
      },
      () => undefined
    )

  const cancel = async () => {
    const isSure = await prompt({
      variant: "danger",
      title: t(isPlan ? "backfills.confirm.discardTitle" : "backfills.confirm.cancelTitle"),
      description: t(isPlan ? "backfills.confirm.discardText" : "backfills.confirm.cancelText"),
      confirmText: t(isPlan ? "backfills.confirm.discardYes" : "backfills.confirm.cancelYes"),
      cancelText: t("backfills.confirm.no"),
    })
    if (isSure) await run("cancel")
  }

  return { run, cancel, pending: control.isPending ? control.variables : null }
}
