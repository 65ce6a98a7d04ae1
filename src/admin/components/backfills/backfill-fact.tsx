import { Text } from "@medusajs/ui"
import type { CSSProperties, ReactNode } from "react"

const FACTS: CSSProperties = {
  display: "grid",
  gridTemplateColumns: "repeat(auto-fit, minmax(130px, 1fr))",
  gap: 16,
}

/** Facts side by side, as many as fit. */
export const BackfillFacts = ({ children }: { children: ReactNode }) => (
  <dl className="px-6 py-4" style={FACTS}>
    {children}
  </dl>
)

interface BackfillFactProps {
  label: string
  children: ReactNode
  /** For figures that one looks for first. */
  isLarge?: boolean
}

export const BackfillFact = ({ label, children, isLarge }: BackfillFactProps) => (
  <div className="flex min-w-0 flex-col gap-y-1">
    <dt className="txt-compact-small text-ui-fg-subtle">{label}</dt>
    <dd>
      <Text size={isLarge ? "xlarge" : "small"} weight={isLarge ? "plus" : "regular"} className="break-words tabular-nums">
        {children}
      </Text>
    </dd>
  </div>
)
