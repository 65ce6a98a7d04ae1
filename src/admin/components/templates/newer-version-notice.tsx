import { Button, InlineTip } from "@medusajs/ui"
import { useEffect, useRef } from "react"

import { useCopyTranslation } from "../../lib/use-copy-translation"

interface NewerVersionNoticeProps {
  /** Absent until the newer one has come, and where there is none any more. */
  onLoad?: () => void
  /** Absent while it cannot be saved. */
  onOverwrite?: () => void
}

/** Somebody else saved in between: whose words shall count? */
export const NewerVersionNotice = ({ onLoad, onOverwrite }: NewerVersionNoticeProps) => {
  const { t } = useCopyTranslation()
  const notice = useRef<HTMLDivElement>(null)
  // Whoever typed far below would not see it.
  useEffect(() => {
    // In some browsers that is a promise, which must not be taken for the effect's end.
    void notice.current?.scrollIntoView({ block: "nearest" })
  }, [])
  return (
    <div ref={notice} role="alert" className="flex flex-col items-start gap-y-3">
      <InlineTip variant="warning" label={t("templates.newer.title")} className="w-full">
        {t("templates.newer.text")}
      </InlineTip>
      <div className="flex flex-wrap gap-2">
        <Button size="small" variant="secondary" type="button" disabled={!onLoad} onClick={onLoad}>
          {t("templates.newer.load")}
        </Button>
        <Button size="small" variant="secondary" type="button" disabled={!onOverwrite} onClick={onOverwrite}>
          {t("templates.newer.overwrite")}
        </Button>
      </div>
    </div>
  )
}
