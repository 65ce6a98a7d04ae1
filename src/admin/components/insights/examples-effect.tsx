import { Text } from "@medusajs/ui"

import type { CopyFeedbackSummaryDTO } from "../../../types/copy-feedback"
import { formatNumber } from "../../lib/backfill-time"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { InsightsSection } from "./insights-section"
import { ShareBar } from "./share-bar"

/** Whether examples in the prompt help: what came of drafts with and without them. */
export const ExamplesEffect = ({ examples }: Pick<CopyFeedbackSummaryDTO, "examples">) => {
  const { t, language } = useCopyTranslation()
  return (
    <InsightsSection title={t("insights.examples.title")} hint={t("insights.examples.hint")}>
      {examples.with.reviewed === 0 ? (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t("insights.examples.off")}
        </Text>
      ) : (
        <dl className="flex flex-col gap-y-4 px-6 py-4">
          {(["with", "without"] as const).map((which) => (
            <div key={which} className="flex flex-col gap-y-1">
              <dt className="txt-compact-small text-ui-fg-subtle">
                {t(`insights.examples.${which}`)} ({formatNumber(examples[which].reviewed, language)})
              </dt>
              <dd>
                <ShareBar shares={examples[which]} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </InsightsSection>
  )
}
