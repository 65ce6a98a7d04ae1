import { Photo } from "@medusajs/icons"

/** The product's own small picture, or a placeholder of the same size. Says nothing that its title beside it does not. */
export const InboxThumbnail = ({ src }: { src: string | null | undefined }) => (
  <div
    className="bg-ui-bg-component border-ui-border-base flex h-8 w-8 shrink-0 items-center justify-center overflow-hidden rounded border"
    aria-hidden
  >
    {src ? <img src={src} alt="" className="h-full w-full object-cover object-center" /> : <Photo className="text-ui-fg-muted" />}
  </div>
)
