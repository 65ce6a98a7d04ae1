import { MagnifyingGlass, Photo } from "@medusajs/icons"
import { Text } from "@medusajs/ui"
import { useState, type CSSProperties } from "react"

import { useIsWide } from "../../hooks/use-is-wide"
import type { DraftPictureView } from "../../lib/draft-pictures"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { KeyHint } from "./key-hint"

interface ReviewPicturesProps {
  pictures: readonly DraftPictureView[]
  /** Which of them is shown large. */
  shown: number
  onShow: (index: number) => void
  onZoom: () => void
}

const THUMBNAIL: CSSProperties = { width: 56, height: 56 }

const CORNER: CSSProperties = { right: 8, bottom: 8 }

/** The product's pictures: one large, the others to choose from below. */
export const ReviewPictures = ({ pictures, shown, onShow, onZoom }: ReviewPicturesProps) => {
  const { t } = useCopyTranslation()
  const isWide = useIsWide()
  const words = usePictureWords()
  const [broken, setBroken] = useState<ReadonlySet<string>>(new Set())
  const picture = pictures[shown]
  if (!picture) return <NoPicture words={t("review.pictures.none")} />
  return (
    <section aria-label={t("review.pictures.label")} className="flex min-h-0 flex-1 flex-col gap-y-3">
      {broken.has(picture.url) ? (
        <NoPicture words={t("review.pictures.broken")} />
      ) : (
        <button
          type="button"
          onClick={onZoom}
          aria-label={`${t("review.pictures.zoom")}: ${words(picture, shown)}`}
          aria-keyshortcuts="z"
          className="bg-ui-bg-component shadow-borders-base focus-visible:shadow-borders-focus relative flex min-h-0 flex-1 items-center justify-center overflow-hidden rounded-lg outline-none"
          style={{ cursor: "zoom-in", ...(isWide ? {} : { height: 280, flex: "none" }) }}
        >
          <img key={picture.url} src={picture.url} alt="" className="size-full object-contain" onError={() => setBroken(new Set([...broken, picture.url]))} />
          <span className="bg-ui-bg-base text-ui-fg-subtle shadow-borders-base absolute flex items-center gap-x-1 rounded-md p-1" style={CORNER} aria-hidden>
            <MagnifyingGlass />
            <KeyHint command="zoom" />
          </span>
        </button>
      )}
      {pictures.length > 1 && (
        <ul className="flex shrink-0 gap-x-2 overflow-x-auto p-1">
          {pictures.map((each, index) => (
            <li key={each.url} className="shrink-0">
              <button
                type="button"
                onClick={() => onShow(index)}
                aria-label={t("review.pictures.show", { number: index + 1, count: pictures.length })}
                aria-current={index === shown}
                className="bg-ui-bg-component shadow-borders-base focus-visible:shadow-borders-focus overflow-hidden rounded-md outline-none"
                style={{ ...THUMBNAIL, ...(index === shown ? { boxShadow: "0 0 0 2px var(--border-interactive)" } : {}) }}
              >
                <img src={each.url} alt="" className="size-full object-cover" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

const NoPicture = ({ words }: { words: string }) => (
  <div className="bg-ui-bg-component flex flex-col items-center justify-center gap-y-2 rounded-lg p-6" style={{ minHeight: 160 }}>
    <Photo className="text-ui-fg-muted" aria-hidden />
    <Text size="small" className="text-ui-fg-subtle">
      {words}
    </Text>
  </div>
)

/** What a picture is, for those who do not see it. */
export function usePictureWords(): (picture: DraftPictureView, index: number) => string {
  const { t } = useCopyTranslation()
  return ({ isSource }, index) => (isSource ? t("review.pictures.source") : t("review.pictures.other", { number: index + 1 }))
}
