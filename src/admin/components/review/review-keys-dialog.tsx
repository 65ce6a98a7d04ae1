import { Drawer, Kbd, Text } from "@medusajs/ui"
import type { ReactNode } from "react"

import { useReturnFocus } from "../../hooks/use-return-focus"
import { REVIEW_KEYS, type ReviewCommand } from "../../lib/review-keys"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { LabelledDrawerHeader } from "../common/labelled-drawer-header"

const GROUPS = [
  { name: "decide", commands: ["acceptAll", "acceptField", "edit", "regenerate", "reject", "undo"] },
  { name: "move", commands: ["next", "previous", "leave"] },
  { name: "look", commands: ["zoom", "history", "help"] },
  { name: "choose", commands: ["keepOld", "useNew"] },
] as const satisfies readonly { name: string; commands: readonly ReviewCommand[] }[]

const WRITING = [
  { name: "nextField", keys: ["Tab"] },
  { name: "save", keys: ["Ctrl", "Enter"] },
  { name: "cancel", keys: ["Esc"] },
] as const

/** Every key of the review, and what it does. */
export const ReviewKeysDialog = ({ onClose }: { onClose: () => void }) => {
  const { t } = useCopyTranslation()
  const returnFocus = useReturnFocus()
  return (
    <Drawer open onOpenChange={(open) => !open && onClose()}>
      <Drawer.Content onCloseAutoFocus={returnFocus}>
        <LabelledDrawerHeader title={t("review.keys.title")} description={t("review.keys.description")} />
        <Drawer.Body className="flex flex-col gap-y-6 overflow-y-auto" tabIndex={0}>
          {GROUPS.map(({ name, commands }) => (
            <KeyGroup key={name} title={t(`review.keys.${name}`)}>
              {commands.map((command) => (
                <KeyRow key={command} what={t(`review.keys.${command}`)} keys={REVIEW_KEYS[command]} />
              ))}
            </KeyGroup>
          ))}
          <KeyGroup title={t("review.keys.write")}>
            {WRITING.map(({ name, keys }) => (
              <KeyRow key={name} what={t(`review.keys.${name}`)} keys={keys} />
            ))}
          </KeyGroup>
        </Drawer.Body>
      </Drawer.Content>
    </Drawer>
  )
}

const KeyGroup = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="flex flex-col gap-y-2">
    <Text as="span" size="small" leading="compact" weight="plus">
      {title}
    </Text>
    <dl className="flex flex-col gap-y-1.5">{children}</dl>
  </section>
)

const KeyRow = ({ what, keys }: { what: string; keys: readonly string[] }) => (
  <div className="flex items-center justify-between gap-x-4">
    <dt className="txt-small text-ui-fg-subtle">{what}</dt>
    <dd className="flex shrink-0 items-center gap-x-1">
      {keys.map((key) => (
        <Kbd key={key}>{key}</Kbd>
      ))}
    </dd>
  </div>
)
