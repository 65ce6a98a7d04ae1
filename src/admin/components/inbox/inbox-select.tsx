import { Checkbox, type DataTableCellContext, type DataTableHeaderContext } from "@medusajs/ui"

import type { ListedDraft } from "../../hooks/api/listed-drafts"
import { useCopyTranslation } from "../../lib/use-copy-translation"

/** Selects one draft. Not DataTable's own: that one has no name for those who do not see where it stands. */
export const InboxSelect = ({ row }: DataTableCellContext<ListedDraft, unknown>) => {
  const { t } = useCopyTranslation()
  return (
    <Checkbox
      aria-label={t("inbox.bulk.select", { title: row.original.product?.title ?? t("inbox.deleted") })}
      checked={row.getIsSelected()}
      disabled={!row.getCanSelect()}
      onClick={(event) => event.stopPropagation()}
      onCheckedChange={(checked) => row.toggleSelected(checked === true)}
    />
  )
}

/** Selects all drafts of the page. */
export const InboxSelectAll = ({ table }: DataTableHeaderContext<ListedDraft, unknown>) => {
  const { t } = useCopyTranslation()
  return (
    <Checkbox
      aria-label={t("inbox.bulk.selectAll")}
      checked={table.getIsSomePageRowsSelected() ? "indeterminate" : table.getIsAllPageRowsSelected()}
      disabled={!table.getRowModel().rows.some((row) => row.getCanSelect())}
      onCheckedChange={(checked) => table.toggleAllPageRowsSelected(checked === true)}
    />
  )
}
