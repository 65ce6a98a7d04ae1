import { Funnel } from "@medusajs/icons"
import { Button, DropdownMenu } from "@medusajs/ui"

import { DRAFT_STATUSES } from "../../../copy/draft"
import { LOCALES } from "../../../copy/limits"
import { useIsNarrow } from "../../hooks/use-is-narrow"
import type { DraftQuery } from "../../lib/draft-query"
import { useCopyTranslation } from "../../lib/use-copy-translation"

interface InboxFilterMenuProps {
  query: DraftQuery
  onChange: (changed: Pick<DraftQuery, "locale"> | Pick<DraftQuery, "status">) => void
}

/** Narrows a view down. Not DataTable's own menu: it speaks English only, and its buttons have no names. */
export const InboxFilterMenu = ({ query, onChange }: InboxFilterMenuProps) => {
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
      <DropdownMenu.Content align="end">
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
}

const FilterItems = <Value extends string>({ label, values, chosen, words, onChange }: FilterItemsProps<Value>) => (
  <DropdownMenu.Group aria-label={label}>
    <DropdownMenu.Label className="px-2 py-1.5">{label}</DropdownMenu.Label>
    {values.map((value) => (
      <DropdownMenu.CheckboxItem
        key={value}
        checked={chosen.includes(value)}
        // Stays open: often it is more than one that is chosen.
        onSelect={(event) => event.preventDefault()}
        onCheckedChange={(isOn) => onChange(values.filter((known) => (known === value ? isOn : chosen.includes(known))))}
      >
        {words(value)}
      </DropdownMenu.CheckboxItem>
    ))}
  </DropdownMenu.Group>
)
