import type { ReactNode } from "react"

import type { Locale } from "../../../copy/limits"
import { sameLines } from "../../lib/copy-fields"
import type { FieldView } from "../../lib/review-fields"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { AttributeList } from "./attribute-list"
import { ComparedWords } from "../common/compared-words"
import { FieldIssues } from "../common/field-issues"
import { LengthCounter } from "../common/length-counter"
import { headingId, ReviewFieldHeader, type FieldActions } from "./review-field-header"

interface ReviewFieldProps extends FieldActions {
  view: FieldView
  locale: Locale
  /** Makes a value of an attribute that the store does not have one of its own. */
  onAddNew?: (name: string) => void
  /** In place of the comparison: an editor, or the choice at a conflict. */
  children?: ReactNode
}

/** One field: what the product says now against what the draft says. */
export const ReviewField = ({ view, locale, onAddNew, children, ...actions }: ReviewFieldProps) => (
  <section className="flex flex-col gap-y-2 px-6 py-4" aria-labelledby={headingId(view)}>
    <ReviewFieldHeader view={view} {...actions} />
    {children || (view.field === "attributes" ? <AttributeList attributes={view.attributes} onAddNew={onAddNew} isBusy={actions.isBusy} /> : <FieldComparison view={view} locale={locale} />)}
    <FieldIssues issues={view.issues} />
  </section>
)

/** Once it is on the product: against what stood there before. */
const FieldComparison = ({ view, locale }: { view: FieldView; locale: Locale }) => {
  const { t } = useCopyTranslation()
  const { field, now, draft, before, isOnProduct } = view
  if (field === "attributes") return null
  const replaced = isOnProduct && before && !sameLines(before, draft)
  return (
    <ComparedWords
      terms={{ before: t(replaced ? "field.before" : "field.now"), after: t(isOnProduct ? "field.now" : "field.draft") }}
      before={replaced ? before : now}
      after={draft}
      counterOf={(line) => <LengthCounter text={line} field={field} locale={locale} />}
    />
  )
}
