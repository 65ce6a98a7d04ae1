import { Button } from "@medusajs/ui"

import type { CopyContent, CopyField } from "../../../copy/draft"
import { mappingFor } from "../../../copy/publish-languages"
import { currentValue, type PublishedProduct } from "../../../copy/publish-plan"
import type { CopyDraftDTO } from "../../../types/copy-draft"
import type { PublishSettings } from "../../../types/copy-status"
import { useStoreWords } from "../../hooks/api/copy-baseline"
import { TEXT_FIELDS, factsOf, isPublished, linesOf, sameLines, targetOf } from "../../lib/copy-fields"
import { currentIssues } from "../../../copy/current-issues"
import { attributeViews } from "../../lib/review-fields"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { DraftAttributes } from "./draft-attributes"
import { DraftField } from "./draft-field"
import { DraftOcrText } from "../common/draft-ocr-text"
import { DraftPicture } from "../common/draft-picture"
import { DraftProvenance } from "./draft-provenance"

interface DraftReviewProps {
  draft: CopyDraftDTO
  /** Whether one asked for later is in the making, or failed. */
  isEarlier: boolean
  /** The words that count, edits included. */
  content: CopyContent
  product: PublishedProduct
  picture: string | null
  publish: PublishSettings
  onAccept: (fields?: CopyField[], more?: { newValues: string[] }) => void
  onEdit: () => void
  onUndo: () => void
  isBusy: boolean
}

/** A draft that waits for the merchant's word, or has it. */
export const DraftReview = ({ draft, isEarlier, content, product, picture, publish, onAccept, onEdit, onUndo, isBusy }: DraftReviewProps) => {
  const { t } = useCopyTranslation()
  const issues = currentIssues(draft, content, { facts: factsOf(product), words: useStoreWords(draft) })
  const issuesOf = (field: CopyField) => issues.filter((issue) => issue.field === field)
  const isReady = draft.status === "ready"
  const places = mappingFor(publish.publish, { locale: draft.locale, productLocale: publish.product_locale }, product)
  const valueAt = (target: string) => linesOf(currentValue(product, target, draft.locale))
  const placing = { product, locale: draft.locale, settings: publish.attributes, newValues: [] }
  const attributes = attributeViews(content, { places, valueAt, placing })
  const hasMore = TEXT_FIELDS.some((field) => {
    const target = targetOf(field, places)
    return target !== null && !sameLines(valueAt(target), linesOf(content[field]))
  })

  return (
    <>
      <div className="flex items-center gap-x-4 px-6 py-4">
        <DraftPicture src={picture} />
        <DraftProvenance draft={draft} isEarlier={isEarlier} />
      </div>
      {TEXT_FIELDS.map((field) => {
        const target = targetOf(field, places)
        const replaced = draft.published?.find((written) => written.field === field)
        return (
          <DraftField
            key={field}
            field={field}
            locale={draft.locale}
            now={target ? valueAt(target) : []}
            draft={linesOf(content[field])}
            before={replaced ? linesOf(replaced.before) : null}
            isEdited={draft.edited[field] !== undefined}
            issues={issuesOf(field)}
            onAccept={target ? () => onAccept([field]) : undefined}
            isBusy={isBusy}
          />
        )
      })}
      <DraftAttributes
        attributes={attributes}
        issues={issuesOf("attributes")}
        onAccept={isPublished("attributes", places) ? () => onAccept(["attributes"]) : undefined}
        onAddNew={isReady ? (name) => onAccept(["attributes"], { newValues: [name] }) : undefined}
        isBusy={isBusy}
      />
      <DraftOcrText texts={content.ocr_text} issues={issuesOf("ocr_text")} />
      <div className="bg-ui-bg-subtle flex items-center justify-end gap-x-2 rounded-b-lg px-6 py-4">
        {isReady && (
          <Button size="small" variant="secondary" onClick={onEdit} disabled={isBusy}>
            {t("actions.edit")}
          </Button>
        )}
        {draft.published && (
          <Button size="small" variant="secondary" onClick={onUndo} disabled={isBusy}>
            {t("actions.undo")}
          </Button>
        )}
        {(isReady || hasMore) && (
          <Button size="small" onClick={() => onAccept()} isLoading={isBusy}>
            {t("actions.acceptAll")}
          </Button>
        )}
      </div>
    </>
  )
}
