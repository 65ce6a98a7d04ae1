import { Container, Skeleton } from "@medusajs/ui"

import type { CopyBackfillDTO } from "../../../types/copy-backfill"
import { useCopyBackfill } from "../../hooks/api/copy-backfills"
import { plannedDrafts } from "../../lib/backfill-estimate"
import { BackfillChart } from "./backfill-chart"
import { BackfillHeader } from "./backfill-header"
import { BackfillItems } from "./backfill-items"
import { BackfillLoadError } from "./backfill-load-error"
import { BackfillPlanView } from "./backfill-plan-view"
import { BackfillRun } from "./backfill-run"

/** The page of one backfill, live as long as it is looked at. */
export const BackfillDetail = ({ id }: { id: string }) => {
  const query = useCopyBackfill(id)
  const backfill = query.data?.copy_backfill
  return (
    <div className="flex w-full flex-col gap-y-3">
      {query.error && (
        <Container className="p-0">
          <BackfillLoadError error={query.error} onRetry={() => void query.refetch()} isRetrying={query.isFetching} />
        </Container>
      )}
      {query.isPending && <DetailSkeleton />}
      {backfill && <DetailSections backfill={backfill} />}
    </div>
  )
}

const DetailSections = ({ backfill }: { backfill: CopyBackfillDTO }) => {
  const isPlan = backfill.status === "planned"
  return (
    <>
      <Container className="divide-y p-0">
        <BackfillHeader backfill={backfill} />
        {!isPlan && <BackfillRun backfill={backfill} />}
      </Container>
      {isPlan && <BackfillPlanView backfill={backfill} />}
      {backfill.started_at && plannedDrafts(backfill) > 0 && <BackfillChart backfill={backfill} />}
      <BackfillItems backfill={backfill} />
    </>
  )
}

const DetailSkeleton = () => (
  <Container className="flex flex-col gap-y-4" aria-hidden>
    <Skeleton className="h-8 w-full" />
    <Skeleton className="h-4 w-full" />
    <Skeleton className="h-4 w-full" />
  </Container>
)
