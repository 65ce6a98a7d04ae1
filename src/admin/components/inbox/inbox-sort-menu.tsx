import { DescendingSorting } from "@medusajs/icons"
import { Button, DropdownMenu } from "@medusajs/ui"

import { useIsNarrow } from "../../hooks/use-is-narrow"
import { DRAFT_ORDER_WORDS } from "../../lib/draft-order-words"
import { ordersOf, type DraftQuery } from "../../lib/draft-query"
import { useCopyTranslation } from "../../lib/use-copy-translation"

interface InboxSortMenuProps {
  query: DraftQuery
  onChange: (changed: Pick<DraftQuery, "order">) => void
}

/** In which order drafts are shown. Not DataTable's own menu: its button has no name, and it knows columns, of which risk is none. */
export const InboxSortMenu = ({ query, onChange }: InboxSortMenuProps) => {
  const { t } = useCopyTranslation()
  const isNarrow = useIsNarrow()
  const orders = ordersOf(query.view)
  const words = t(DRAFT_ORDER_WORDS[query.order])
  return (
    <DropdownMenu>
      <DropdownMenu.Trigger asChild>
        <Button size="small" variant="secondary" aria-label={`${t("inbox.sort.label")}: ${words}`}>
          <DescendingSorting />
          {!isNarrow && words}
        </Button>
      </DropdownMenu.Trigger>
      <DropdownMenu.Content align="end">
        <DropdownMenu.RadioGroup
          value={query.order}
          onValueChange={(chosen) => {
            const order = orders.find((known) => known === chosen)
            if (order) onChange({ order })
          }}
        >
          {orders.map((order) => (
            <DropdownMenu.RadioItem key={order} value={order}>
              {t(DRAFT_ORDER_WORDS[order])}
            </DropdownMenu.RadioItem>
          ))}
        </DropdownMenu.RadioGroup>
      </DropdownMenu.Content>
    </DropdownMenu>
  )
}
