import type { CSSProperties } from "react"

import type { DiffPart } from "../../lib/word-diff"
import { useCopyTranslation } from "../../lib/use-copy-translation"

interface DiffWordsProps {
  parts: readonly DiffPart[]
  /** Whether what changed was taken away or added. */
  side: "removed" | "added"
}

const SHARED: CSSProperties = { borderRadius: 3, boxDecorationBreak: "clone", WebkitBoxDecorationBreak: "clone", padding: "1px 2px", margin: "0 -2px" }

const STYLES: Record<DiffWordsProps["side"], CSSProperties> = {
  removed: { ...SHARED, background: "var(--tag-red-bg)", color: "var(--tag-red-text)", textDecoration: "line-through" },
  added: { ...SHARED, background: "var(--tag-green-bg)", color: "var(--tag-green-text)", textDecoration: "underline", textDecorationThickness: 1, textUnderlineOffset: 3 },
}

/** One side of two texts, with what differs marked: by colour, by a line, and in words for screen readers. */
export const DiffWords = ({ parts, side }: DiffWordsProps) => {
  const { t } = useCopyTranslation()
  const Mark = side === "removed" ? "del" : "ins"
  return (
    <>
      {parts.map(({ text, isChanged }, index) =>
        isChanged ? (
          <Mark key={index} style={STYLES[side]}>
            <span className="sr-only">{` ${t(`review.diff.${side}`)} `}</span>
            {text}
            <span className="sr-only">{`${t("review.diff.end")} `}</span>
          </Mark>
        ) : (
          <span key={index}>{text}</span>
        )
      )}
    </>
  )
}
