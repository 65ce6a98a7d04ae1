import { Badge, Button, Drawer, Hint, InlineTip, Label, Text, toast } from "@medusajs/ui"
import { useId, useRef, useState, type ComponentProps } from "react"

import type { CopyTemplateImportResponse } from "../../../types/copy-template"
import { useImportCopyTemplates } from "../../hooks/api/copy-templates"
import { useReturnFocus } from "../../hooks/use-return-focus"
import { readTemplateFile, type FileProblem } from "../../lib/read-template-file"
import { useTemplateWords } from "../../lib/template-words"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { LabelledDrawerHeader } from "../common/labelled-drawer-header"

/** What a file would change, and then the change. */
export const TemplateImport = ({ onClose }: { onClose: () => void }) => {
  const { t } = useCopyTranslation()
  const words = useTemplateWords()
  const id = useId()
  const returnFocus = useReturnFocus()
  const input = useRef<HTMLInputElement>(null)
  const [fileName, setFileName] = useState("")
  const [file, setFile] = useState<unknown>(null)
  const [problem, setProblem] = useState<FileProblem | null>(null)
  const planning = useImportCopyTemplates()
  const importing = useImportCopyTemplates({
    onSuccess: () => {
      toast.success(t("templates.toast.imported"))
      onClose()
    },
  })
  const plan = planning.data
  const refusal = planning.error ?? importing.error
  const isRefused = plan?.templates.some(({ change }) => change === "refused") ?? false

  const choose = async (chosen: File | undefined) => {
    if (!chosen) return
    planning.reset()
    importing.reset()
    setProblem(null)
    setFileName(chosen.name)
    const read = await readTemplateFile(chosen)
    setFile(read.file ?? null)
    setProblem(read.problem ?? null)
    if (!read.problem) planning.mutate({ file: read.file, dry_run: true })
  }

  return (
    <Drawer open onOpenChange={(open) => !open && onClose()}>
      <Drawer.Content onCloseAutoFocus={returnFocus}>
        <LabelledDrawerHeader title={t("templates.importing.title")} description={t("templates.importing.description")} />
        <Drawer.Body className="flex flex-col gap-y-6 overflow-y-auto">
          <div className="flex flex-col gap-y-2">
            <Label size="small" weight="plus" htmlFor={id}>
              {t("templates.importing.file")}
            </Label>
            <input
              id={id}
              ref={input}
              type="file"
              accept="application/json,.json"
              className="sr-only"
              tabIndex={-1}
              onChange={(event) => {
                void choose(event.target.files?.[0])
                // So that the same file can be chosen again once it is mended.
                event.target.value = ""
              }}
            />
            <span className="flex min-w-0 items-center gap-x-3">
              <Button size="small" variant="secondary" type="button" aria-describedby={`${id}-hint`} onClick={() => input.current?.click()}>
                {t("templates.importing.choose")}
              </Button>
              {fileName && <span className="txt-compact-small min-w-0 truncate">{fileName}</span>}
            </span>
            <Hint id={`${id}-hint`}>{t("templates.importing.fileHint")}</Hint>
          </div>
          <div role="alert" className="empty:hidden">
            {problem && <Hint variant="error">{t(`templates.importing.${problem}`)}</Hint>}
            {refusal && (
              <InlineTip variant="error" label={t("templates.importing.refused")} className="break-words">
                {words.ofCall(refusal)}
              </InlineTip>
            )}
          </div>
          <div aria-live="polite">
            {planning.isPending && (
              <Text size="small" className="text-ui-fg-subtle">
                {t("templates.importing.checking")}
              </Text>
            )}
            {plan && <Changes plan={plan} isRefused={isRefused} />}
          </div>
        </Drawer.Body>
        <Drawer.Footer>
          <Drawer.Close asChild>
            <Button size="small" variant="secondary" type="button">
              {t("actions.cancel")}
            </Button>
          </Drawer.Close>
          <Button
            size="small"
            onClick={() => importing.mutate({ file, dry_run: false })}
            isLoading={importing.isPending}
            disabled={!plan || isRefused || !changesAnything(plan)}
          >
            {t("templates.importing.submit")}
          </Button>
        </Drawer.Footer>
      </Drawer.Content>
    </Drawer>
  )
}

const CHANGE_COLORS = { new: "green", changed: "blue", unchanged: "grey", refused: "red" } as const satisfies Record<
  CopyTemplateImportResponse["templates"][number]["change"],
  ComponentProps<typeof Badge>["color"]
>

function changesAnything({ templates, baseline }: CopyTemplateImportResponse): boolean {
  return baseline === "changed" || templates.some(({ change }) => change !== "unchanged")
}

const Changes = ({ plan, isRefused }: { plan: CopyTemplateImportResponse; isRefused: boolean }) => {
  const { t } = useCopyTranslation()
  const words = useTemplateWords()
  if (!changesAnything(plan)) return <Text size="small">{t("templates.importing.nothing")}</Text>
  return (
    <div className="flex flex-col gap-y-3">
      <Text size="small" weight="plus">
        {t("templates.importing.changes")}
      </Text>
      {isRefused && <InlineTip variant="warning" label={t("templates.importing.change.refused")}>{t("templates.importing.hasRefused")}</InlineTip>}
      <ul className="flex flex-col gap-y-2">
        {plan.templates.map(({ name, change, problems }) => (
          <li key={name} className="flex flex-col gap-y-1">
            <span className="txt-compact-small flex items-center justify-between gap-x-2">
              <span className="min-w-0 break-words">{name}</span>
              <ChangeBadge change={change} />
            </span>
            {problems.map((problem) => (
              <Hint key={problem.message} variant="error">
                {words.problem(problem)}
              </Hint>
            ))}
          </li>
        ))}
        {plan.baseline && (
          <li className="txt-compact-small flex items-center justify-between gap-x-2">
            {t("templates.importing.baseline")}
            <ChangeBadge change={plan.baseline} />
          </li>
        )}
      </ul>
    </div>
  )
}

const ChangeBadge = ({ change }: { change: keyof typeof CHANGE_COLORS }) => (
  <Badge size="2xsmall" color={CHANGE_COLORS[change]} className="shrink-0">
    {useCopyTranslation().t(`templates.importing.change.${change}`)}
  </Badge>
)
