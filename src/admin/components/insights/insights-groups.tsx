import { Select, Table } from "@medusajs/ui"

import type { CopyFeedbackSummaryDTO } from "../../../types/copy-feedback"
import { formatNumber } from "../../lib/backfill-time"
import { INSIGHTS_GROUPINGS, type InsightsGrouping } from "../../lib/insights-query"
import { formatShare } from "../../lib/insights-shares"
import { useTemplateWords } from "../../lib/template-words"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { InsightsSection, WideTable } from "./insights-section"
import { ShareBar } from "./share-bar"

interface InsightsGroupsProps {
  by: InsightsGrouping
  /** Of that grouping, or still of the one before. */
  summary: CopyFeedbackSummaryDTO | undefined
  onChoose: (by: InsightsGrouping) => void
}

/** Templates, categories, fields or models beside one another. */
export const InsightsGroups = ({ by, summary, onChoose }: InsightsGroupsProps) => {
  const { t, lookUp, language } = useCopyTranslation()
  const templateWords = useTemplateWords()
  const shown = INSIGHTS_GROUPINGS.find((known) => known === summary?.by) ?? by
  const name = (key: string | null) => {
    if (key === null) return t("insights.groups.none")
    if (shown === "template") return templateWords.reference(key)
    return shown === "field" ? (lookUp(`fields.${key}`) ?? key) : key
  }
  const choose = (
    <Select size="small" value={by} onValueChange={(value) => onChoose(INSIGHTS_GROUPINGS.find((known) => known === value) ?? by)}>
      <Select.Trigger aria-label={t("insights.groups.label")} className="w-auto">
        <Select.Value />
      </Select.Trigger>
      <Select.Content align="end">
        {INSIGHTS_GROUPINGS.map((grouping) => (
          <Select.Item key={grouping} value={grouping}>
            {t(`insights.groups.${grouping}`)}
          </Select.Item>
        ))}
      </Select.Content>
    </Select>
  )
  return (
    <InsightsSection title={t("insights.groups.title")} aside={choose}>
      <WideTable label={t("insights.groups.title")}>
        <Table>
          <Table.Header>
            <Table.Row>
              <Table.HeaderCell>{t(`insights.groups.${shown}`)}</Table.HeaderCell>
              <Table.HeaderCell>{t(shown === "field" ? "insights.groups.fields" : "insights.groups.reviewed")}</Table.HeaderCell>
              <Table.HeaderCell>{t("insights.groups.share")}</Table.HeaderCell>
              <Table.HeaderCell>{t("insights.groups.changed")}</Table.HeaderCell>
            </Table.Row>
          </Table.Header>
          <Table.Body>
            {(summary?.groups ?? []).map((group) => (
              <Table.Row key={group.key ?? ""}>
                <Table.Cell className="break-words" style={{ minWidth: 120, maxWidth: 280 }}>
                  {name(group.key)}
                </Table.Cell>
                <Table.Cell className="tabular-nums">{formatNumber(group.reviewed, language)}</Table.Cell>
                <Table.Cell style={{ paddingTop: 8, paddingBottom: 8 }}>
                  <ShareBar shares={group} />
                </Table.Cell>
                <Table.Cell className="tabular-nums">{formatShare(group.mean_changed, language)}</Table.Cell>
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      </WideTable>
    </InsightsSection>
  )
}
