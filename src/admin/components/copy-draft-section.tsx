import { Container } from "@medusajs/ui"
import type { AdminProduct } from "@medusajs/types"
import { useState } from "react"

import { LOCALES, type Locale } from "../../copy/limits"
import { useCopyStatus } from "../hooks/api/copy-status"
import { useStartCopyDraft } from "../hooks/api/copy-drafts"
import { useProductCopyDrafts } from "../hooks/api/product-copy-drafts"
import { useExpectedDraft } from "../hooks/use-expected-draft"
import { useFailureToast } from "../hooks/use-failure-toast"
import { newestByLocale } from "../lib/draft-state"
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
  const pictures = picturesOf(product)
  const drafts = useProductCopyDrafts(product.id, { expecting: useExpectedDraft(pictures) })
  const copyStatus = useCopyStatus({ watch: false })
  const status = copyStatus.data?.copy_status
  const start = useStartCopyDraft(product.id, useFailureToast())
  const [chosen, setChosen] = useState<Locale | null>(null)

  const newest = newestByLocale(drafts.data?.copy_drafts ?? [])
  const locales = LOCALES.filter((locale) => newest.has(locale) || status?.locales.includes(locale))
  const locale = chosen ?? status?.locales.find((known) => newest.has(known)) ?? locales[0] ?? LOCALES[0]
  const draft = newest.get(locale)
  const localeSelect = <LocaleSelect value={locale} locales={locales} onChange={setChosen} />
  const error = drafts.error ?? copyStatus.error
  const retry = () => {
    void drafts.refetch()
    void copyStatus.refetch()
  }
  const startDraft = () => start.mutate({ locale })

  return (
    <Container className="divide-y p-0">
      <DraftAnnouncer draft={draft} />
      {draft ? (
        <DraftView
          key={draft.id}
          draft={draft}
          product={product}
          picture={pictures[0] ?? null}
          publish={status?.publish}
          localeSelect={localeSelect}
        />
      ) : (
        <>
          <SectionHeader status={null}>
            {localeSelect}
            {drafts.isSuccess && pictures.length > 0 && <DraftMenu onDraft={startDraft} />}
          </SectionHeader>
          {drafts.isPending && <DraftSkeleton />}
          {drafts.isSuccess && (
            <DraftEmpty picture={pictures[0] ?? null} onDraft={startDraft} isStarting={start.isPending} />
          )}
        </>
      )}
      {error && <LoadError error={error} onRetry={retry} isRetrying={drafts.isFetching || copyStatus.isFetching} />}
    </Container>
  )
}

/** Addresses of the product's pictures, the thumbnail first. */
function picturesOf({ thumbnail, images }: AdminProduct): string[] {
  const addresses = [...(thumbnail ? [thumbnail] : []), ...(images ?? []).map(({ url }) => url)]
  return [...new Set(addresses)]
}
