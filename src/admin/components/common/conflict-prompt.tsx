import { Prompt, Text } from "@medusajs/ui"

import type { CopyContent } from "../../../copy/draft"
import type { CopyConflict } from "../../../types/copy-draft"
import type { PendingConflict } from "../../hooks/use-publish-draft"
import { useReturnFocus } from "../../hooks/use-return-focus"
import { linesOf } from "../../lib/copy-fields"
import { TERMS_AND_WORDS } from "../../lib/layout"
import { useCopyTranslation } from "../../lib/use-copy-translation"

interface ConflictPromptProps {
  pending: PendingConflict
  /** The words of the draft, by field. */
  content: CopyContent | null
  /** What stood on the product before accept, by target. */
  before: ReadonlyMap<string, unknown>
  onOverwrite: () => void
  onKeep: () => void
}

/** Somebody changed the product in between: whose words shall stand? */
export const ConflictPrompt = ({ pending, content, before, onOverwrite, onKeep }: ConflictPromptProps) => {
  const { t } = useCopyTranslation()
  const returnFocus = useReturnFocus()
  const isUndo = pending.action === "undo"

  return (
    <Prompt open onOpenChange={(open) => !open && onKeep()} variant="confirmation">
      <Prompt.Content onCloseAutoFocus={returnFocus} className="flex flex-col overflow-hidden" style={{ maxWidth: 480, maxHeight: "85vh" }}>
        <Prompt.Header>
          <Prompt.Title>{t(isUndo ? "conflict.undoTitle" : "conflict.acceptTitle")}</Prompt.Title>
          <Prompt.Description className="text-pretty">
            {t(isUndo ? "conflict.undoText" : "conflict.acceptText")}
          </Prompt.Description>
        </Prompt.Header>
        <ul className="mt-4 flex flex-col divide-y overflow-y-auto border-y">
          {pending.conflicts.map((conflict) => (
            <li key={conflict.target} className="flex flex-col gap-y-2 px-6 py-4">
              <Text size="small" leading="compact" weight="plus">
                {t(`fields.${conflict.field}`)}
              </Text>
              <dl className="gap-x-3 gap-y-1.5" style={TERMS_AND_WORDS}>
                <Side term={t("conflict.current")} lines={linesOf(conflict.current)} />
                <Side
                  term={t(isUndo ? "conflict.before" : "conflict.draft")}
                  lines={isUndo ? linesOf(before.get(conflict.target)) : draftLines(conflict, content)}
                />
              </dl>
              {conflict.in_use && (
                <Text size="small" className="text-ui-fg-subtle">
                  {t("conflict.inUse", { values: conflict.in_use.join(", ") })}
                </Text>
              )}
            </li>
          ))}
        </ul>
        <Prompt.Footer className="pt-4">
          <Prompt.Cancel onClick={onKeep}>{t("conflict.keep")}</Prompt.Cancel>
          <Prompt.Action onClick={onOverwrite}>{t(isUndo ? "conflict.putBack" : "conflict.overwrite")}</Prompt.Action>
        </Prompt.Footer>
      </Prompt.Content>
    </Prompt>
  )
}

function draftLines({ field, attribute }: CopyConflict, content: CopyContent | null): string[] {
  if (!content) return []
  if (field !== "attributes") return linesOf(content[field])
  return content.attributes.filter(({ name }) => name === attribute).map(({ value }) => value)
}

const Side = ({ term, lines }: { term: string; lines: readonly string[] }) => {
  const { t } = useCopyTranslation()
  return (
    <>
      <dt className="txt-compact-xsmall text-ui-fg-muted">{term}</dt>
      <dd className="txt-small text-ui-fg-base min-w-0 break-words">
        {lines.length === 0 ? (
          <span className="text-ui-fg-disabled">{t("conflict.nothing")}</span>
        ) : (
          lines.map((line, index) => <div key={index}>{line}</div>)
        )}
      </dd>
    </>
  )
}
