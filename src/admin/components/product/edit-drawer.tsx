import { Button, Drawer, toast } from "@medusajs/ui"
import { useState, type FormEvent } from "react"

import type { CopyContent } from "../../../copy/draft"
import type { CopyDraftDTO } from "../../../types/copy-draft"
import { useEditCopyDraft } from "../../hooks/api/copy-drafts"
import { useFailureToast } from "../../hooks/use-failure-toast"
import { useReturnFocus } from "../../hooks/use-return-focus"
import { useUnloadWarning } from "../../hooks/use-unload-warning"
import { editsOf, formOf, isComplete, type DraftForm } from "../../lib/draft-form"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { EditAttributes } from "../common/edit-attributes"
import { EditOcrText } from "../common/edit-ocr-text"
import { EditText } from "./edit-text"
import { LabelledDrawerHeader } from "../common/labelled-drawer-header"
import { UnsavedPrompt } from "../common/unsaved-prompt"

interface EditDrawerProps {
  draft: CopyDraftDTO
  /** The words that are shown, earlier edits included. */
  content: CopyContent
  onClose: () => void
}

/** The merchant's own words in place of the model's. */
export const EditDrawer = ({ draft, content, onClose }: EditDrawerProps) => {
  const { t } = useCopyTranslation()
  const [form, setForm] = useState<DraftForm>(() => formOf(content))
  const [isLeaving, setIsLeaving] = useState(false)
  const isDirty = Object.keys(editsOf(form, content)).length > 0
  const { locale } = draft
  const returnFocus = useReturnFocus()

  const edit = useEditCopyDraft(draft.id, {
    ...useFailureToast(),
    onSuccess: () => {
      toast.success(t("toast.saved"))
      onClose()
    },
  })
  useUnloadWarning(isDirty)
  const set = (changed: Partial<DraftForm>) => setForm((known) => ({ ...known, ...changed }))
  const leave = () => (isDirty ? setIsLeaving(true) : onClose())
  const save = (event: FormEvent) => {
    event.preventDefault()
    // All that differs from the model's words: it takes the place of what was saved before.
    if (isDirty && isComplete(form, locale)) edit.mutate(editsOf(form, draft.content ?? content))
  }

  return (
    <Drawer open onOpenChange={(open) => !open && leave()}>
      <Drawer.Content onCloseAutoFocus={returnFocus}>
        <form onSubmit={save} className="flex flex-1 flex-col overflow-hidden" noValidate>
          <LabelledDrawerHeader title={t("editing.title")} description={t("editing.description")} />
          <Drawer.Body className="flex flex-col gap-y-6 overflow-y-auto">
            <EditText field="title" label={t("fields.title")} locale={locale} value={form.title} onChange={(title) => set({ title })} />
            {form.selling_points.map((point, index) => (
              <EditText
                key={index}
                field="selling_points"
                label={t("editing.point", { number: index + 1 })}
                locale={locale}
                value={point}
                onChange={(words) => set({ selling_points: form.selling_points.map((known, at) => (at === index ? words : known)) })}
              />
            ))}
            <EditText
              field="description"
              label={t("fields.description")}
              locale={locale}
              value={form.description}
              onChange={(description) => set({ description })}
              isLong
            />
            <EditText
              field="alt_text"
              label={t("fields.alt_text")}
              locale={locale}
              value={form.alt_text}
              onChange={(alt_text) => set({ alt_text })}
              isLong
            />
            <EditAttributes attributes={form.attributes} onChange={(attributes) => set({ attributes })} />
            <EditOcrText value={form.ocr_text} onChange={(ocr_text) => set({ ocr_text })} />
          </Drawer.Body>
          <Drawer.Footer>
            <Button size="small" variant="secondary" type="button" onClick={leave}>
              {t("actions.cancel")}
            </Button>
            <Button size="small" type="submit" isLoading={edit.isPending} disabled={!isDirty || !isComplete(form, locale)}>
              {t("actions.save")}
            </Button>
          </Drawer.Footer>
        </form>
        <UnsavedPrompt isOpen={isLeaving} onStay={() => setIsLeaving(false)} onLeave={onClose} />
      </Drawer.Content>
    </Drawer>
  )
}
