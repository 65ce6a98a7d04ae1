import { XMarkMini } from "@medusajs/icons"
import { Button } from "@medusajs/ui"

import { isNarrowed, type DraftQuery } from "../../lib/draft-query"
import { useCopyTranslation } from "../../lib/use-copy-translation"

interface InboxFilterChipsProps {
  query: DraftQuery
  onChange: (changed: Partial<Pick<DraftQuery, "locale" | "status" | "q">>) => void
}

/** What narrows the view down, each to be taken away. Nothing where nothing does. */
export const InboxFilterChips = ({ query, onChange }: InboxFilterChipsProps) => {
  const { t } = useCopyTranslation()
  const locales = query.locale.map((locale) => ({
    name: `${t("inbox.filter.locale")}: ${t(`locale.${locale}`)}`,
    onRemove: () => onChange({ locale: query.locale.filter((known) => known !== locale) }),
  }))
  const statuses = (query.view === "all" ? query.status : []).map((status) => ({
    name: `${t("inbox.filter.status")}: ${t(`status.${status}`)}`,
    onRemove: () => onChange({ status: query.status.filter((known) => known !== status) }),
  }))
  const chips = [...locales, ...statuses]
  if (!isNarrowed(query)) return null

  return (
    <div className="flex flex-wrap items-center gap-2 border-t px-6 py-2">
      {chips.map(({ name, onRemove }) => (
        <Button key={name} size="small" variant="secondary" aria-label={t("inbox.filter.remove", { name })} onClick={onRemove}>
          {name}
          <XMarkMini className="text-ui-fg-muted" />
        </Button>
      ))}
      <Button size="small" variant="transparent" className="text-ui-fg-subtle" onClick={() => onChange({ locale: [], status: [], q: "" })}>
        {t("inbox.filter.clear")}
      </Button>
    </div>
  )
}
