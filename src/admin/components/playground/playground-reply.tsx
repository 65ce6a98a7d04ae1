import { Container, Heading, InlineTip, Text } from "@medusajs/ui"

import type { PlaygroundState } from "../../hooks/use-playground"
import { usePlaygroundErrorWords } from "../../lib/playground-error-words"
import { useCopyTranslation, type Translate } from "../../lib/use-copy-translation"
import { ModelStatusLine } from "../common/model-status-line"

/** The reply as it is written, and what became of it. */
export const PlaygroundReply = ({ state }: { state: PlaygroundState }) => {
  const { t } = useCopyTranslation()
  const words = usePlaygroundErrorWords()
  const text = state.step === "idle" ? "" : state.text
  const isWaiting = state.step === "sending" || (state.step === "asked" && text === "")
  return (
    <Container className="p-0" role="region" aria-label={t("playground.reply.title")}>
      <div className="flex items-center justify-between gap-x-2 px-6 py-4">
        <Heading level="h2">{t("playground.reply.title")}</Heading>
        {/* What it says letter by letter would be too much to hear: the state is told, and the reply can be read. */}
        <Text size="small" className="text-ui-fg-subtle" role="status" aria-live="polite">
          {stepWords(state, t)}
        </Text>
      </div>
      <div className="flex flex-col gap-y-3 px-6 pb-4">
        {state.step === "idle" && (
          <Text size="small" className="text-ui-fg-subtle text-pretty">
            {t("playground.reply.empty")}
          </Text>
        )}
        {isWaiting && <ModelStatusLine watch />}
        {text !== "" && (
          <pre
            tabIndex={0}
            aria-label={t("playground.reply.title")}
            className="bg-ui-bg-component txt-small text-ui-fg-base overflow-auto whitespace-pre-wrap break-words rounded-md p-3"
            style={{ maxHeight: 280, overflowWrap: "anywhere" }}
          >
            {text}
          </pre>
        )}
        {state.step === "done" && !state.result.finished && <InlineTip label={t("severity.info")}>{t("playground.reply.cut")}</InlineTip>}
        {state.step === "failed" && (
          <div role="alert">
            <InlineTip variant="error" label={t("playground.reply.failed")} className="break-words">
              {words(state.error)}
            </InlineTip>
          </div>
        )}
      </div>
    </Container>
  )
}

function stepWords({ step }: PlaygroundState, t: Translate): string {
  switch (step) {
    case "sending":
      return t("playground.reply.waiting")
    case "asked":
      return t("playground.reply.looking")
    case "writing":
      return t("playground.reply.writing")
    case "done":
      return t("playground.reply.done")
    case "cancelled":
      return t("playground.reply.cancelled")
    default:
      return ""
  }
}
