import { Container, Heading, InlineTip, Text } from "@medusajs/ui"

import type { CopyBackfillDTO } from "../../../types/copy-backfill"
import type { CopyDraftDTO } from "../../../types/copy-draft"
import { useCopyBackfillItems } from "../../hooks/api/copy-backfills"
import { useSampleDrafts } from "../../hooks/api/sample-drafts"
import { estimate, plannedDrafts, skippedLater } from "../../lib/backfill-estimate"
import { SAMPLES, samplesToCome } from "../../lib/backfill-polling"
import { durationWords, formatNumber } from "../../lib/backfill-time"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { BackfillFact, BackfillFacts } from "./backfill-fact"
import { BackfillSample, BackfillSampleComing, BackfillSampleFailed } from "./backfill-sample"
import { BackfillSettings } from "./backfill-settings"

/** What a dry run found, and its samples as they come in. */
export const BackfillPlanView = ({ backfill }: { backfill: CopyBackfillDTO }) => {
  const { t, language } = useCopyTranslation()
  const { plan } = backfill
  const { data } = useCopyBackfillItems(backfill, { statuses: ["done", "failed"], limit: SAMPLES })
  const settled = data?.items ?? []
  const drafts = useSampleDrafts(settled.flatMap(({ status, draft_id }) => (status === "done" && draft_id ? [draft_id] : [])))
  const toCome = samplesToCome(backfill)
  const number = (value: number) => formatNumber(value, language)

  return (
    <>
      <Container className="divide-y p-0">
        <div className="px-6 py-4">
          <Heading level="h2">{t("backfills.plan.title")}</Heading>
        </div>
        {plannedDrafts(backfill) === 0 && (
          <div className="px-6 py-4">
            <InlineTip variant="info" label={t("backfills.plan.drafts")}>
              {t("backfills.plan.nothing")}
            </InlineTip>
          </div>
        )}
        <BackfillFacts>
          <BackfillFact isLarge label={t("backfills.plan.products")}>{number(plan.products)}</BackfillFact>
          <BackfillFact isLarge label={t("backfills.plan.drafts")}>{number(plannedDrafts(backfill))}</BackfillFact>
          <BackfillFact isLarge label={t("backfills.plan.pictures")}>{number(plan.pictures)}</BackfillFact>
          <BackfillFact isLarge label={t("backfills.plan.known")}>{number(plan.known)}</BackfillFact>
        </BackfillFacts>
        <BackfillFacts>
          <TimeFacts backfill={backfill} samples={drafts} />
          <BackfillFact label={t("backfills.plan.skipped")}>
            <SkipCounts backfill={backfill} />
          </BackfillFact>
          <BackfillSettings backfill={backfill} />
        </BackfillFacts>
      </Container>
      {plannedDrafts(backfill) > 0 && (
        <Container className="divide-y p-0">
          <div className="flex flex-col px-6 py-4">
            <Heading level="h2">{t("backfills.plan.samples")}</Heading>
            <Text size="small" className="text-ui-fg-subtle text-pretty">
              {t("backfills.plan.samplesHint")}
            </Text>
            <div className="sr-only" role="status" aria-live="polite">
              {t("backfills.plan.sampleReady", { count: drafts.length })}
            </div>
          </div>
          {drafts.map((draft) => (
            <BackfillSample key={draft.id} draft={draft} />
          ))}
          {settled.filter(({ status }) => status === "failed").map((item) => (
            <BackfillSampleFailed key={item.id} item={item} />
          ))}
          {Array.from({ length: toCome }, (_, index) => (
            <BackfillSampleComing key={index} />
          ))}
        </Container>
      )}
    </>
  )
}

interface TimeFactsProps {
  backfill: CopyBackfillDTO
  samples: readonly CopyDraftDTO[]
}

/** One time where it is all computing; two where its hours or its pace make it longer. */
const TimeFacts = ({ backfill, samples }: TimeFactsProps) => {
  const { t } = useCopyTranslation()
  const { computing, untilDone } = estimate(backfill, samples)
  const words = (seconds: number) => {
    const duration = durationWords(seconds, t)
    return seconds < 60 ? duration : t("backfills.plan.about", { duration })
  }
  const computingWords = computing === null ? t("backfills.plan.timeUnknown") : words(computing)
  if (untilDone === null || words(untilDone) === computingWords) {
    return <BackfillFact label={t("backfills.plan.time")}>{computingWords}</BackfillFact>
  }
  return (
    <>
      <BackfillFact label={t("backfills.plan.computing")}>{computingWords}</BackfillFact>
      <BackfillFact label={t("backfills.plan.untilDone")}>
        {computing === null ? t("backfills.plan.atLeast", { duration: durationWords(untilDone, t) }) : words(untilDone)}
      </BackfillFact>
    </>
  )
}

const SkipCounts = ({ backfill }: { backfill: CopyBackfillDTO }) => {
  const { t, lookUp, language } = useCopyTranslation()
  const byHand = skippedLater(backfill)
  const counts = Object.entries({ ...backfill.plan.skipped, ...(byHand > 0 && { by_hand: byHand }) })
  if (counts.length === 0) return <>{t("backfills.plan.none")}</>
  return (
    <>
      {counts.map(([reason, count]) => (
        <span key={reason} className="block">
          {`${lookUp(`backfills.skipCounts.${reason}`) ?? reason}: ${formatNumber(count, language)}`}
        </span>
      ))}
    </>
  )
}
