/**
 * Notices stay clickable while the review is open, and clear of the bar at the bottom: a dialog takes the
 * pointer from all that lies outside of it, and the admin shows its notices in that corner.
 */
const STYLES = `
[data-sonner-toaster] { pointer-events: auto; }
[data-sonner-toaster][data-y-position="bottom"] { bottom: 88px !important; }
`

export const ReviewStyles = () => <style>{STYLES}</style>
