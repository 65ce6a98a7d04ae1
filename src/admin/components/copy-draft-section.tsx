import { Container } from "@medusajs/ui"
import type { AdminProduct } from "@medusajs/types"
import { useState } from "react"

import { LOCALES, type Locale } from "../../copy/limits"
import { useCopyStatus } from "../hooks/api/copy-status"
import { useStartCopyDraft } from "../hooks/api/copy-drafts"
import { useProductCopyDrafts } from "../hooks/api/product-copy-drafts"
import { useExpectedDraft } from "../hooks/use-expected-draft"
import { useFailureToast } from "../hooks/use-failure-toast"
import { currentDrafts } from "../lib/draft-state"
import { useCopyTranslation } from "../lib/use-copy-translation"
import { DraftAnnouncer } from "./draft-announcer"
import { DraftEmpty } from "./draft-empty"
import { DraftMenu } from "./draft-menu"
import { DraftSkeleton } from "./draft-skeleton"
import { DraftView } from "./draft-view"
import { LoadError } from "./load-error"
import { LocaleSelect } from "./locale-select"
import { SectionHeader } from "./section-header"

/** The section on a product's page: its copy draft, in whatever state that is. */
export const CopyDraftSection = ({ product }: { product: AdminProduct }) => {
  const { t } = useCopyTranslation()
  const pictures = picturesOf(product)
  const picture = pictures[0] ?? null
  const list = useProductCopyDrafts(product.id, { expecting: useExpectedDraft(pictures) })
  const status = useCopyStatus({ watch: false })
  const start = useStartCopyDraft(product.id, useFailureToast())
  const [chosen, setChosen] = useState<Locale | null>(null)

  const drafts = list.data?.copy_drafts ?? []
  const configured = status.data?.copy_status.locales ?? []
  const locales = LOCALES.filter((locale) => configured.includes(locale) || drafts.some((draft) => draft.locale === locale))
  const locale = chosen ?? configured[0] ?? locales[0] ?? LOCALES[0]
  const current = currentDrafts(drafts, locale)
  const localeSelect = <LocaleSelect value={locale} locales={locales} onChange={setChosen} />
  const error = list.error ?? status.error
  const startDraft = () => start.mutate({ locale })
  const retry = () => {
    void list.refetch()
    void status.refetch()
  }

  return (
    <Container role="region" aria-label={t("heading")} className="divide-y p-0">
      <DraftAnnouncer draft={current?.newest} />
      {current ? (
        <DraftView
          key={current.standing?.id ?? locale}
          {...current}
          product={product}
          picture={picture}
          publish={status.data?.copy_status.publish}
          localeSelect={localeSelect}
        />
      ) : (
        <>
          <SectionHeader status={null}>
            {localeSelect}
            {list.isSuccess && picture && <DraftMenu onDraft={startDraft} />}
          </SectionHeader>
          {list.isPending && <DraftSkeleton />}
          {list.isSuccess && <DraftEmpty productId={product.id} picture={picture} onDraft={startDraft} isStarting={start.isPending} />}
        </>
      )}
      {error && <LoadError error={error} onRetry={retry} isRetrying={list.isFetching || status.isFetching} />}
    </Container>
  )
}

/** Addresses of the product's pictures, the thumbnail first. */
function picturesOf({ thumbnail, images }: AdminProduct): string[] {
  const addresses = [...(thumbnail ? [thumbnail] : []), ...(images ?? []).map(({ url }) => url)]
  return [...new Set(addresses)]
}
