import { clx } from "@medusajs/ui"
import type { MouseEvent, ReactNode } from "react"

import { adminAddress, goTo } from "../lib/admin-path"

interface BackfillLinkProps {
  /** Path within the admin. */
  to: string
  className?: string
  label?: string
  children: ReactNode
}

/** A link to another page of the admin: one click turns the page, another tab is the browser's to open. */
export const BackfillLink = ({ to, className, label, children }: BackfillLinkProps) => {
  const turn = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    goTo(to)
  }
  return (
    <a href={adminAddress(to)} onClick={turn} aria-label={label} className={clx("text-ui-fg-interactive", className)}>
      {children}
    </a>
  )
}
