import { Text } from "@medusajs/ui"

import { useCopyStatus } from "../../hooks/api/copy-status"
import { useCopyTranslation } from "../../lib/use-copy-translation"

/**
 * Why a draft has to wait: the vision-language model is on its way, or other drafts
 * come first. Nothing where neither holds, or where the store does not say.
 */
export const ModelStatusLine = ({ watch }: { watch: boolean }) => {
  const { t } = useCopyTranslation()
  const { data } = useCopyStatus({ watch })
  const status = data?.copy_status
  if (!status) return null

  if (status.state === "failed") {
    return (
      <Text size="small" className="text-ui-fg-error text-pretty">
        {`${t("model.failed")}. ${status.error ?? ""}`}
      </Text>
    )
  }
  if (status.state === "downloading" || status.state === "loading") {
    const percent = status.progress === null ? null : Math.round(status.progress * 100)
    return (
      <div className="flex flex-col gap-y-1 py-1">
        <Text size="small" className="text-ui-fg-subtle">
          {t(`model.${status.state}`)}
          {percent !== null && ` · ${t("model.percent", { percent })}`}
        </Text>
        {percent !== null && <ProgressBar percent={percent} label={t(`model.${status.state}`)} />}
      </div>
    )
  }
  if (status.drafts.pending > 1) {
    return (
      <Text size="small" className="text-ui-fg-subtle">
        {t("model.queue", { waiting: status.drafts.pending })}
      </Text>
    )
  }
  return null
}

const ProgressBar = ({ percent, label }: { percent: number; label: string }) => (
  <div
    role="progressbar"
    aria-label={label}
    aria-valuemin={0}
    aria-valuemax={100}
    aria-valuenow={percent}
    className="bg-ui-bg-component h-1 w-full overflow-hidden rounded-full"
  >
    <div className="bg-ui-bg-interactive h-full rounded-full transition-all" style={{ width: `${percent}%` }} />
  </div>
)
