import { useCopyTranslation } from "../../lib/use-copy-translation"
import { TextRequestDrawer } from "./text-request-drawer"

/** Longest reason that the store takes, in characters. */
const MAX_LENGTH = 500

interface RejectDrawerProps {
  isPending: boolean
  onSubmit: (reason: string | undefined) => void
  onClose: () => void
}

/** Asks why a draft is rejected. */
export const RejectDrawer = (props: RejectDrawerProps) => {
  const { t } = useCopyTranslation()
  return (
    <TextRequestDrawer
      title={t("rejecting.title")}
      description={t("rejecting.description")}
      label={t("rejecting.label")}
      hint={t("rejecting.hint", { limit: MAX_LENGTH })}
      submitLabel={t("rejecting.submit")}
      maxLength={MAX_LENGTH}
      {...props}
    />
  )
}
