import { MinusMini, PlusMini, XMark } from "@medusajs/icons"
import { FocusModal, IconButton, Kbd, Text } from "@medusajs/ui"
import { useRef, useState, type KeyboardEvent } from "react"

import { useReturnFocus } from "../../hooks/use-return-focus"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { MovablePicture } from "./movable-picture"

interface PictureZoomProps {
  url: string
  /** What it shows, in words. */
  alt: string
  onClose: () => void
}

/** How many times as large as the window, at first and at the most. */
const USUAL = 2
const LARGEST = 6
const STEP = 1.5

/** A picture larger than the window. */
export const PictureZoom = ({ url, alt, onClose }: PictureZoomProps) => {
  const { t } = useCopyTranslation()
  const returnFocus = useReturnFocus()
  const [zoom, setZoom] = useState(USUAL)
  const view = useRef<HTMLDivElement>(null)
  const enlarge = () => setZoom((known) => Math.min(LARGEST, known * STEP))
  const reduce = () => setZoom((known) => Math.max(1, known / STEP))

  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === "+" || event.key === "=") enlarge()
    else if (event.key === "-") reduce()
    else if (event.key === "z") onClose()
    else return
    event.preventDefault()
  }

  return (
    <FocusModal open onOpenChange={(open) => !open && onClose()}>
      <FocusModal.Content aria-describedby={undefined} onKeyDown={press} onOpenAutoFocus={(event) => {
          event.preventDefault()
          view.current?.focus()
        }} onCloseAutoFocus={returnFocus}>
        <div className="border-ui-border-base flex items-center justify-between gap-x-4 border-b px-4 py-2">
          <div className="flex items-center gap-x-2">
            <FocusModal.Close asChild>
              <IconButton size="small" variant="transparent" type="button" aria-label={t("review.pictures.closeZoom")}>
                <XMark />
              </IconButton>
            </FocusModal.Close>
            <Kbd aria-hidden>esc</Kbd>
          </div>
          <FocusModal.Title asChild>
            <span className="txt-compact-small-plus text-ui-fg-base truncate">{t("review.pictures.zoomed")}</span>
          </FocusModal.Title>
          <div className="flex items-center gap-x-1">
            <IconButton size="small" type="button" aria-label={t("review.pictures.smaller")} aria-keyshortcuts="-" onClick={reduce} disabled={zoom <= 1}>
              <MinusMini />
            </IconButton>
            <IconButton size="small" type="button" aria-label={t("review.pictures.larger")} aria-keyshortcuts="+" onClick={enlarge} disabled={zoom >= LARGEST}>
              <PlusMini />
            </IconButton>
          </div>
        </div>
        <MovablePicture url={url} alt={alt} zoom={zoom} view={view} />
        <Text size="xsmall" className="text-ui-fg-subtle border-ui-border-base border-t px-4 py-2">
          {t("review.pictures.zoomHint")}
        </Text>
      </FocusModal.Content>
    </FocusModal>
  )
}
