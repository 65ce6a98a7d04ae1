import { Button, Text } from "@medusajs/ui"

import { formatNumber } from "../../lib/backfill-time"
import { useCopyTranslation } from "../../lib/use-copy-translation"

interface BackfillPagesProps {
  count: number
  limit: number
  offset: number
  onTurn: (offset: number) => void
}

/** Turns the pages of a list. Nothing where there is only one. */
export const BackfillPages = ({ count, limit, offset, onTurn }: BackfillPagesProps) => {
  const { t, language } = useCopyTranslation()
  if (count <= limit) return null
  const number = (value: number) => formatNumber(value, language)
  return (
    <div className="flex flex-wrap items-center justify-between gap-2 px-6 py-4">
      <Text size="small" className="text-ui-fg-subtle tabular-nums">
        {t("backfills.items.page", { from: number(offset + 1), to: number(Math.min(offset + limit, count)), count: number(count) })}
      </Text>
      <div className="flex items-center gap-x-2">
        <Button size="small" variant="transparent" disabled={offset === 0} onClick={() => onTurn(Math.max(0, offset - limit))}>
          {t("backfills.items.previous")}
        </Button>
        <Button size="small" variant="transparent" disabled={offset + limit >= count} onClick={() => onTurn(offset + limit)}>
          {t("backfills.items.next")}
        </Button>
      </div>
    </div>
  )
}
