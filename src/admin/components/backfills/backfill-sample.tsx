import { Spinner } from "@medusajs/icons"
import { InlineTip, Text } from "@medusajs/ui"

import type { CopyBackfillItemDTO } from "../../../types/copy-backfill"
import type { CopyDraftDTO } from "../../../types/copy-draft"
import { effectiveContent } from "../../lib/copy-fields"
import { useErrorWords } from "../../lib/error-words"
import { PICTURE_SIZE } from "../../lib/layout"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { BackfillLink } from "./backfill-link"
import { DraftPicture } from "../common/draft-picture"

/** One sample draft: the picture and what was written from it. */
export const BackfillSample = ({ draft }: { draft: CopyDraftDTO }) => {
  const { t } = useCopyTranslation()
  const content = effectiveContent(draft)
  const title = draft.product?.title ?? draft.product_id
  if (!content) return null
  return (
    <article className="flex items-start gap-x-4 px-6 py-4" aria-label={content.title}>
      <DraftPicture src={draft.product?.thumbnail ?? null} />
      <div className="flex min-w-0 flex-1 flex-col gap-y-1">
        <Text size="small" leading="compact" weight="plus" className="break-words">
          {content.title}
        </Text>
        <Text size="small" className="text-ui-fg-subtle break-words text-pretty">
          {content.description}
        </Text>
        <BackfillLink to={`/products/${draft.product_id}`} className="txt-compact-small break-words" label={t("backfills.plan.openProduct", { title })}>
          {title}
        </BackfillLink>
      </div>
    </article>
  )
}

export const BackfillSampleFailed = ({ item }: { item: CopyBackfillItemDTO }) => {
  const errorWords = useErrorWords()
  return (
    <div className="px-6 py-4">
      <InlineTip variant="error" label={item.product_title} className="break-words">
        {item.reason && errorWords.ofDraft(item.reason)}
      </InlineTip>
    </div>
  )
}

export const BackfillSampleComing = () => {
  const { t } = useCopyTranslation()
  return (
    <div className="flex items-center gap-x-4 px-6 py-4">
      <div className="bg-ui-bg-component flex shrink-0 items-center justify-center rounded-md" style={PICTURE_SIZE}>
        <Spinner className="text-ui-fg-muted animate-spin motion-reduce:animate-none" aria-hidden />
      </div>
      <Text size="small" className="text-ui-fg-subtle">
        {t("backfills.plan.sampleComing")}
      </Text>
    </div>
  )
}
