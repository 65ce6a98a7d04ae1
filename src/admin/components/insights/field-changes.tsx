import { Table } from "@medusajs/ui"

import type { FeedbackField } from "../../../types/copy-feedback"
import { formatNumber } from "../../lib/backfill-time"
import { formatShare } from "../../lib/insights-shares"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { InsightsSection, WideTable } from "./insights-section"

/** How far people went from the model's words, field by field. */
export const FieldChanges = ({ fields }: { fields: readonly FeedbackField[] }) => {
  const { t, language } = useCopyTranslation()
  return (
    <InsightsSection title={t("insights.fields.title")} hint={t("insights.fields.hint")}>
      <WideTable label={t("insights.fields.title")}>
        <Table>
          <Table.Header>
            <Table.Row>
              <Table.HeaderCell>{t("insights.groups.field")}</Table.HeaderCell>
              <Table.HeaderCell>{t("insights.fields.distance")}</Table.HeaderCell>
              <Table.HeaderCell>{t("insights.groups.share")}</Table.HeaderCell>
            </Table.Row>
          </Table.Header>
          <Table.Body>
            {fields.map(({ field, mean_distance, mean_changed }) => (
              <Table.Row key={field}>
                <Table.Cell>{t(`fields.${field}`)}</Table.Cell>
                <Table.Cell className="tabular-nums">{mean_distance === null ? "–" : formatNumber(mean_distance, language)}</Table.Cell>
                <Table.Cell className="tabular-nums">{formatShare(mean_changed, language)}</Table.Cell>
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      </WideTable>
    </InsightsSection>
  )
}
