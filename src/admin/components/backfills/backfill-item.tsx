import { Button, StatusBadge, Text, toast } from "@medusajs/ui"
import type { ComponentProps } from "react"

import type { BackfillItemStatus, CopyBackfillDTO, CopyBackfillItemDTO } from "../../../types/copy-backfill"
import { useRetryCopyBackfill, useSkipCopyBackfillItem } from "../../hooks/api/copy-backfills"
import { useBackfillFailureToast } from "../../hooks/use-backfill-failure-toast"
import { useErrorWords } from "../../lib/error-words"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { BackfillLink } from "./backfill-link"

const COLORS: Record<BackfillItemStatus, ComponentProps<typeof StatusBadge>["color"]> = {
  waiting: "grey",
  queued: "blue",
  done: "green",
  failed: "red",
  skipped: "grey",
}

interface BackfillItemProps {
  item: CopyBackfillItemDTO
  backfill: CopyBackfillDTO
}

/** One product in one language: how it stands, why, and what can be done. */
export const BackfillItem = ({ item, backfill }: BackfillItemProps) => {
  const { t } = useCopyTranslation()
  const reason = useReason(item)
  const title = item.product_title
  const failureToast = useBackfillFailureToast()
  const retry = useRetryCopyBackfill(backfill.id, { ...failureToast, onSuccess: () => void toast.success(t("backfills.toast.retried")) })
  const skip = useSkipCopyBackfillItem(backfill.id, { ...failureToast, onSuccess: () => void toast.success(t("backfills.toast.skipped")) })
  const isOver = backfill.status === "finished" || backfill.status === "cancelled"

  return (
    <li className="flex flex-wrap items-center justify-between gap-2 px-6 py-2" style={{ minHeight: 52 }} aria-label={title}>
      <div className="flex min-w-0 flex-col gap-y-1" style={{ flex: "1 1 220px" }}>
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <BackfillLink to={`/products/${item.product_id}`} className="txt-compact-small break-words">
            {title}
          </BackfillLink>
          {backfill.locales.length > 1 && (
            <span className="txt-compact-small text-ui-fg-muted">{t(`locale.${item.locale}`)}</span>
          )}
        </div>
        {reason && (
          <Text size="small" className="text-ui-fg-subtle break-words text-pretty">
            {reason}
          </Text>
        )}
      </div>
      <div className="flex items-center gap-x-2">
        {item.status === "failed" && backfill.status !== "planned" && (
          <Button
            size="small"
            variant="transparent"
            aria-label={t("backfills.items.retryOne", { title })}
            isLoading={retry.isPending}
            onClick={() => retry.mutate({ item_ids: [item.id] })}
          >
            {t("backfills.items.retry")}
          </Button>
        )}
        {item.status === "waiting" && !isOver && (
          <Button
            size="small"
            variant="transparent"
            aria-label={t("backfills.items.skipOne", { title })}
            isLoading={skip.isPending}
            onClick={() => skip.mutate(item.id)}
          >
            {t("backfills.items.skip")}
          </Button>
        )}
        <StatusBadge color={COLORS[item.status]}>{t(`backfills.items.${item.status}`)}</StatusBadge>
      </div>
    </li>
  )
}

function useReason({ status, reason }: CopyBackfillItemDTO): string | null {
  const { lookUp } = useCopyTranslation()
  const errorWords = useErrorWords()
  if (!reason) return null
  return status === "skipped" ? (lookUp(`backfills.skips.${reason.code}`) ?? reason.message) : errorWords.ofDraft(reason)
}
