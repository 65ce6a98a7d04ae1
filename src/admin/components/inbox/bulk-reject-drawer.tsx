import { useCopyTranslation } from "../../lib/use-copy-translation"
import { TextRequestDrawer } from "../common/text-request-drawer"

/** Longest reason that the store takes, in characters. */
const MAX_LENGTH = 500

interface BulkRejectDrawerProps {
  count: number
  onSubmit: (reason: string | undefined) => void
  onClose: () => void
}

/** Asks why so many drafts are rejected. */
export const BulkRejectDrawer = ({ count, onSubmit, onClose }: BulkRejectDrawerProps) => {
  const { t, tCount } = useCopyTranslation()
  return (
    <TextRequestDrawer
      title={tCount("inbox.bulk.rejecting.title", count)}
      description={t("inbox.bulk.rejecting.description")}
      label={t("inbox.bulk.rejecting.label")}
      hint={t("rejecting.hint", { limit: MAX_LENGTH })}
      submitLabel={t("rejecting.submit")}
      maxLength={MAX_LENGTH}
      isPending={false}
      onSubmit={onSubmit}
      onClose={onClose}
    />
  )
}
