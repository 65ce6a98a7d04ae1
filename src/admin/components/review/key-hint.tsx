import { Kbd } from "@medusajs/ui"

import { REVIEW_KEYS, type ReviewCommand } from "../../lib/review-keys"

interface KeyHintProps {
  command: ReviewCommand
  /** Of a command with several keys: which. @default the first */
  index?: number
}

/** The key that does the same as the button. Where there is no room there is no keyboard either. */
export const KeyHint = ({ command, index = 0 }: KeyHintProps) => (
  <Kbd className="max-lg:hidden" aria-hidden>
    {REVIEW_KEYS[command][index]}
  </Kbd>
)
