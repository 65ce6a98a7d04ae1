import { Button, Container, Heading, Input, Select, Text, toast } from "@medusajs/ui"
import { useDeferredValue, useState } from "react"

import { BACKFILL_ITEM_STATUSES, type BackfillItemStatus, type CopyBackfillDTO } from "../../../types/copy-backfill"
import { useCopyBackfillItems, useRetryCopyBackfill } from "../../hooks/api/copy-backfills"
import { useBackfillFailureToast } from "../../hooks/use-backfill-failure-toast"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { BackfillItem } from "./backfill-item"
import { BackfillLoadError } from "./backfill-load-error"
import { BackfillPages } from "./backfill-pages"

const PAGE = 20
const SHOWN = ["all", ...BACKFILL_ITEM_STATUSES] as const
type Shown = (typeof SHOWN)[number]

/** The items of a backfill: which failed or were left out, why, and another try. */
export const BackfillItems = ({ backfill }: { backfill: CopyBackfillDTO }) => {
  const { t } = useCopyTranslation()
  const [chosen, setChosen] = useState<Shown | null>(null)
  const [words, setWords] = useState("")
  const [offset, setOffset] = useState(0)
  const q = useDeferredValue(words.trim()) || undefined
  // What went wrong is what a person comes for.
  const [hadFailed] = useState(backfill.progress.failed > 0)
  const shown: Shown = chosen ?? (hadFailed ? "failed" : "all")
  const statuses: BackfillItemStatus[] = shown === "all" ? [] : [shown]
  const list = useCopyBackfillItems(backfill, { statuses, q, limit: PAGE, offset })
  const retry = useRetryCopyBackfill(backfill.id, {
    ...useBackfillFailureToast(),
    onSuccess: () => void toast.success(t("backfills.toast.retried")),
  })
  const items = list.data?.items
  // The last page goes when its items were made again.
  if (list.data && offset > 0 && offset >= list.data.count) setOffset(Math.max(0, offset - PAGE))

  return (
    <Container role="region" aria-label={t("backfills.items.title")} className="divide-y p-0">
      <div className="flex flex-wrap items-center justify-between gap-2 px-6 py-4">
        <Heading level="h2">{t("backfills.items.title")}</Heading>
        <div className="flex flex-wrap items-center gap-2">
          {backfill.progress.failed > 0 && backfill.status !== "planned" && (
            <Button size="small" variant="secondary" isLoading={retry.isPending} onClick={() => retry.mutate({})}>
              {t("backfills.items.retryAll")}
            </Button>
          )}
          <Input
            size="small"
            type="search"
            aria-label={t("backfills.items.search")}
            placeholder={t("backfills.items.search")}
            value={words}
            onChange={(event) => {
              setWords(event.target.value)
              setOffset(0)
            }}
          />
          <Select
            size="small"
            value={shown}
            onValueChange={(value) => {
              setChosen(SHOWN.find((known) => known === value) ?? null)
              setOffset(0)
            }}
          >
            <Select.Trigger aria-label={t("backfills.items.show")} className="w-auto">
              <Select.Value />
            </Select.Trigger>
            <Select.Content align="end">
              {SHOWN.map((status) => (
                <Select.Item key={status} value={status}>
                  {t(`backfills.items.${status}`)}
                </Select.Item>
              ))}
            </Select.Content>
          </Select>
        </div>
      </div>
      {items && items.length > 0 && (
        <ul className="divide-y">
          {items.map((item) => (
            <BackfillItem key={item.id} item={item} backfill={backfill} />
          ))}
        </ul>
      )}
      {items?.length === 0 && (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t(q ? "backfills.items.noneFound" : shown === "failed" ? "backfills.items.noneFailed" : "backfills.items.none")}
        </Text>
      )}
      {list.data && <BackfillPages count={list.data.count} limit={PAGE} offset={offset} onTurn={setOffset} />}
      {list.error && <BackfillLoadError error={list.error} onRetry={() => void list.refetch()} isRetrying={list.isFetching} />}
    </Container>
  )
}
