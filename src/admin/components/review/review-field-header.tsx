import { ArrowUturnLeft, CheckCircleMiniSolid, PencilSquare } from "@medusajs/icons"
import { Badge, Button, IconButton, Text, Tooltip } from "@medusajs/ui"

import { confidenceLevel, percentOf } from "../../lib/confidence-level"
import { REVIEWED_FIELDS, type FieldView } from "../../lib/review-fields"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { KeyHint } from "./key-hint"

export interface FieldActions {
  /** Absent where it cannot be edited, accepted or undone now. */
  onEdit?: () => void
  onAccept?: () => void
  onUndo?: () => void
  isBusy: boolean
}

/** What the field is called, how sure the model was, and what can be done with it alone. */
export const ReviewFieldHeader = ({ view, onEdit, onAccept, onUndo, isBusy }: FieldActions & { view: FieldView }) => {
  const { t } = useCopyTranslation()
  const name = t(`fields.${view.field}`)
  const index = REVIEWED_FIELDS.indexOf(view.field)
  return (
    <div className="flex min-h-7 flex-wrap items-center justify-between gap-x-2 gap-y-1">
      <div className="flex min-w-0 items-center gap-x-2">
        <Text as="span" size="small" leading="compact" weight="plus" id={headingId(view)}>
          {name}
        </Text>
        {view.isEdited && <Badge size="2xsmall">{t("field.edited")}</Badge>}
        <ConfidenceBadge confidence={view.confidence} />
        {view.isOnProduct && (
          <span className="txt-compact-small text-ui-fg-subtle flex shrink-0 items-center gap-x-1">
            <CheckCircleMiniSolid className="text-ui-tag-green-icon" aria-hidden />
            {t("field.same")}
          </span>
        )}
      </div>
      <div className="flex shrink-0 items-center gap-x-1">
        {onEdit && (
          <IconButton
            size="small"
            variant="transparent"
            type="button"
            aria-label={t("review.field.edit", { field: name })}
            aria-keyshortcuts={index === 0 ? "e" : undefined}
            onClick={onEdit}
            disabled={isBusy}
          >
            <PencilSquare />
          </IconButton>
        )}
        {onEdit && index === 0 && <KeyHint command="edit" />}
        {onUndo && (
          <Button size="small" variant="transparent" type="button" onClick={onUndo} disabled={isBusy}>
            <ArrowUturnLeft />
            <Named action={t("actions.undo")} field={name} />
          </Button>
        )}
        {onAccept && (
          <Button
            size="small"
            variant="secondary"
            type="button"
            aria-keyshortcuts={String(index + 1)}
            onClick={onAccept}
            disabled={isBusy}
          >
            <Named action={t("actions.accept")} field={name} />
            <KeyHint command="acceptField" index={index} />
          </Button>
        )}
      </div>
    </div>
  )
}

/** Which field is meant stands above; those who hear the button hear it too. */
const Named = ({ action, field }: { action: string; field: string }) => (
  <span>
    {action}
    <span className="sr-only">{` ${field}`}</span>
  </span>
)

export function headingId({ field }: Pick<FieldView, "field">): string {
  return `shelftalker-review-${field}`
}

/** Only where it calls for eyes: a badge on every field would be seen on none. */
const ConfidenceBadge = ({ confidence }: { confidence: number | null }) => {
  const { t } = useCopyTranslation()
  if (confidence === null) return null
  const level = confidenceLevel(confidence)
  if (level === "high") return null
  const hint = t("review.field.confidenceHint", { percent: percentOf(confidence) })
  return (
    <Tooltip content={hint}>
      <Badge size="2xsmall" color={level === "low" ? "red" : "orange"} tabIndex={0} aria-label={`${t(`review.field.confidence.${level}`)}. ${hint}`}>
        {t(`review.field.confidence.${level}`)}
      </Badge>
    </Tooltip>
  )
}
