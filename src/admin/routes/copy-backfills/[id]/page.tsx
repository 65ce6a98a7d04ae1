import { BackfillDetail } from "../../../components/backfills/backfill-detail"
import { BackfillTitleBreadcrumb } from "../../../components/backfills/backfill-breadcrumb"
import { useLastSegment } from "../../../lib/admin-path"

/** One backfill: the plan before it is started, then how it gets on. */
const CopyBackfillPage = () => {
  const id = useLastSegment()
  // Keyed, so that nothing of one backfill is left when the page turns to another.
  return <BackfillDetail key={id} id={id} />
}

export const handle = { breadcrumb: () => <BackfillTitleBreadcrumb /> }

export default CopyBackfillPage
