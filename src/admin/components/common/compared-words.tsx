import { clx } from "@medusajs/ui"
import { useMemo, type ReactNode } from "react"

import { ON_ONE_LINE, TERMS_AND_WORDS } from "../../lib/layout"
import { diffText, type TextDiff } from "../../lib/word-diff"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { DiffWords } from "./diff-words"

interface ComparedWordsProps {
  /** What each side is called. */
  terms: { before: string; after: string }
  before: readonly string[]
  after: readonly string[]
  counterOf?: (line: string) => ReactNode
}

/** Two texts one above the other, line by line, with what differs marked in both. */
export const ComparedWords = ({ terms, before, after, counterOf }: ComparedWordsProps) => {
  const lines = useComparedLines(before, after)
  return (
    <dl className="gap-x-3 gap-y-2" style={TERMS_AND_WORDS}>
      <dt className="txt-compact-xsmall text-ui-fg-subtle">{terms.before}</dt>
      <SideOfWords lines={before} diffs={lines} side="before" isMuted />
      <dt className="txt-compact-xsmall text-ui-fg-subtle">{terms.after}</dt>
      <SideOfWords lines={after} diffs={lines} side="after" counterOf={counterOf} />
    </dl>
  )
}

/** Where one side says nothing there is nothing to mark: all of the other would be. */
export function useComparedLines(before: readonly string[], after: readonly string[]): TextDiff[] | null {
  const names = JSON.stringify([before, after])
  return useMemo(() => {
    if (before.length === 0 || after.length === 0) return null
    return Array.from({ length: Math.max(before.length, after.length) }, (_, index) => diffText(before[index] ?? "", after[index] ?? ""))
    // The lines are made anew with every answer of the store, and say the same.
  }, [names])
}

interface SideOfWordsProps {
  lines: readonly string[]
  diffs: readonly TextDiff[] | null
  side: "before" | "after"
  isMuted?: boolean
  counterOf?: (line: string) => ReactNode
}

export const SideOfWords = ({ lines, diffs, side, isMuted = false, counterOf }: SideOfWordsProps) => {
  const { t } = useCopyTranslation()
  return (
    <dd className={clx("txt-small flex min-w-0 flex-col gap-y-1", isMuted ? "text-ui-fg-subtle" : "text-ui-fg-base")}>
      {lines.length === 0 && <span className="text-ui-fg-subtle">{t("field.nothing")}</span>}
      {lines.map((line, index) => {
        const parts = diffs?.[index]?.[side]
        return (
          <div key={index} className="flex justify-between gap-x-3" style={ON_ONE_LINE}>
            <span className="min-w-0 break-words">
              {parts ? <DiffWords parts={parts} side={side === "before" ? "removed" : "added"} /> : line}
            </span>
            {counterOf?.(line)}
          </div>
        )
      })}
    </dd>
  )
}
