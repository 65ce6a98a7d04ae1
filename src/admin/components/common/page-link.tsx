import { forwardRef, type ComponentPropsWithoutRef, type MouseEvent } from "react"

import { adminAddress, goTo } from "../../lib/admin-path"

interface PageLinkProps extends Omit<ComponentPropsWithoutRef<"a">, "href"> {
  /** Path within the admin. */
  to: string
}

/** A link to another page of the admin: one click turns the page, another tab is the browser's to open. */
export const PageLink = forwardRef<HTMLAnchorElement, PageLinkProps>(({ to, onClick, ...props }, ref) => {
  const turn = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    goTo(to)
  }
  return <a {...props} ref={ref} href={adminAddress(to)} onClick={turn} />
})
PageLink.displayName = "PageLink"
