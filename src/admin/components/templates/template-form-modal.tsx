import { XMark } from "@medusajs/icons"
import { Button, FocusModal, Heading, Hint, IconButton, InlineTip, Kbd, Tabs } from "@medusajs/ui"
import { useRef, useState } from "react"

import { LOCALES } from "../../../copy/limits"
import type { CopyTemplateDTO } from "../../../types/copy-template"
import { useCopyStatus } from "../../hooks/api/copy-status"
import { useSaveCopyTemplate } from "../../hooks/api/copy-templates"
import { useReturnFocus } from "../../hooks/use-return-focus"
import { useTemplateForm } from "../../hooks/use-template-form"
import { useTemplatePreview } from "../../hooks/use-template-preview"
import { useUnloadWarning } from "../../hooks/use-unload-warning"
import type { PreviewProduct } from "../../hooks/api/preview-products"
import { textsOf, type TemplateForm } from "../../lib/template-form"
import { useTemplateWords } from "../../lib/template-words"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { UnsavedPrompt } from "../common/unsaved-prompt"
import { NewerVersionNotice } from "./newer-version-notice"
import { TemplateFormFields } from "./template-form-fields"
import { TemplatePreview } from "./template-preview"

interface TemplateFormModalProps {
  /** As the store has it, which may be newer than what was begun with. */
  before: TemplateForm
  /** Of the store's own that this is; 0 for a shipped template and for a new one. */
  version: number
  /** Names that a new template cannot have; null where one is edited. */
  taken: readonly string[] | null
  onClose: () => void
  onSaved: (saved: CopyTemplateDTO) => void
}

/** Writes a template, and shows what it brings before it counts. */
export const TemplateFormModal = ({ before, version, taken, onClose, onSaved }: TemplateFormModalProps) => {
  const { t, tCount } = useCopyTranslation()
  const words = useTemplateWords()
  const { data } = useCopyStatus({ watch: false })
  const locales = data?.copy_status.locales ?? LOCALES
  const { form, set, isDirty, problems, shown, onLeave, showAll } = useTemplateForm(before, locales, taken)
  const [begunFrom, setBegunFrom] = useState(version)
  const [tab, setTab] = useState("edit")
  const [isLeaving, setIsLeaving] = useState(false)
  const [chosen, setChosen] = useState<readonly PreviewProduct[]>([])
  const preview = useTemplatePreview()
  const body = useRef<HTMLDivElement>(null)
  const returnFocus = useReturnFocus()
  const save = useSaveCopyTemplate({ onSuccess: ({ copy_template }) => onSaved(copy_template) })
  useUnloadWarning(isDirty)

  const leave = () => (isDirty ? setIsLeaving(true) : onClose())
  const saveOver = (begun_from: number) => {
    showAll()
    if (problems.length === 0 && isDirty && !save.isPending) {
      return save.mutate({ name: form.name, texts: textsOf(form), note: form.note.trim() || undefined, begun_from })
    }
    if (problems.length === 0) return
    setTab("edit")
    // After the marks are drawn.
    setTimeout(() => body.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus(), 50)
  }
  const load = () => {
    set({ ...before, note: form.note })
    setBegunFrom(version)
    save.reset()
  }
  const refusal = save.error
  // A new template's name is taken then, which is said at its field.
  const isNewer = !taken && refusal?.isNewerVersion
  const title = taken ? t("templates.form.createTitle") : t("templates.form.editTitle", { name: words.label(before) })

  return (
    <FocusModal open onOpenChange={(open) => !open && leave()}>
      <FocusModal.Content aria-describedby={undefined} onCloseAutoFocus={returnFocus}>
        <Tabs value={tab} onValueChange={setTab} className="flex flex-1 flex-col overflow-hidden">
          <div className="border-ui-border-base flex flex-wrap items-center gap-x-4 gap-y-2 border-b px-4 py-2">
            <div className="flex items-center gap-x-2">
              <IconButton size="small" type="button" variant="transparent" aria-label={t("actions.close")} onClick={leave}>
                <XMark />
              </IconButton>
              <Kbd aria-hidden>esc</Kbd>
            </div>
            <Tabs.List aria-label={title}>
              <Tabs.Trigger value="edit">{t("templates.form.tabEdit")}</Tabs.Trigger>
              <Tabs.Trigger value="preview">{t("templates.form.tabPreview")}</Tabs.Trigger>
            </Tabs.List>
          </div>
          <div ref={body} className="flex flex-1 flex-col items-center overflow-y-auto px-4 py-8">
            <div className="flex w-full flex-col gap-y-6" style={{ maxWidth: tab === "edit" ? 720 : 1080 }}>
              <FocusModal.Title asChild>
                <Heading level="h1">{title}</Heading>
              </FocusModal.Title>
              {isNewer && (
                <NewerVersionNotice
                  onLoad={version === begunFrom ? undefined : load}
                  onOverwrite={() => saveOver(refusal.version ?? version)}
                />
              )}
              {refusal && !isNewer && (
                <div role="alert">
                  <InlineTip variant="error" label={t("templates.form.refused")} className="break-words">
                    {words.ofCall(refusal)}
                  </InlineTip>
                </div>
              )}
              <Tabs.Content value="edit">
                <form
                  noValidate
                  onSubmit={(event) => {
                    event.preventDefault()
                    saveOver(begunFrom)
                  }}
                >
                  <TemplateFormFields form={form} set={set} isNew={taken !== null} locales={locales} problems={shown} onLeave={onLeave} />
                </form>
              </Tabs.Content>
              <Tabs.Content value="preview">
                <TemplatePreview
                  name={form.name}
                  texts={textsOf(form)}
                  locales={locales}
                  isSound={problems.length === 0}
                  {...{ preview, chosen, setChosen }}
                />
              </Tabs.Content>
            </div>
          </div>
        </Tabs>
        <div className="border-ui-border-base flex flex-wrap items-center justify-end gap-2 border-t p-4">
          {shown.length > 0 && (
            <Hint variant="error" aria-live="polite">
              {tCount("templates.form.toMend", shown.length)}
            </Hint>
          )}
          <Button size="small" variant="secondary" type="button" onClick={leave}>
            {t("actions.cancel")}
          </Button>
          <Button size="small" type="button" onClick={() => saveOver(begunFrom)} isLoading={save.isPending} disabled={!isDirty}>
            {t("actions.save")}
          </Button>
        </div>
        <UnsavedPrompt text={t("templates.form.unsaved")} isOpen={isLeaving} onStay={() => setIsLeaving(false)} onLeave={onClose} />
      </FocusModal.Content>
    </FocusModal>
  )
}
