import type { AttributeView } from "../../lib/review-fields"
import { useCopyTranslation } from "../../lib/use-copy-translation"

/** What accept makes of an attribute, in which words it was found, and what other sources say. */
export const AttributeOutcomeLine = ({ target, outcome, words, against = [] }: AttributeView) => {
  const { t } = useCopyTranslation()
  // Where it goes is told of what is written there or could be; what the product says stands beside it already.
  const isPlain = outcome === null || outcome === "says_so" || outcome === "replaces"
  return (
    <span className="txt-xsmall text-ui-fg-subtle flex flex-col">
      {words && <span>{t("attributeOutcomes.foundIn", { words })}</span>}
      {against.map(({ value, evidence }) => (
        <span key={`${evidence} ${value}`}>{t("attributeOutcomes.against", { evidence: t(`field.evidence.${evidence}`), value })}</span>
      ))}
      {!isPlain && <span>{t(`attributeOutcomes.${outcome}`, { target: target ?? "" })}</span>}
    </span>
  )
}
