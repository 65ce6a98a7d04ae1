import { XMark } from "@medusajs/icons"
import { Drawer, IconButton, Kbd } from "@medusajs/ui"
import type { ReactNode } from "react"

import { useCopyTranslation } from "../../lib/use-copy-translation"

interface LabelledDrawerHeaderProps {
  title: string
  description: ReactNode
}

/** A drawer's header as Medusa's own looks, whose button to close has a name that screen readers can say. */
export const LabelledDrawerHeader = ({ title, description }: LabelledDrawerHeaderProps) => {
  const { t } = useCopyTranslation()
  return (
    <div className="border-ui-border-base flex items-start justify-between gap-x-4 border-b px-6 py-4">
      <div className="flex flex-col gap-y-1">
        <Drawer.Title className="h2-core">{title}</Drawer.Title>
        <Drawer.Description className="text-ui-fg-subtle text-pretty">{description}</Drawer.Description>
      </div>
      <div className="flex items-center gap-x-2">
        <Kbd aria-hidden>esc</Kbd>
        <Drawer.Close asChild>
          <IconButton size="small" type="button" variant="transparent" aria-label={t("actions.close")}>
            <XMark />
          </IconButton>
        </Drawer.Close>
      </div>
    </div>
  )
}
