import { XMarkMini } from "@medusajs/icons"
import { Button } from "@medusajs/ui"

import type { DraftQueryState } from "../../hooks/use-draft-query"
import { isNarrowed, UNNARROWED, type DraftQuery } from "../../lib/draft-query"
import { useCopyTranslation } from "../../lib/use-copy-translation"

interface InboxFilterChipsProps {
  query: DraftQuery
  /** What people call a template of that name. */
  templateLabel: (name: string) => string
  onChange: DraftQueryState["change"]
}

/** What narrows the view down, each to be taken away. Nothing where nothing does. */
export const InboxFilterChips = ({ query, templateLabel, onChange }: InboxFilterChipsProps) => {
  const { t } = useCopyTranslation()
  const locales = query.locale.map((locale) => ({
    name: `${t("inbox.filter.locale")}: ${t(`locale.${locale}`)}`,
    onRemove: () => onChange({ locale: query.locale.filter((known) => known !== locale) }),
  }))
  const statuses = (query.view === "all" ? query.status : []).map((status) => ({
    name: `${t("inbox.filter.status")}: ${t(`status.${status}`)}`,
    onRemove: () => onChange({ status: query.status.filter((known) => known !== status) }),
  }))
  const templates = query.template.map((template) => ({
    name: `${t("inbox.filter.template")}: ${templateLabel(template)}`,
    onRemove: () => onChange({ template: query.template.filter((known) => known !== template) }),
  }))
  const outdated = query.outdated ? [{ name: t("inbox.filter.outdated"), onRemove: () => onChange({ outdated: false }) }] : []
  const chips = [...locales, ...statuses, ...templates, ...outdated]
  if (!isNarrowed(query)) return null

  return (
    <div className="flex flex-wrap items-center gap-2 border-t px-6 py-2">
      {chips.map(({ name, onRemove }) => (
        <Button key={name} size="small" variant="secondary" aria-label={t("inbox.filter.remove", { name })} onClick={onRemove}>
          {name}
          <XMarkMini className="text-ui-fg-muted" />
        </Button>
      ))}
      <Button size="small" variant="transparent" className="text-ui-fg-subtle" onClick={() => onChange(UNNARROWED)}>
        {t("inbox.filter.clear")}
      </Button>
    </div>
  )
}
