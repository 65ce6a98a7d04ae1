import { Sparkles } from "@medusajs/icons"
import { Text } from "@medusajs/ui"

import type { WidgetPicture } from "../../lib/product-pictures"
import { useCopyTranslation } from "../../lib/use-copy-translation"

interface PictureStripProps {
  pictures: readonly WidgetPicture[]
  /** Has a draft made from a picture. */
  onDraft: (pictureId: string) => void
  isBusy: boolean
}

const SIZE = { width: 48, height: 48 }

/** The product's pictures, and which one the draft was made from. Nothing where there is only one. */
export const PictureStrip = ({ pictures, onDraft, isBusy }: PictureStripProps) => {
  const { t } = useCopyTranslation()
  if (pictures.length < 2) return null
  return (
    <section aria-label={t("widget.pictures.label")} className="flex flex-col gap-y-2 px-6 py-3">
      <ul className="flex gap-x-2 overflow-x-auto p-1">
        {pictures.map(({ id, url, isSource }, index) => (
          <li key={url} className="shrink-0">
            {isSource ? (
              <img
                src={url}
                alt={t("widget.pictures.drafted", { number: index + 1 })}
                className="rounded-md object-cover"
                style={{ ...SIZE, boxShadow: "0 0 0 2px var(--border-interactive)" }}
              />
            ) : (
              <button
                type="button"
                disabled={isBusy}
                onClick={() => onDraft(id)}
                aria-label={t("widget.pictures.draftFrom", { number: index + 1 })}
                title={t("widget.pictures.draftFrom", { number: index + 1 })}
                className="shadow-borders-base focus-visible:shadow-borders-focus relative overflow-hidden rounded-md outline-none"
                style={SIZE}
              >
                <img src={url} alt="" className="size-full object-cover" />
                <span className="bg-ui-bg-base text-ui-fg-subtle absolute bottom-0 right-0 rounded-md" aria-hidden>
                  <Sparkles />
                </span>
              </button>
            )}
          </li>
        ))}
      </ul>
      <Text size="xsmall" className="text-ui-fg-subtle text-pretty">
        {t("widget.pictures.hint")}
      </Text>
    </section>
  )
}
