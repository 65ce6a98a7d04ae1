import { Table } from "@medusajs/ui"

import type { CopyBackfillDTO } from "../../../types/copy-backfill"
import { plannedDrafts } from "../../lib/backfill-estimate"
import { formatMoment } from "../../lib/backfill-time"
import { useSelectionWords } from "../../lib/selection-words"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { BackfillLink } from "./backfill-link"
import { BackfillProgressBar } from "./backfill-progress-bar"
import { BackfillStatusBadge } from "./backfill-status-badge"

export const BackfillTable = ({ backfills }: { backfills: readonly CopyBackfillDTO[] }) => {
  const { t, language } = useCopyTranslation()
  const words = useSelectionWords()
  return (
    <div className="overflow-x-auto">
      <Table>
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell>{t("backfills.columns.what")}</Table.HeaderCell>
            <Table.HeaderCell>{t("backfills.columns.status")}</Table.HeaderCell>
            <Table.HeaderCell>{t("backfills.columns.progress")}</Table.HeaderCell>
            <Table.HeaderCell>{t("backfills.columns.started")}</Table.HeaderCell>
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {backfills.map((backfill) => (
            <Table.Row key={backfill.id}>
              <Table.Cell style={{ minWidth: 140, paddingTop: 12, paddingBottom: 12 }}>
                <BackfillLink to={`/copy-backfills/${backfill.id}`}>{words(backfill.selection)}</BackfillLink>
              </Table.Cell>
              <Table.Cell>
                <BackfillStatusBadge status={backfill.status} />
              </Table.Cell>
              <Table.Cell style={{ minWidth: 140 }}>
                {plannedDrafts(backfill) > 0 ? <BackfillProgressBar backfill={backfill} /> : "–"}
              </Table.Cell>
              <Table.Cell className="whitespace-nowrap">
                {backfill.started_at ? formatMoment(backfill.started_at, language) : t("backfills.notStarted")}
              </Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </div>
  )
}
