import { Button, Container, Skeleton } from "@medusajs/ui"

import { useCopySummary } from "../../hooks/api/copy-summary"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { ProductListFigures } from "./product-list-figures"

/** Beside the list of products: how much copy is missing or waits for a person, in one quiet line. */
export const ProductListCopy = () => {
  const { t } = useCopyTranslation()
  const { data, error, refetch, isFetching } = useCopySummary()
  const summary = data?.copy_summary

  return (
    <Container role="region" aria-label={t("productList.heading")} className="px-6 py-3">
      <div className="flex items-center" style={{ minHeight: 28 }}>
        {summary && <ProductListFigures summary={summary} />}
        {!summary && !error && (
          <>
            <Skeleton className="h-4 w-64" />
            <span className="sr-only" role="status">
              {t("productList.loading")}
            </span>
          </>
        )}
        {!summary && error && (
          <Button size="small" variant="transparent" className="text-ui-fg-subtle" onClick={() => void refetch()} isLoading={isFetching}>
            {t("productList.retry")}
          </Button>
        )}
      </div>
    </Container>
  )
}
