import { Button, InlineTip, Text } from "@medusajs/ui"

import type { CopyDraftDTO } from "../../../types/copy-draft"
import { useErrorWords } from "../../lib/error-words"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { DraftPicture } from "./draft-picture"

interface DraftFailureProps {
  draft: CopyDraftDTO
  /** Absent where it is shown beside. */
  picture?: string | null
  onRetry: () => void
  isRetrying: boolean
}

/** A draft that could not be made: the reason in its own words, and a way to try again. */
export const DraftFailure = ({ draft, picture, onRetry, isRetrying }: DraftFailureProps) => {
  const { t } = useCopyTranslation()
  const errorWords = useErrorWords()
  const rawReply = draft.error?.raw_reply
  return (
    <div className="flex flex-col gap-y-4 px-6 py-4">
      <div className="flex items-start gap-x-4">
        {picture !== undefined && <DraftPicture src={picture} />}
        <InlineTip variant="error" label={t("failure.title")} className="min-w-0 flex-1 break-words">
          {draft.error && errorWords.ofDraft(draft.error)}
        </InlineTip>
      </div>
      {rawReply && (
        <details className="txt-small text-ui-fg-subtle">
          <summary className="cursor-pointer">{t("failure.rawReply")}</summary>
          <pre
            className="bg-ui-bg-component mt-2 overflow-auto whitespace-pre-wrap break-words rounded-md p-3"
            style={{ maxHeight: 160 }}
          >
            {rawReply}
          </pre>
        </details>
      )}
      <div className="flex items-center justify-between gap-x-2">
        <Text size="small" className="text-ui-fg-muted">
          {t("failure.attempts", { attempts: draft.attempts })}
        </Text>
        <Button size="small" variant="secondary" onClick={onRetry} isLoading={isRetrying}>
          {t("actions.retry")}
        </Button>
      </div>
    </div>
  )
}
