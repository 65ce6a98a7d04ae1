import { clx } from "@medusajs/ui"
import type { ReactNode } from "react"

import { PageLink } from "../common/page-link"

interface BackfillLinkProps {
  /** Path within the admin. */
  to: string
  className?: string
  label?: string
  children: ReactNode
}

/** A link to another page of the admin, within a text or a table. */
export const BackfillLink = ({ to, className, label, children }: BackfillLinkProps) => (
  <PageLink to={to} aria-label={label} className={clx("text-ui-fg-interactive", className)}>
    {children}
  </PageLink>
)
