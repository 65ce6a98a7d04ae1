import type { FeedbackGroup } from "../../../types/copy-feedback"
import { formatDay, shareOf, VERDICT_COLOURS, VERDICTS, weeksBetween, type Week } from "../../lib/insights-shares"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { InsightsSection } from "./insights-section"
import { VerdictLegend } from "./share-bar"
import { WeeksTable } from "./weeks-table"

const [WIDTH, HEIGHT] = [600, 120]
/** Fewer would be drawn as wide as the chart. */
const FEWEST_BARS = 12

/** Shares week by week; a week without a decision is a gap. Who does not see it has the same as a table. */
export const WeeksChart = ({ groups }: { groups: readonly FeedbackGroup[] }) => {
  const { t, language } = useCopyTranslation()
  const weeks = weeksBetween(groups)
  const [from, to] = [weeks[0]?.key, weeks.at(-1)?.key]
  if (from === undefined || to === undefined) return null
  const days = { from: formatDay(from, language), to: formatDay(to, language) }
  const width = WIDTH / Math.max(FEWEST_BARS, weeks.length)
  return (
    <InsightsSection title={t("insights.weeks.title")} aside={<VerdictLegend />}>
      <figure className="relative flex flex-col gap-y-1 px-6 py-4">
        <svg
          role="img"
          aria-label={t("insights.weeks.label", days)}
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
          className="w-full"
          style={{ height: HEIGHT, borderBottom: "1px solid var(--border-strong)", borderTop: "1px dashed var(--border-base)" }}
        >
          {weeks.map((week, index) => (
            <WeekBar key={week.key} week={week} x={index * width} width={width} />
          ))}
        </svg>
        <div className="txt-compact-xsmall text-ui-fg-muted flex justify-between tabular-nums" aria-hidden>
          <span>{days.from}</span>
          {weeks.length >= FEWEST_BARS && <span>{days.to}</span>}
        </div>
        <WeeksTable weeks={weeks} />
      </figure>
    </InsightsSection>
  )
}

const WeekBar = ({ week, x, width }: { week: Week; x: number; width: number }) => {
  const { t, language } = useCopyTranslation()
  const { as_written, edited, rejected } = week
  let top = HEIGHT
  return (
    <g>
      <title>{t("insights.weeks.bar", { week: formatDay(week.key, language), as_written, edited, rejected })}</title>
      {VERDICTS.map((verdict) => {
        const height = shareOf(week, verdict) * HEIGHT
        top -= height
        return <rect key={verdict} className={VERDICT_COLOURS[verdict]} fill="currentColor" x={x + width * 0.1} width={width * 0.8} y={top} height={height} />
      })}
    </g>
  )
}
