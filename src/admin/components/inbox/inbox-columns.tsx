import { createDataTableColumnHelper } from "@medusajs/ui"
import { useMemo } from "react"

import type { ListedDraft } from "../../hooks/api/listed-drafts"
import type { DraftView } from "../../lib/draft-query"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { InboxConfidence } from "./inbox-confidence"
import { InboxIssues } from "./inbox-issues"
import { InboxProduct } from "./inbox-product"
import { InboxSelect, InboxSelectAll } from "./inbox-select"
import { InboxStatus } from "./inbox-status"
import { Moment } from "../common/moment"

interface InboxColumnsOptions {
  view: DraftView
  isNarrow: boolean
  /** Path of a draft's own page. */
  pathOf: (id: string) => string
}

const column = createDataTableColumnHelper<ListedDraft>()

/** The inbox's columns. Each cell says by itself what does not fit into it. */
export function useInboxColumns({ view, isNarrow, pathOf }: InboxColumnsOptions) {
  const { t } = useCopyTranslation()
  return useMemo(() => {
    const select = column.select({ header: (context) => <InboxSelectAll {...context} />, cell: (context) => <InboxSelect {...context} /> })
    const product = column.accessor((draft) => draft.product?.title, {
      id: "product",
      header: t("inbox.columns.product"),
      maxSize: isNarrow ? 260 : 420,
      truncateTooltip: false,
      cell: ({ row }) => <InboxProduct draft={row.original} to={pathOf(row.original.id)} isNarrow={isNarrow} />,
    })
    if (isNarrow) return [select, product]
    return [
      select,
      product,
      column.accessor("locale", {
        header: t("inbox.columns.locale"),
        truncateTooltip: false,
        cell: ({ getValue }) => t(`locale.${getValue()}`),
      }),
      column.accessor("status", {
        header: t("inbox.columns.status"),
        truncateTooltip: false,
        cell: ({ row }) => <InboxStatus draft={row.original} />,
      }),
      column.accessor("issues", {
        header: t("inbox.columns.issues"),
        truncateTooltip: false,
        cell: ({ row }) => <InboxIssues draft={row.original} />,
      }),
      column.accessor("confidence", {
        header: t("inbox.columns.confidence"),
        truncateTooltip: false,
        cell: ({ getValue }) => <InboxConfidence confidence={getValue()} />,
      }),
      column.accessor((draft) => (view === "accepted" ? draft.decided_at : null) ?? draft.created_at, {
        id: "age",
        enableSorting: view !== "accepted",
        header: t(view === "accepted" ? "inbox.columns.accepted" : "inbox.columns.age"),
        truncateTooltip: false,
        cell: ({ getValue }) => <Moment at={getValue()} />,
      }),
    ]
  }, [t, view, isNarrow, pathOf])
}
