import { Container } from "@medusajs/ui"
import type { AdminProduct } from "@medusajs/types"
import { useState } from "react"

import { LOCALES, type Locale } from "../../../copy/limits"
import { useCopyStatus } from "../../hooks/api/copy-status"
import { useStartCopyDraft } from "../../hooks/api/copy-drafts"
import { useProductCopyDrafts } from "../../hooks/api/product-copy-drafts"
import { useExpectedDraft } from "../../hooks/use-expected-draft"
import { useFailureToast } from "../../hooks/use-failure-toast"
import { currentDrafts, isInTheMaking } from "../../lib/draft-state"
import { picturesOfProduct } from "../../lib/product-pictures"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { DraftAnnouncer } from "./draft-announcer"
import { DraftEmpty } from "./draft-empty"
import { DraftMenu } from "./draft-menu"
import { DraftSkeleton } from "./draft-skeleton"
import { DraftView } from "./draft-view"
import { LoadError } from "./load-error"
import { LocaleTabs } from "./locale-tabs"
import { PictureStrip } from "./picture-strip"
import { SectionHeader } from "./section-header"

/** The section on a product's page: its copy draft, in whatever state that is. */
export const CopyDraftSection = ({ product }: { product: AdminProduct }) => {
  const { t } = useCopyTranslation()
  const addresses = picturesOfProduct(product, null).map(({ url }) => url)
  const picture = addresses[0] ?? null
  const list = useProductCopyDrafts(product.id, { expecting: useExpectedDraft(addresses) })
  const status = useCopyStatus({ watch: false })
  const start = useStartCopyDraft(product.id, useFailureToast())
  const [chosen, setChosen] = useState<Locale | null>(null)

  const drafts = list.data?.copy_drafts ?? []
  const configured = status.data?.copy_status.locales ?? []
  const locales = LOCALES.filter((locale) => configured.includes(locale) || drafts.some((draft) => draft.locale === locale))
  const locale = chosen ?? configured[0] ?? locales[0] ?? LOCALES[0]
  const current = currentDrafts(drafts, locale)
  const pictures = picturesOfProduct(product, current?.standing ?? null)
  const source = pictures.find(({ isSource }) => isSource)?.url ?? picture
  const error = list.error ?? status.error
  const startDraft = (picture_id?: string) => start.mutate({ locale, picture_id })
  const retry = () => {
    void list.refetch()
    void status.refetch()
  }

  const chooser = (
    <>
      <LocaleTabs
        value={locale}
        locales={locales.map((each) => ({ locale: each, status: currentDrafts(drafts, each)?.newest.status ?? null }))}
        onChange={setChosen}
      />
      <PictureStrip
        pictures={pictures}
        onDraft={startDraft}
        isBusy={start.isPending || (current !== null && isInTheMaking(current.newest))}
      />
    </>
  )

  return (
    <Container role="region" aria-label={t("heading")} className="divide-y p-0">
      <DraftAnnouncer draft={current?.newest} />
      {current ? (
        <DraftView
          key={current.standing?.id ?? locale}
          {...current}
          product={product}
          picture={source}
          publish={status.data?.copy_status.publish}
        >
          {chooser}
        </DraftView>
      ) : (
        <>
          <SectionHeader status={null}>
            {list.isSuccess && picture && <DraftMenu onDraft={() => startDraft()} />}
          </SectionHeader>
          {list.isSuccess && chooser}
          {list.isPending && <DraftSkeleton />}
          {list.isSuccess && <DraftEmpty productId={product.id} picture={picture} onDraft={() => startDraft()} isStarting={start.isPending} />}
        </>
      )}
      {error && <LoadError error={error} onRetry={retry} isRetrying={list.isFetching || status.isFetching} />}
    </Container>
  )
}
