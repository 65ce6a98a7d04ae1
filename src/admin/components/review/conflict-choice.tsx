import { Button, Label, RadioGroup, Text } from "@medusajs/ui"
import { useId } from "react"

import { choiceId } from "../../lib/choice-id"
import type { ConflictChoice as Choice } from "../../lib/conflict-choices"
import { linesOf } from "../../lib/copy-fields"
import { TERMS_AND_WORDS } from "../../lib/layout"
import type { FieldView } from "../../lib/review-fields"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import type { CopyConflict } from "../../../types/copy-draft"
import { SideOfWords, useComparedLines } from "../common/compared-words"

interface ConflictChoiceProps {
  view: FieldView
  choice: Choice | undefined
  onChoose: (choice: Choice) => void
  /** Absent where the field is not edited in place. */
  onEdit?: () => void
}

/** A field whose words somebody changed after the draft was made: the three texts, and whose shall stand. */
export const ConflictChoice = ({ view, choice, onChoose, onEdit }: ConflictChoiceProps) => {
  const { t, lookUp } = useCopyTranslation()
  const id = useId()
  return (
    <div className="flex flex-col gap-y-3">
      {view.conflicts.map((conflict) => {
        const name = view.field === "attributes" ? attributeName(conflict) : null
        return (
          <div key={conflict.target} className="flex flex-col gap-y-1.5">
            {name && (
              <Text size="small" leading="compact" className="text-ui-fg-subtle">
                {lookUp(`attributes.${name}`) ?? name}
              </Text>
            )}
            <ThreeTexts conflict={conflict} draft={draftLines(view, conflict)} />
          </div>
        )
      })}
      <RadioGroup
        id={choiceId(view.field)}
        value={choice ?? ""}
        onValueChange={(value) => (value === "keep" || value === "draft") && onChoose(value)}
        aria-label={t("review.conflict.choose", { field: t(`fields.${view.field}`) })}
        className="flex flex-wrap items-center gap-x-4 gap-y-2"
      >
        {(["keep", "draft"] as const).map((value) => (
          <div key={value} className="flex items-center gap-x-1.5">
            <RadioGroup.Item value={value} id={`${id}-${value}`} />
            <Label htmlFor={`${id}-${value}`} size="small" className="cursor-pointer">
              {t(value === "keep" ? "review.conflict.keep" : "review.conflict.take")}
            </Label>
          </div>
        ))}
        {onEdit && (
          <Button size="small" variant="transparent" type="button" onClick={onEdit}>
            {t("review.conflict.edit")}
          </Button>
        )}
      </RadioGroup>
    </div>
  )
}

/** When it was drafted and now, and now and the draft: each is marked against what it would take the place of. */
const ThreeTexts = ({ conflict, draft }: { conflict: CopyConflict; draft: readonly string[] }) => {
  const { t } = useCopyTranslation()
  const then = linesOf(conflict.baseline)
  const now = linesOf(conflict.current)
  const sinceThen = useComparedLines(then, now)
  const fromNow = useComparedLines(now, draft)
  return (
    <dl className="gap-x-3 gap-y-2" style={TERMS_AND_WORDS}>
      <dt className="txt-compact-xsmall text-ui-fg-subtle">{t("review.conflict.then")}</dt>
      <SideOfWords lines={then} diffs={sinceThen} side="before" isMuted />
      <dt className="txt-compact-xsmall text-ui-fg-subtle">{t("review.conflict.now")}</dt>
      <SideOfWords lines={now} diffs={sinceThen} side="after" />
      <dt className="txt-compact-xsmall text-ui-fg-subtle">{t("review.conflict.draft")}</dt>
      <SideOfWords lines={draft} diffs={fromNow} side="after" />
    </dl>
  )
}

function attributeName({ target }: CopyConflict): string {
  return target.split(".").at(-1) ?? target
}

function draftLines({ field, draft, attributes }: FieldView, conflict: CopyConflict): string[] {
  if (field !== "attributes") return draft
  return attributes.filter(({ name }) => name === attributeName(conflict)).map(({ value }) => value)
}
