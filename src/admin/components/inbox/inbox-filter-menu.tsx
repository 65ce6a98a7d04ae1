import { Funnel } from "@medusajs/icons"
import { Button, DropdownMenu } from "@medusajs/ui"
import type { ReactNode } from "react"

import { DRAFT_STATUSES } from "../../../copy/draft"
import { LOCALES } from "../../../copy/limits"
import type { DraftQueryState } from "../../hooks/use-draft-query"
import { useIsNarrow } from "../../hooks/use-is-narrow"
import type { DraftQuery } from "../../lib/draft-query"
import { useCopyTranslation } from "../../lib/use-copy-translation"

interface InboxFilterMenuProps {
  query: DraftQuery
  /** Names of the store's templates. */
  templates: readonly string[]
  templateLabel: (name: string) => string
  onChange: DraftQueryState["change"]
}

/** A store may have many templates. */
const SCROLLS = { overflowY: "auto", maxHeight: "min(560px, var(--radix-popper-available-height))" } as const

/** Narrows a view down. Not DataTable's own menu: it speaks English only, and its buttons have no names. */
export const InboxFilterMenu = ({ query, templates, templateLabel, onChange }: InboxFilterMenuProps) => {
  const { t } = useCopyTranslation()
  const isNarrow = useIsNarrow()
  return (
    <DropdownMenu>
      <DropdownMenu.Trigger asChild>
        <Button size="small" variant="secondary" aria-label={t("inbox.filter.label")}>
          <Funnel />
          {!isNarrow && t("inbox.filter.label")}
        </Button>
      </DropdownMenu.Trigger>
      <DropdownMenu.Content align="end" style={SCROLLS}>
        <FilterItems
          label={t("inbox.filter.locale")}
          values={LOCALES}
          chosen={query.locale}
          words={(locale) => t(`locale.${locale}`)}
          onChange={(locale) => onChange({ locale })}
        />
        {query.view === "all" && (
          <>
            <DropdownMenu.Separator />
            <FilterItems
              label={t("inbox.filter.status")}
              values={DRAFT_STATUSES}
              chosen={query.status}
              words={(status) => t(`status.${status}`)}
              onChange={(status) => onChange({ status })}
            />
          </>
        )}
        <DropdownMenu.Separator />
        <FilterItems
          label={t("inbox.filter.template")}
          // One that was deleted is in no list any more, and its drafts are there.
          values={[...new Set([...templates, ...query.template])]}
          chosen={query.template}
          words={templateLabel}
          onChange={(template) => onChange({ template })}
        >
          <FilterItem isChosen={query.outdated} onChange={(outdated) => onChange({ outdated })}>
            {t("inbox.filter.outdated")}
          </FilterItem>
        </FilterItems>
      </DropdownMenu.Content>
    </DropdownMenu>
  )
}

interface FilterItemsProps<Value extends string> {
  label: string
  values: readonly Value[]
  chosen: readonly Value[]
  words: (value: Value) => string
  onChange: (chosen: Value[]) => void
  /** Above the values. */
  children?: ReactNode
}

const FilterItems = <Value extends string>({ label, values, chosen, words, onChange, children }: FilterItemsProps<Value>) => (
  <DropdownMenu.Group aria-label={label}>
    <DropdownMenu.Label className="px-2 py-1.5">{label}</DropdownMenu.Label>
    {children}
    {values.map((value) => (
      <FilterItem
        key={value}
        isChosen={chosen.includes(value)}
        onChange={(isChosen) => onChange(values.filter((known) => (known === value ? isChosen : chosen.includes(known))))}
      >
        {words(value)}
      </FilterItem>
    ))}
  </DropdownMenu.Group>
)

interface FilterItemProps {
  isChosen: boolean
  onChange: (isChosen: boolean) => void
  children: ReactNode
}

const FilterItem = ({ isChosen, onChange, children }: FilterItemProps) => (
  // Stays open: often it is more than one that is chosen.
  <DropdownMenu.CheckboxItem checked={isChosen} onSelect={(event) => event.preventDefault()} onCheckedChange={onChange}>
    {children}
  </DropdownMenu.CheckboxItem>
)
