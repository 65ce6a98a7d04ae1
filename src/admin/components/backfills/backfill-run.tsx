import { InlineTip, Text } from "@medusajs/ui"

import type { CopyBackfillDTO } from "../../../types/copy-backfill"
import { formatMoment, formatNumber } from "../../lib/backfill-time"
import { useErrorWords } from "../../lib/error-words"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { BackfillFact, BackfillFacts } from "./backfill-fact"
import { BackfillProgressBar } from "./backfill-progress-bar"
import { BackfillSettings } from "./backfill-settings"

/** How a backfill gets on, since it was started. */
export const BackfillRun = ({ backfill }: { backfill: CopyBackfillDTO }) => {
  const { t, language } = useCopyTranslation()
  const { progress, status } = backfill
  const number = (value: number) => formatNumber(value, language)
  const isRunning = status === "running"
  return (
    <>
      <RunNotice backfill={backfill} />
      <div className="px-6 py-4">
        <BackfillProgressBar backfill={backfill} />
      </div>
      <BackfillFacts>
        <BackfillFact isLarge label={t("backfills.run.done")}>{number(progress.done)}</BackfillFact>
        <BackfillFact isLarge label={t("backfills.run.failed")}>{number(progress.failed)}</BackfillFact>
        <BackfillFact isLarge label={t("backfills.run.skipped")}>{number(progress.skipped)}</BackfillFact>
        <BackfillFact isLarge label={t("backfills.run.left")}>{number(progress.left)}</BackfillFact>
      </BackfillFacts>
      <BackfillFacts>
        {isRunning && (
          <>
            <BackfillFact label={t("backfills.run.speed")}>
              {progress.drafts_per_hour === null ? t("backfills.run.speedUnknown") : number(progress.drafts_per_hour)}
            </BackfillFact>
            <BackfillFact label={t("backfills.run.finishes")}>
              {progress.finishes_at ? formatMoment(progress.finishes_at, language) : t("backfills.run.finishesUnknown")}
            </BackfillFact>
          </>
        )}
        {backfill.started_at && <BackfillFact label={t("backfills.run.started")}>{formatMoment(backfill.started_at, language)}</BackfillFact>}
        {backfill.finished_at && (
          <BackfillFact label={t(status === "finished" ? "backfills.run.finished" : "backfills.run.ended")}>
            {formatMoment(backfill.finished_at, language)}
          </BackfillFact>
        )}
        <BackfillSettings backfill={backfill} />
      </BackfillFacts>
    </>
  )
}

/** Why nothing moves, where that is so; else what a person would like to know now. */
const RunNotice = ({ backfill: { status, stop_reason, tries_again_at, hours, progress } }: { backfill: CopyBackfillDTO }) => {
  const { t, language } = useCopyTranslation()
  const errorWords = useErrorWords()
  if (status === "stopped") {
    const hint = tries_again_at
      ? t("backfills.run.triesAgain", { time: formatMoment(tries_again_at, language) })
      : t("backfills.run.stoppedHint")
    return (
      <div className="px-6 py-4" role="alert">
        <InlineTip variant="error" label={t("backfills.run.stoppedTitle")} className="break-words">
          {`${stop_reason ? errorWords.ofDraft(stop_reason) : ""} ${hint}`.trim()}
        </InlineTip>
      </div>
    )
  }
  if (status === "paused") return <RunTip title={t("backfills.run.pausedTitle")} text={t("backfills.run.paused")} />
  if (progress.waits_for_hours && hours) {
    return <RunTip title={t("backfills.run.waitsTitle")} text={t("backfills.run.waits", { from: hours.from, zone: hours.time_zone })} />
  }
  if (status === "running") return <RunText text={t("backfills.run.leave")} />
  return progress.done > 0 ? <RunText text={t("backfills.run.review")} /> : null
}

const RunTip = ({ title, text }: { title: string; text: string }) => (
  <div className="px-6 py-4">
    <InlineTip variant="info" label={title}>
      {text}
    </InlineTip>
  </div>
)

const RunText = ({ text }: { text: string }) => (
  <div className="px-6 py-4">
    <Text size="small" className="text-ui-fg-subtle text-pretty">
      {text}
    </Text>
  </div>
)
