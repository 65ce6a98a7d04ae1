import { ArrowUturnLeft, EllipsisHorizontal, Trash } from "@medusajs/icons"
import { Badge, Button, DropdownMenu, Heading, IconButton, Text, toast, usePrompt } from "@medusajs/ui"

import type { CopyTemplateDTO } from "../../../types/copy-template"
import { useRemoveCopyTemplate } from "../../hooks/api/copy-templates"
import { useTemplateFailureToast } from "../../hooks/use-template-failure-toast"
import { goTo } from "../../lib/admin-path"
import { TEMPLATES_PATH } from "../../lib/template-address"
import { useTemplateWords } from "../../lib/template-words"
import { useCopyTranslation } from "../../lib/use-copy-translation"

interface TemplateHeaderProps {
  template: CopyTemplateDTO
  onEdit: () => void
}

/** What it is, which version counts, and what can be done to the whole of it. */
export const TemplateHeader = ({ template, onEdit }: TemplateHeaderProps) => {
  const { t } = useCopyTranslation()
  const words = useTemplateWords()
  return (
    <div className="flex flex-wrap items-center justify-between gap-2 px-6 py-4">
      <div className="flex min-w-0 flex-col gap-y-1">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Heading level="h1" className="break-words">
            {words.label(template)}
          </Heading>
          <Badge size="2xsmall">{words.source(template)}</Badge>
        </div>
        <Text size="small" className="text-ui-fg-subtle">
          {words.reference(template.reference)}
        </Text>
      </div>
      <div className="flex items-center gap-x-2">
        <Button size="small" variant="secondary" onClick={onEdit}>
          {t("templates.edit")}
        </Button>
        {template.source === "own" && <RemoveMenu template={template} />}
      </div>
    </div>
  )
}

const RemoveMenu = ({ template }: { template: CopyTemplateDTO }) => {
  const { t } = useCopyTranslation()
  const words = useTemplateWords()
  const prompt = usePrompt()
  const remove = useRemoveCopyTemplate(template.name, useTemplateFailureToast())
  const putsBack = template.replaces_shipped

  const ask = async () => {
    const isSure = await prompt({
      variant: putsBack ? "confirmation" : "danger",
      title: putsBack ? t("templates.confirm.putBackTitle") : t("templates.confirm.deleteTitle", { name: words.label(template) }),
      description: t(putsBack ? "templates.confirm.putBackText" : "templates.confirm.deleteText"),
      confirmText: t(putsBack ? "templates.putBack" : "templates.delete"),
      cancelText: t("templates.confirm.no"),
    })
    if (!isSure) return
    // Not as callbacks of the call: those fall silent once the menu is gone, as it is with the store's own words.
    await remove.mutateAsync().then(
      () => {
        toast.success(t(putsBack ? "templates.toast.putBack" : "templates.toast.deleted"))
        if (!putsBack) goTo(TEMPLATES_PATH)
      },
      () => undefined
    )
  }

  return (
    <DropdownMenu>
      <DropdownMenu.Trigger asChild>
        <IconButton size="small" variant="transparent" aria-label={t("templates.menu")}>
          <EllipsisHorizontal />
        </IconButton>
      </DropdownMenu.Trigger>
      <DropdownMenu.Content align="end">
        <DropdownMenu.Item className="gap-x-2" onSelect={() => void ask()}>
          {putsBack ? <ArrowUturnLeft className="text-ui-fg-subtle" /> : <Trash className="text-ui-fg-subtle" />}
          {t(putsBack ? "templates.putBack" : "templates.delete")}
        </DropdownMenu.Item>
      </DropdownMenu.Content>
    </DropdownMenu>
  )
}
