import { useCopyTranslation } from "../../lib/use-copy-translation"
import { TextRequestDrawer } from "./text-request-drawer"

/** Longest wish that the store takes, in characters. */
const MAX_LENGTH = 500

interface RegenerateDrawerProps {
  /** The wish of the last draft, to build on. */
  instructions: string | null
  isPending: boolean
  onSubmit: (instructions: string | undefined) => void
  onClose: () => void
}

/** Asks what should be different about the next draft. */
export const RegenerateDrawer = ({ instructions, ...rest }: RegenerateDrawerProps) => {
  const { t } = useCopyTranslation()
  return (
    <TextRequestDrawer
      title={t("regenerating.title")}
      description={t("regenerating.description")}
      label={t("regenerating.label")}
      placeholder={t("regenerating.placeholder")}
      hint={t("regenerating.hint", { limit: MAX_LENGTH })}
      submitLabel={t("regenerating.submit")}
      maxLength={MAX_LENGTH}
      initialText={instructions ?? undefined}
      {...rest}
    />
  )
}
