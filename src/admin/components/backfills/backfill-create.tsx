import { Button, FocusModal, Heading, Text } from "@medusajs/ui"
import { useState, type FormEvent } from "react"

import { usePlanCopyBackfill } from "../../hooks/api/copy-backfills"
import { useBackfillFailureToast } from "../../hooks/use-backfill-failure-toast"
import { goTo } from "../../lib/admin-path"
import { browserTimeZone, isBackfillComplete, NEW_BACKFILL, planOf, type BackfillForm } from "../../lib/backfill-form"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { BackfillHoursFields } from "./backfill-hours-fields"
import { BackfillSelectionFields } from "./backfill-selection-fields"

/** Asks what a backfill is for. What is submitted is the dry run, whose page opens then. */
export const BackfillCreate = ({ onClose }: { onClose: () => void }) => {
  const { t } = useCopyTranslation()
  const [form, setForm] = useState<BackfillForm>(NEW_BACKFILL)
  const set = (changed: Partial<BackfillForm>) => setForm((known) => ({ ...known, ...changed }))
  const plan = usePlanCopyBackfill({
    ...useBackfillFailureToast(),
    onSuccess: ({ copy_backfill }) => goTo(`/copy-backfills/${copy_backfill.id}`),
  })
  const isComplete = isBackfillComplete(form)

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isComplete && !plan.isPending) plan.mutate(planOf(form, browserTimeZone()))
  }

  return (
    <FocusModal open onOpenChange={(open) => !open && onClose()}>
      <FocusModal.Content aria-describedby={undefined}>
        <form onSubmit={submit} className="flex flex-1 flex-col overflow-hidden" noValidate>
          <FocusModal.Header />
          <FocusModal.Body className="flex flex-1 flex-col items-center overflow-y-auto px-6 py-16">
            <div className="flex w-full flex-col gap-y-8" style={{ maxWidth: 720 }}>
              <div className="flex flex-col gap-y-1">
                <FocusModal.Title asChild>
                  <Heading level="h1">{t("backfills.create.title")}</Heading>
                </FocusModal.Title>
                <Text size="small" className="text-ui-fg-subtle text-pretty">
                  {t("backfills.create.description")}
                </Text>
              </div>
              <BackfillSelectionFields form={form} set={set} />
              <BackfillHoursFields form={form} set={set} />
            </div>
          </FocusModal.Body>
          <FocusModal.Footer>
            <FocusModal.Close asChild>
              <Button size="small" variant="secondary" type="button">
                {t("actions.cancel")}
              </Button>
            </FocusModal.Close>
            <Button size="small" type="submit" isLoading={plan.isPending} disabled={!isComplete}>
              {t("backfills.create.submit")}
            </Button>
          </FocusModal.Footer>
        </form>
      </FocusModal.Content>
    </FocusModal>
  )
}
