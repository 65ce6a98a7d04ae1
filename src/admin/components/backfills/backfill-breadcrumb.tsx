import { useCopyBackfill } from "../../hooks/api/copy-backfills"
import { useLastSegment } from "../../lib/admin-path"
import { useSelectionWords } from "../../lib/selection-words"
import { useCopyTranslation } from "../../lib/use-copy-translation"

export const BackfillBreadcrumb = () => <>{useCopyTranslation().t("backfills.heading")}</>

/** What the backfill of this page is for, once that is known. */
export const BackfillTitleBreadcrumb = () => {
  const words = useSelectionWords()
  const { data } = useCopyBackfill(useLastSegment())
  return <>{data ? words(data.copy_backfill.selection) : "…"}</>
}
