import { Button, Drawer, Hint, InlineTip, toast } from "@medusajs/ui"
import { useState, type FormEvent } from "react"

import type { Locale } from "../../../copy/limits"
import { baselineLines } from "../../../copy/templates/baseline-lines"
import { BASELINE_BUDGET, estimateTokens } from "../../../copy/templates/prompt-budget"
import type { CopyBaselineDTO } from "../../../types/copy-template"
import { useSaveCopyBaseline } from "../../hooks/api/copy-baseline"
import { useReturnFocus } from "../../hooks/use-return-focus"
import { useUnloadWarning } from "../../hooks/use-unload-warning"
import { baselineFormOf, baselineProblems, localeBaselineOf, type BaselineForm } from "../../lib/baseline-form"
import { useTemplateWords } from "../../lib/template-words"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { LabelledDrawerHeader } from "../common/labelled-drawer-header"
import { UnsavedPrompt } from "../common/unsaved-prompt"
import { NewerVersionNotice } from "./newer-version-notice"
import { TemplateField } from "./template-field"

interface BaselineDrawerProps {
  locale: Locale
  /** As the store has it, which may be newer than what was begun with. */
  newest: CopyBaselineDTO
  onClose: () => void
}

/** Writes the baseline of one language. */
export const BaselineDrawer = ({ locale, newest, onClose }: BaselineDrawerProps) => {
  const { t } = useCopyTranslation()
  const words = useTemplateWords()
  const returnFocus = useReturnFocus()
  const [begun, setBegun] = useState(newest)
  const before = baselineFormOf(begun.baseline[locale])
  const [form, setForm] = useState(before)
  const [isLeaving, setIsLeaving] = useState(false)
  const set = (changed: Partial<BaselineForm>) => setForm((known) => ({ ...known, ...changed }))
  const edited = localeBaselineOf(form)
  const problems = baselineProblems(form)
  const of = (field: keyof BaselineForm) => problems.filter((problem) => problem.field === field)
  const isDirty = JSON.stringify(edited) !== JSON.stringify(localeBaselineOf(before))
  const save = useSaveCopyBaseline({
    onSuccess: () => {
      toast.success(t("templates.toast.baseline"))
      onClose()
    },
  })
  useUnloadWarning(isDirty)
  const leave = () => (isDirty ? setIsLeaving(true) : onClose())
  const canSave = isDirty && problems.length === 0
  // The other language stays as the store has it.
  const saveOver = ({ version }: CopyBaselineDTO) => {
    if (canSave && !save.isPending) save.mutate({ baseline: { ...newest.baseline, [locale]: edited }, begun_from: version })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    saveOver(begun)
  }
  const load = () => {
    setBegun(newest)
    setForm(baselineFormOf(newest.baseline[locale]))
    save.reset()
  }
  const isNewerHere = newest.version !== begun.version

  return (
    <Drawer open onOpenChange={(open) => !open && leave()}>
      <Drawer.Content onCloseAutoFocus={returnFocus}>
        <form onSubmit={submit} className="flex flex-1 flex-col overflow-hidden" noValidate>
          <LabelledDrawerHeader
            title={t("templates.baseline.editTitle", { language: t(`locale.${locale}`) })}
            description={t("templates.baseline.editText")}
          />
          <Drawer.Body className="flex flex-col gap-y-6 overflow-y-auto">
            {save.error?.isNewerVersion && (
              <NewerVersionNotice
                onLoad={isNewerHere ? load : undefined}
                onOverwrite={isNewerHere && canSave ? () => saveOver(newest) : undefined}
              />
            )}
            {save.error && !save.error.isNewerVersion && (
              <div role="alert">
                <InlineTip variant="error" label={t("toast.failed")} className="break-words">
                  {words.ofCall(save.error)}
                </InlineTip>
              </div>
            )}
            <TemplateField
              label={t("templates.baseline.tone")}
              hint={t("templates.baseline.toneHint")}
              value={form.tone}
              onChange={(tone) => set({ tone })}
              problems={of("tone")}
              rows={2}
              lang={locale}
            />
            <TemplateField
              label={t("templates.baseline.spelling")}
              hint={t("templates.baseline.spellingHint")}
              value={form.spelling}
              onChange={(spelling) => set({ spelling })}
              problems={of("spelling")}
              lang={locale}
            />
            <TemplateField
              label={t("templates.baseline.avoid")}
              hint={t("templates.baseline.avoidHint")}
              value={form.avoid}
              onChange={(avoid) => set({ avoid })}
              problems={of("avoid")}
              rows={4}
              lang={locale}
            />
            <TemplateField
              label={t("templates.baseline.neverClaim")}
              hint={t("templates.baseline.neverClaimHint")}
              value={form.never_claim}
              onChange={(never_claim) => set({ never_claim })}
              problems={of("never_claim")}
              rows={4}
              lang={locale}
            />
            <Hint className="text-pretty">
              {t("templates.baseline.budget", { tokens: estimateTokens(baselineLines(edited, locale).join("\n")), limit: BASELINE_BUDGET })}
            </Hint>
          </Drawer.Body>
          <Drawer.Footer>
            <Button size="small" variant="secondary" type="button" onClick={leave}>
              {t("actions.cancel")}
            </Button>
            <Button size="small" type="submit" isLoading={save.isPending} disabled={!canSave}>
              {t("actions.save")}
            </Button>
          </Drawer.Footer>
        </form>
        <UnsavedPrompt text={t("templates.baseline.unsaved")} isOpen={isLeaving} onStay={() => setIsLeaving(false)} onLeave={onClose} />
      </Drawer.Content>
    </Drawer>
  )
}
