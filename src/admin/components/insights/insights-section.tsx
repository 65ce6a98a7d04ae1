import { Container, Heading, Text } from "@medusajs/ui"
import type { ReactNode } from "react"

interface InsightsSectionProps {
  title: string
  hint?: string
  /** At the far end of the title's line. */
  aside?: ReactNode
  children: ReactNode
}

export const InsightsSection = ({ title, hint, aside, children }: InsightsSectionProps) => (
  <Container role="region" aria-label={title} className="divide-y overflow-hidden p-0">
    <div className="flex flex-wrap items-center justify-between gap-2 px-6 py-4">
      <div className="flex flex-col">
        <Heading level="h2">{title}</Heading>
        {hint && (
          <Text size="small" className="text-ui-fg-subtle text-pretty">
            {hint}
          </Text>
        )}
      </div>
      {aside}
    </div>
    {children}
  </Container>
)

/** A table that may be wider than the page: then it can be moved sideways, by keys too. */
export const WideTable = ({ label, children }: { label: string; children: ReactNode }) => (
  <div role="region" aria-label={label} tabIndex={0} className="overflow-x-auto">
    {children}
  </div>
)
