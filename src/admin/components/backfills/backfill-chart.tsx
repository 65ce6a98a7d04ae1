import { Container, Heading, Text } from "@medusajs/ui"

import type { BackfillSpan, CopyBackfillDTO } from "../../../types/copy-backfill"
import { useCopyBackfillHistory } from "../../hooks/api/copy-backfills"
import { backfillBars } from "../../lib/backfill-bars"
import { formatClock, formatMoment, formatNumber } from "../../lib/backfill-time"
import { useCopyTranslation } from "../../lib/use-copy-translation"

const [WIDTH, HEIGHT] = [600, 120]

/** Done and failed over time. */
export const BackfillChart = ({ backfill }: { backfill: CopyBackfillDTO }) => {
  const { t } = useCopyTranslation()
  const { data } = useCopyBackfillHistory(backfill)
  return (
    <Container className="divide-y p-0">
      <div className="flex flex-wrap items-center justify-between gap-2 px-6 py-4">
        <Heading level="h2">{t("backfills.chart.title")}</Heading>
        <div className="flex items-center gap-x-4" aria-hidden>
          <LegendEntry className="bg-ui-tag-green-icon" label={t("backfills.run.done")} />
          <LegendEntry className="bg-ui-tag-red-icon" label={t("backfills.run.failed")} />
        </div>
      </div>
      <div className="px-6 py-4">{data && <Bars history={data.history} />}</div>
    </Container>
  )
}

const LegendEntry = ({ className, label }: { className: string; label: string }) => (
  <span className="txt-compact-small text-ui-fg-subtle flex items-center gap-x-2">
    <span className={className} style={{ width: 8, height: 8, borderRadius: 2 }} />
    {label}
  </span>
)

const Bars = ({ history }: { history: readonly BackfillSpan[] }) => {
  const { t, language } = useCopyTranslation()
  const chart = backfillBars(history)
  if (!chart) {
    return (
      <Text size="small" className="text-ui-fg-subtle">
        {t("backfills.chart.empty")}
      </Text>
    )
  }
  const total = (what: "done" | "failed") => history.reduce((sum, span) => sum + span[what], 0)
  const most = formatNumber(chart.mostPerHour, language)
  const label = t("backfills.chart.label", { done: total("done"), failed: total("failed"), most })
  return (
    <figure className="flex flex-col gap-y-1">
      <figcaption className="txt-compact-xsmall text-ui-fg-muted tabular-nums" aria-hidden>
        {t("backfills.chart.perHour", { count: most })}
      </figcaption>
      <svg
        role="img"
        aria-label={label}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="w-full"
        style={{ height: HEIGHT, borderBottom: "1px solid var(--border-strong)", borderTop: "1px dashed var(--border-base)" }}
      >
        {chart.bars.map(({ span, x, width, done, failed }) => (
          <g key={span.from}>
            <title>
              {t("backfills.chart.bar", {
                from: formatMoment(span.from, language),
                until: formatClock(span.until, language),
                done: span.done,
                failed: span.failed,
              })}
            </title>
            <Bar className="text-ui-tag-green-icon" x={x} width={width} from={0} height={done} />
            <Bar className="text-ui-tag-red-icon" x={x} width={width} from={done} height={failed} />
          </g>
        ))}
      </svg>
      <div className="txt-compact-xsmall text-ui-fg-muted flex justify-between tabular-nums" aria-hidden>
        <span>{formatMoment(chart.from, language)}</span>
        <span>{formatMoment(chart.until, language)}</span>
      </div>
    </figure>
  )
}

interface BarProps {
  className: string
  x: number
  width: number
  /** Where it begins, from below. */
  from: number
  height: number
}

const Bar = ({ className, x, width, from, height }: BarProps) => (
  <rect
    className={className}
    fill="currentColor"
    x={(x + width * 0.1) * WIDTH}
    width={width * 0.8 * WIDTH}
    y={(1 - from - height) * HEIGHT}
    height={height * HEIGHT}
  />
)
