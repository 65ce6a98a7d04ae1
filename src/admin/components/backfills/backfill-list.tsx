import { Button, Container, Heading, Skeleton, Text } from "@medusajs/ui"
import { useEffect, useState } from "react"

import { useCopyBackfills } from "../../hooks/api/copy-backfills"
import { goTo, useSearch } from "../../lib/admin-path"
import { asksForNew, BACKFILLS_PATH } from "../../lib/backfill-address"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { BackfillCreate } from "./backfill-create"
import { BackfillLoadError } from "./backfill-load-error"
import { BackfillPages } from "./backfill-pages"
import { BackfillTable } from "./backfill-table"

const PAGE = 20

/** All backfills, and the way to a new one. */
export const BackfillList = () => {
  const { t } = useCopyTranslation()
  const [offset, setOffset] = useState(0)
  const [isCreating, setIsCreating] = useState(false)
  const isAskedFor = asksForNew(useSearch())
  // A link of another page asks for the form. Once only: who comes back from the plan wants the list.
  useEffect(() => {
    if (!isAskedFor) return
    setIsCreating(true)
    goTo(BACKFILLS_PATH, { replace: true })
  }, [isAskedFor])
  const list = useCopyBackfills({ limit: PAGE, offset })
  const backfills = list.data?.copy_backfills
  const create = (
    <Button size="small" variant="secondary" onClick={() => setIsCreating(true)}>
      {t("backfills.new")}
    </Button>
  )

  return (
    <Container className="divide-y overflow-hidden p-0">
      <div className="flex flex-wrap items-center justify-between gap-2 px-6 py-4">
        <div className="flex flex-col" style={{ flex: "1 1 240px" }}>
          <Heading level="h1">{t("backfills.heading")}</Heading>
          <Text size="small" className="text-ui-fg-subtle text-pretty">
            {t("backfills.hint")}
          </Text>
        </div>
        {backfills && backfills.length > 0 && create}
      </div>
      {list.isPending && (
        <div className="flex flex-col gap-y-2 px-6 py-4" aria-hidden>
          <Skeleton className="h-8 w-full" />
          <Skeleton className="h-8 w-full" />
          <Skeleton className="h-8 w-full" />
        </div>
      )}
      {backfills && backfills.length > 0 && <BackfillTable backfills={backfills} />}
      {backfills?.length === 0 && (
        <div className="flex flex-col items-center gap-y-4 px-6 py-16 text-center">
          <div className="flex flex-col gap-y-1" style={{ maxWidth: 480 }}>
            <Heading level="h2">{t("backfills.empty.title")}</Heading>
            <Text size="small" className="text-ui-fg-subtle text-pretty">
              {t("backfills.empty.text")}
            </Text>
          </div>
          {create}
        </div>
      )}
      {list.data && <BackfillPages count={list.data.count} limit={PAGE} offset={offset} onTurn={setOffset} />}
      {list.error && <BackfillLoadError error={list.error} onRetry={() => void list.refetch()} isRetrying={list.isFetching} />}
      {isCreating && <BackfillCreate onClose={() => setIsCreating(false)} />}
    </Container>
  )
}
