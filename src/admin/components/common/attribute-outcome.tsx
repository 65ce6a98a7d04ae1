import { Button } from "@medusajs/ui"

import type { AttributeView } from "../../lib/review-fields"
import { useCopyTranslation } from "../../lib/use-copy-translation"

interface AttributeOutcomeLineProps extends AttributeView {
  /** Makes a value of this attribute that the store does not have one of its own. */
  onAddNew?: (name: string) => void
  isBusy?: boolean
}

/** What accept makes of an attribute, in which words it was found, and what other sources say. */
export const AttributeOutcomeLine = ({ name, value, target, outcome, words, against = [], onAddNew, isBusy }: AttributeOutcomeLineProps) => {
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
      {outcome === "new_value" && onAddNew && (
        <Button size="small" variant="secondary" className="mt-1 w-fit" onClick={() => onAddNew(name)} disabled={isBusy}>
          {t("attributeOutcomes.addNew", { value })}
        </Button>
      )}
    </span>
  )
}
