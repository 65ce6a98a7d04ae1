import { ChevronLeft, ChevronRight, History, Keyboard, XMark } from "@medusajs/icons"
import { Badge, FocusModal, IconButton, Kbd } from "@medusajs/ui"
import type { ReactNode } from "react"

import type { CopyDraftDTO } from "../../../types/copy-draft"
import { adminAddress, goTo } from "../../lib/admin-path"
import { formatNumber } from "../../lib/backfill-time"
import type { QueuePlace } from "../../lib/review-queue"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { DraftStatusBadge } from "../common/draft-status-badge"
import { KeyHint } from "./key-hint"

interface ReviewHeaderProps {
  draft: CopyDraftDTO | null
  place: QueuePlace
  total: number
  /** Absent where there is nothing before. */
  onPrevious?: () => void
  onNext?: () => void
  onHistory?: () => void
  onHelp: () => void
  /** Asks about unsaved words before another page is opened. */
  onLeave: (leave: () => void) => void
}

/** Which draft it is, and where in the queue. */
export const ReviewHeader = ({ draft, place, total, onPrevious, onNext, onHistory, onHelp, onLeave }: ReviewHeaderProps) => {
  const { t, language } = useCopyTranslation()
  const values = { position: formatNumber(place.position ?? 0, language), total: formatNumber(total, language) }
  return (
    <header className="border-ui-border-base flex flex-wrap items-center gap-x-4 gap-y-2 border-b px-4 py-2">
      <div className="flex items-center gap-x-2">
        <FocusModal.Close asChild>
          <IconButton size="small" type="button" variant="transparent" aria-label={t("review.close")}>
            <XMark />
          </IconButton>
        </FocusModal.Close>
        <Kbd className="max-lg:hidden" aria-hidden>
          esc
        </Kbd>
      </div>
      <div className="flex items-center gap-x-1" style={{ order: 2, marginLeft: "auto" }}>
        {place.position !== null && (
          <span className="txt-compact-small text-ui-fg-subtle mr-1 tabular-nums">
            <span aria-hidden>{t("review.position", values)}</span>
            <span className="sr-only">{t("review.positionLabel", values)}</span>
          </span>
        )}
        <HeaderButton label={t("review.previous")} keys="k" onClick={onPrevious} icon={<ChevronLeft />} />
        <KeyHint command="previous" />
        <HeaderButton label={t("review.next")} keys="j" onClick={onNext} icon={<ChevronRight />} />
        <KeyHint command="next" />
        <HeaderButton label={t("review.actions.history")} keys="h" onClick={onHistory} icon={<History />} />
        <KeyHint command="history" />
        <HeaderButton label={t("review.actions.help")} keys="?" onClick={onHelp} icon={<Keyboard />} />
        <KeyHint command="help" />
      </div>
      <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1" style={{ order: 1 }}>
        <FocusModal.Title asChild>
          <h1 className="h2-core text-ui-fg-base min-w-0 break-words">
            {draft?.product ? <ProductLink product={draft.product} onLeave={onLeave} /> : t(draft ? "review.deletedProduct" : "review.label")}
          </h1>
        </FocusModal.Title>
        {draft && (
          <>
            <Badge size="2xsmall">{t(`locale.${draft.locale}`)}</Badge>
            <DraftStatusBadge status={draft.status} />
          </>
        )}
      </div>
    </header>
  )
}

interface HeaderButtonProps {
  label: string
  keys: string
  icon: ReactNode
  onClick?: () => void
}

const HeaderButton = ({ label, keys, icon, onClick }: HeaderButtonProps) => (
  <IconButton size="small" type="button" variant="transparent" aria-label={label} title={label} aria-keyshortcuts={keys} onClick={onClick} disabled={!onClick}>
    {icon}
  </IconButton>
)

const ProductLink = ({ product, onLeave }: { product: NonNullable<CopyDraftDTO["product"]>; onLeave: ReviewHeaderProps["onLeave"] }) => {
  const path = `/products/${product.id}`
  return (
    <a
      href={adminAddress(path)}
      className="hover:text-ui-fg-interactive-hover focus-visible:shadow-borders-focus rounded-sm outline-none"
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return
        event.preventDefault()
        onLeave(() => goTo(path))
      }}
    >
      {product.title}
    </a>
  )
}
