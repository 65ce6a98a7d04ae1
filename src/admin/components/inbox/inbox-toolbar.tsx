import { DataTable } from "@medusajs/ui"

import { useCopyTemplates } from "../../hooks/api/copy-templates"
import type { DraftQueryState } from "../../hooks/use-draft-query"
import { useTemplateWords } from "../../lib/template-words"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { InboxFilterChips } from "./inbox-filter-chips"
import { InboxFilterMenu } from "./inbox-filter-menu"
import { InboxSortMenu } from "./inbox-sort-menu"

/** Search, filters and order of the table that it stands in. */
export const InboxToolbar = ({ query, change }: Pick<DraftQueryState, "query" | "change">) => {
  const { t } = useCopyTranslation()
  const words = useTemplateWords()
  const templates = useCopyTemplates().data?.copy_templates ?? []
  const templateLabel = (name: string) => words.label(templates.find((template) => template.name === name) ?? { name, label: NO_LABEL })
  return (
    <>
      <DataTable.Toolbar className="justify-between gap-x-2">
        {/* The field's magnifying glass says that it is a picture, and not of what. */}
        <div className="min-w-0" style={{ flex: "0 1 280px" }} ref={(field) => field?.querySelector("[role=img]")?.setAttribute("aria-hidden", "true")}>
          <DataTable.Search placeholder={t("inbox.search")} aria-label={t("inbox.search")} />
        </div>
        <div className="flex items-center gap-x-2">
          <InboxFilterMenu query={query} templates={templates.map(({ name }) => name)} templateLabel={templateLabel} onChange={change} />
          <InboxSortMenu query={query} onChange={change} />
        </div>
      </DataTable.Toolbar>
      <InboxFilterChips query={query} templateLabel={templateLabel} onChange={change} />
    </>
  )
}

/** Of a template that the store does not have any more, or does not tell. */
const NO_LABEL = { en: "", zh: "" }
