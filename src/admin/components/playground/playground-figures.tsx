import { Container, Heading } from "@medusajs/ui"

import type { CopyPlaygroundDTO } from "../../../types/copy-playground"
import { formatNumber } from "../../lib/backfill-time"
import { useTemplateWords } from "../../lib/template-words"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { BackfillFact, BackfillFacts } from "../backfills/backfill-fact"

const TIMINGS = ["picture", "queue", "vision", "prefill", "decode"] as const
const TOKENS = ["prompt", "reused", "completion"] as const

/** What the reply took, and what made it. */
export const PlaygroundFigures = ({ result }: { result: CopyPlaygroundDTO }) => {
  const { t, language } = useCopyTranslation()
  const templateWords = useTemplateWords()
  const { timings_ms: timings, tokens, picture, model, template } = result
  const seconds = (milliseconds: number) => t("playground.figures.seconds", { seconds: (milliseconds / 1000).toFixed(2) })
  return (
    <Container className="p-0" role="region" aria-label={t("playground.figures.title")}>
      <div className="px-6 pt-4">
        <Heading level="h2">{t("playground.figures.title")}</Heading>
      </div>
      <BackfillFacts>
        {timings &&
          TIMINGS.map((name) => (
            <BackfillFact key={name} label={t(`playground.figures.${name}`)}>
              {seconds(timings[name])}
            </BackfillFact>
          ))}
        {tokens &&
          TOKENS.map((name) => (
            <BackfillFact key={name} label={t(`playground.figures.${name}`)}>
              {formatNumber(tokens[name], language)}
            </BackfillFact>
          ))}
        <BackfillFact label={t("playground.figures.size")}>{`${picture.width} × ${picture.height}`}</BackfillFact>
        <BackfillFact label={t("playground.figures.model")}>{model}</BackfillFact>
        <BackfillFact label={t("playground.figures.template")}>{template ? templateWords.reference(template) : t("playground.figures.own")}</BackfillFact>
      </BackfillFacts>
    </Container>
  )
}
