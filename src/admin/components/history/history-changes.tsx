import { Text } from "@medusajs/ui"

import type { CopyChange } from "../../../copy/draft"
import type { CopyHistoryEntryDTO } from "../../../types/copy-history"
import { linesOf } from "../../lib/copy-fields"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { ComparedWords } from "../common/compared-words"

/** What an entry changed: field by field what was written, and what stood there before. */
export const HistoryChanges = ({ entry: { action, changes }, isOpen }: { entry: CopyHistoryEntryDTO; isOpen: boolean }) => {
  const { t, lookUp } = useCopyTranslation()
  const terms = { before: t("history.before"), after: t("history.after") }
  if (changes.length === 0) {
    if (action !== "accept") return null
    return (
      <Text size="small" className="text-ui-fg-subtle">
        {t("history.nothingWritten")}
      </Text>
    )
  }
  const nameOf = (change: CopyChange) => {
    const attribute = change.field === "attributes" ? change.target?.split(".").at(-1) : undefined
    return attribute ? (lookUp(`attributes.${attribute}`) ?? attribute) : t(`fields.${change.field}`)
  }
  return (
    <details open={isOpen}>
      <summary className="txt-compact-small text-ui-fg-subtle focus-visible:shadow-borders-focus w-fit cursor-pointer rounded-sm outline-none">
        {`${t(changes[0]?.target === null ? "history.edited" : action === "undo" ? "history.putBack" : "history.wrote")}: ${changes.map(nameOf).join(", ")}`}
      </summary>
      <div className="mt-2 flex flex-col gap-y-3">
        {changes.map((change) => (
          <div key={`${change.field} ${change.target}`} className="bg-ui-bg-component flex flex-col gap-y-1.5 rounded-md p-3">
            <Text size="xsmall" leading="compact" weight="plus">
              {nameOf(change)}
            </Text>
            <ComparedWords terms={terms} before={wordsOf(change.before)} after={wordsOf(change.after)} />
          </div>
        ))}
      </div>
    </details>
  )
}

/** Attributes of an edit come as objects. */
function wordsOf(value: unknown): string[] {
  if (Array.isArray(value) && value.every(isAttribute)) return value.map(({ name, value }) => `${name}: ${value}`)
  return linesOf(value)
}

function isAttribute(value: unknown): value is { name: string; value: string } {
  return typeof value === "object" && value !== null && "name" in value && "value" in value
}
