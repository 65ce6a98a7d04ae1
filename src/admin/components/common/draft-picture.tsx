import { Photo } from "@medusajs/icons"

import { PICTURE_SIZE } from "../../lib/layout"
import { useCopyTranslation } from "../../lib/use-copy-translation"

/** The product's picture, or a placeholder of the same size. */
export const DraftPicture = ({ src }: { src: string | null }) => {
  const { t } = useCopyTranslation()
  return (
    <div
      className="bg-ui-bg-component shadow-elevation-card-rest flex shrink-0 items-center justify-center overflow-hidden rounded-md"
      style={PICTURE_SIZE}
    >
      {src ? (
        <img src={src} alt={t("pictureAlt")} className="size-full object-cover" />
      ) : (
        <Photo className="text-ui-fg-muted" aria-label={t("noPicture")} />
      )}
    </div>
  )
}
