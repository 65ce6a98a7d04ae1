import { Button, Container, Heading, InlineTip, Text } from "@medusajs/ui"
import type { CSSProperties } from "react"

import { useCopyStatus } from "../../hooks/api/copy-status"
import { usePlayground } from "../../hooks/use-playground"
import { usePlaygroundErrorWords } from "../../lib/playground-error-words"
import type { ApiError } from "../../lib/api-error"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { PlaygroundDraft } from "./playground-draft"
import { PlaygroundFigures } from "./playground-figures"
import { PlaygroundForm } from "./playground-form"
import { PlaygroundReply } from "./playground-reply"

/** Side by side where there is room. */
const COLUMNS: CSSProperties = {
  display: "grid",
  gridTemplateColumns: "repeat(auto-fit, minmax(min(100%, 340px), 1fr))",
  gap: 12,
  alignItems: "start",
}

/** Any picture, the built-in prompt or one's own, and what the store's model makes of them. */
export const Playground = () => {
  const { t } = useCopyTranslation()
  const { state, ask, cancel } = usePlayground()
  const isAtWork = state.step === "sending" || state.step === "asked" || state.step === "writing"
  const { data, error, refetch, isFetching } = useCopyStatus({ watch: isAtWork })
  const status = data?.copy_status

  return (
    <div className="flex w-full flex-col gap-y-3">
      <Container className="p-0">
        <div className="flex flex-col gap-y-1 px-6 py-4">
          <Heading>{t("playground.heading")}</Heading>
          <Text size="small" className="text-ui-fg-subtle text-pretty">
            {t("playground.hint")}
          </Text>
        </div>
        {error && !status && <PlaygroundLoadError error={error} onRetry={() => void refetch()} isRetrying={isFetching} />}
        {status && !status.makes_drafts && (
          <div className="px-6 pb-4">
            <InlineTip variant="warning" label={t("playground.elsewhereTitle")}>
              {t("playground.elsewhere")}
            </InlineTip>
          </div>
        )}
        {!status && !error && <div className="bg-ui-bg-component mx-6 mb-6 animate-pulse rounded-md" style={{ height: 220 }} aria-hidden />}
      </Container>
      {status?.makes_drafts && (
        <div style={COLUMNS}>
          <PlaygroundForm locales={status.locales} maxBytes={status.max_picture_bytes} isAtWork={isAtWork} hasAsked={state.step !== "idle"} onAsk={ask} onCancel={cancel} />
          <div className="flex min-w-0 flex-col gap-y-3">
            <PlaygroundReply state={state} />
            {state.step === "done" && <PlaygroundDraft result={state.result} />}
            {state.step === "done" && <PlaygroundFigures result={state.result} />}
          </div>
        </div>
      )}
    </div>
  )
}

interface PlaygroundLoadErrorProps {
  error: ApiError
  onRetry: () => void
  isRetrying: boolean
}

const PlaygroundLoadError = ({ error, onRetry, isRetrying }: PlaygroundLoadErrorProps) => {
  const { t } = useCopyTranslation()
  const words = usePlaygroundErrorWords()
  const isForbidden = error.status === 403
  return (
    <div className="flex flex-col items-start gap-y-3 border-t px-6 py-4" role="alert">
      <InlineTip variant={isForbidden ? "warning" : "error"} label={t(isForbidden ? "playground.forbiddenTitle" : "playground.loadError")} className="w-full">
        {words(error)}
      </InlineTip>
      <Button size="small" variant="secondary" onClick={onRetry} isLoading={isRetrying}>
        {t("actions.retry")}
      </Button>
    </div>
  )
}
