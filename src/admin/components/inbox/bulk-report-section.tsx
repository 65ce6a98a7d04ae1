import { ExclamationCircleSolid, XMark } from "@medusajs/icons"
import { Container, Heading, IconButton, Text } from "@medusajs/ui"

import { setBulkReport, useBulkReport } from "../../lib/bulk-report"
import { LINK } from "../../lib/layout"
import { useRefusalWords } from "../../lib/refusal-words"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { PageLink } from "../common/page-link"

/** The drafts that stayed as they were when many were decided on, each with its reason. Nothing where there are none. */
export const BulkReportSection = ({ search }: { search: string }) => {
  const { t, tCount } = useCopyTranslation()
  const refusalWords = useRefusalWords()
  const report = useBulkReport()
  if (!report) return null
  const title = tCount(`inbox.bulk.refused.${report.action}`, report.refused.length)

  return (
    <Container role="region" aria-label={title} className="divide-y p-0">
      <div className="flex items-center justify-between gap-x-2 px-6 py-4">
        <div className="flex items-center gap-x-2" role="alert">
          <ExclamationCircleSolid className="text-ui-tag-orange-icon shrink-0" aria-hidden />
          <Heading level="h2">{title}</Heading>
        </div>
        <IconButton size="small" variant="transparent" aria-label={t("inbox.bulk.dismiss")} onClick={() => setBulkReport(null)}>
          <XMark />
        </IconButton>
      </div>
      {/* No longer than a glance: below it is the list that somebody works on. */}
      <ul className="divide-y overflow-y-auto" style={{ maxHeight: 280 }} tabIndex={report.refused.length > 4 ? 0 : undefined} aria-label={title}>
        {report.refused.map(({ id, title: product, locale, error }) => (
          <li key={id} className="flex flex-col gap-y-1 px-6 py-3">
            <div className="flex flex-wrap items-center gap-x-2">
              <PageLink to={`/copy-drafts/${id}${search}`} className="txt-compact-small-plus text-ui-fg-base break-words" style={LINK}>
                {product ?? t("inbox.deleted")}
              </PageLink>
              <span className="txt-compact-small text-ui-fg-subtle">{t(`locale.${locale}`)}</span>
            </div>
            <Text size="small" className="text-ui-fg-subtle text-pretty">
              {refusalWords(report.action, error)}
            </Text>
          </li>
        ))}
      </ul>
    </Container>
  )
}
