import { Hint } from "@medusajs/ui"
import { useEffect, useRef } from "react"

import type { CopyContent } from "../../../copy/draft"
import type { CopyDraftDTO } from "../../../types/copy-draft"
import type { DraftReviewState } from "../../hooks/use-draft-review"
import type { FieldView, ReviewedField } from "../../lib/review-fields"
import { ConflictChoice } from "./conflict-choice"
import { DraftOcrText } from "../common/draft-ocr-text"
import { EditAttributes } from "../common/edit-attributes"
import { EditOcrText } from "../common/edit-ocr-text"
import { FieldEditor } from "./field-editor"
import { ReviewField } from "./review-field"

interface ReviewFieldsProps {
  draft: CopyDraftDTO
  content: CopyContent
  review: DraftReviewState
  onUndo: (field: ReviewedField) => void
}

/** The draft field by field: to compare, to choose where the product changed, to edit in place. */
export const ReviewFields = ({ draft, content, review, onUndo }: ReviewFieldsProps) => {
  const { editor, views, open, isBusy } = review
  const isReady = draft.status === "ready"
  return (
    <>
      {views.map((view) => {
        const isEdited = editor.open.has(view.field)
        const canAccept = open.includes(view) && !editor.isEditing && review.choices[view.field] !== "keep"
        return (
          <ReviewField
            key={view.field}
            view={view}
            locale={draft.locale}
            isBusy={isBusy}
            onEdit={isReady && !isEdited ? () => editor.begin([view.field]) : undefined}
            onAddNew={isReady && !editor.isEditing ? review.addNewValue : undefined}
            onAccept={canAccept ? () => review.acceptField(view.field) : undefined}
            onUndo={draft.published && view.before && !editor.isEditing ? () => onUndo(view.field) : undefined}
          >
            {isEdited ? <Editor view={view} draft={draft} review={review} /> : open.includes(view) && view.conflicts.length > 0 && <Choice view={view} review={review} canEdit={isReady} />}
          </ReviewField>
        )
      })}
      {editor.open.has("ocr_text") ? (
        <div className="px-6 py-4">
          <EditOcrText value={editor.form.ocr_text} onChange={(ocr_text) => editor.set({ ocr_text })} hasCursor />
        </div>
      ) : (
        <DraftOcrText texts={content.ocr_text} issues={[]} onEdit={isReady ? () => editor.begin(["ocr_text"]) : undefined} />
      )}
    </>
  )
}

const Choice = ({ view, review, canEdit }: { view: FieldView; review: DraftReviewState; canEdit: boolean }) => (
  <ConflictChoice
    view={view}
    choice={review.choices[view.field]}
    onChoose={(choice) => review.choose(view.field, choice)}
    onEdit={
      canEdit
        ? () => {
            review.choose(view.field, "draft")
            review.editor.begin([view.field])
          }
        : undefined
    }
  />
)

const Editor = ({ view: { field }, draft, review: { editor } }: { view: FieldView; draft: CopyDraftDTO; review: DraftReviewState }) => {
  const { form } = editor
  if (field === "attributes") return <AttributesEditor editor={editor} />
  return (
    <FieldEditor
      field={field}
      locale={draft.locale}
      lines={field === "selling_points" ? form.selling_points : [form[field]]}
      onChange={(lines) => editor.set(field === "selling_points" ? { selling_points: lines } : { [field]: lines[0] ?? "" })}
      isFocused={editor.focused === field}
      problem={editor.problem}
    />
  )
}

const AttributesEditor = ({ editor }: { editor: DraftReviewState["editor"] }) => {
  const place = useRef<HTMLDivElement>(null)
  const hasCursor = editor.focused === "attributes"
  useEffect(() => {
    if (hasCursor) place.current?.querySelector("input")?.focus()
  }, [hasCursor])
  return (
    <div ref={place} className="flex flex-col gap-y-2">
      <EditAttributes attributes={editor.form.attributes} onChange={(attributes) => editor.set({ attributes })} />
      {editor.problem && (
        <Hint variant="error" role="alert">
          {editor.problem}
        </Hint>
      )}
    </div>
  )
}
