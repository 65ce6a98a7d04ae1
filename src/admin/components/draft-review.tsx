import { Button, Text } from "@medusajs/ui"
import type { AdminProduct } from "@medusajs/types"

import type { CopyContent, CopyField } from "../../copy/draft"
import type { PublishMapping } from "../../copy/publish-mapping"
import type { CopyDraftDTO } from "../../types/copy-draft"
import { TEXT_FIELDS, isPublished, linesOf, productValue, targetOf } from "../lib/copy-fields"
import { useCopyTranslation } from "../lib/use-copy-translation"
import { DraftAttributes } from "./draft-attributes"
import { DraftField } from "./draft-field"
import { DraftOcrText } from "./draft-ocr-text"
import { DraftPicture } from "./draft-picture"

interface DraftReviewProps {
  draft: CopyDraftDTO
  /** The words that count, edits included. */
  content: CopyContent
  product: AdminProduct
  picture: string | null
  publish: PublishMapping
  onAccept: (fields?: CopyField[]) => void
  onEdit: () => void
  onUndo: () => void
  isBusy: boolean
}

/** A draft that waits for the merchant's word, or has it. */
export const DraftReview = ({ draft, content, product, picture, publish, onAccept, onEdit, onUndo, isBusy }: DraftReviewProps) => {
  const { t } = useCopyTranslation()
  const issuesOf = (field: CopyField) => draft.issues.filter((issue) => issue.field === field)
  const isReady = draft.status === "ready"

  return (
    <>
      <div className="flex items-center gap-x-4 px-6 py-4">
        <DraftPicture src={picture} />
        <Provenance draft={draft} />
      </div>
      {TEXT_FIELDS.map((field) => {
        const target = targetOf(field, publish)
        const replaced = draft.published?.find((written) => written.field === field)
        return (
          <DraftField
            key={field}
            field={field}
            locale={draft.locale}
            now={target ? linesOf(productValue(product, target)) : []}
            draft={linesOf(content[field])}
            before={replaced ? linesOf(replaced.before) : null}
            isEdited={draft.edited[field] !== undefined}
            issues={issuesOf(field)}
            onAccept={isReady && target ? () => onAccept([field]) : undefined}
            isBusy={isBusy}
          />
        )
      })}
      <DraftAttributes
        product={product}
        attributes={content.attributes}
        mapping={publish.attributes}
        issues={issuesOf("attributes")}
        onAccept={isReady && isPublished("attributes", publish) ? () => onAccept(["attributes"]) : undefined}
        isBusy={isBusy}
      />
      <DraftOcrText texts={content.ocr_text} issues={issuesOf("ocr_text")} />
      <div className="bg-ui-bg-subtle flex items-center justify-end gap-x-2 rounded-b-lg px-6 py-4">
        {isReady ? (
          <>
            <Button size="small" variant="secondary" onClick={onEdit} disabled={isBusy}>
              {t("actions.edit")}
            </Button>
            <Button size="small" onClick={() => onAccept()} isLoading={isBusy}>
              {t("actions.acceptAll")}
            </Button>
          </>
        ) : (
          draft.published && (
            <Button size="small" variant="secondary" onClick={onUndo} isLoading={isBusy}>
              {t("actions.undo")}
            </Button>
          )
        )}
      </div>
    </>
  )
}

/** How the draft came to be, in one or two lines. */
const Provenance = ({ draft }: { draft: CopyDraftDTO }) => {
  const { t } = useCopyTranslation()
  const made = draft.provenance
  const milliseconds = made ? Object.values(made.timings_ms).reduce((sum, part) => sum + part, 0) : 0
  return (
    <div className="flex min-w-0 flex-col gap-y-1">
      <Text size="small" className="text-ui-fg-subtle text-pretty">
        {t(draft.status === "accepted" ? "accepted.text" : "review.text")}
      </Text>
      {made && (
        <Text size="xsmall" className="text-ui-fg-muted break-words">
          {t("review.made", { model: made.model, seconds: (milliseconds / 1_000).toFixed(1) })}
        </Text>
      )}
      {draft.instructions && (
        <Text size="xsmall" className="text-ui-fg-muted break-words">
          {t("progress.instructions", { instructions: draft.instructions })}
        </Text>
      )}
    </div>
  )
}
