import { Text } from "@medusajs/ui"
import { Fragment } from "react"

import type { CopySummaryDTO } from "../../../types/copy-summary"
import { NEW_MISSING_PATH } from "../../lib/backfill-address"
import { openView, writeDraftQuery } from "../../lib/draft-query"
import { LINK } from "../../lib/layout"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { PageLink } from "../common/page-link"

/** What is missing or waits, each leading to where something can be done about it. */
export const ProductListFigures = ({ summary }: { summary: CopySummaryDTO }) => {
  const { t, tCount } = useCopyTranslation()
  const figures = [
    { key: "productList.withoutCopy", count: summary.products_without_copy, to: NEW_MISSING_PATH },
    { key: "productList.toReview", count: summary.to_review, to: "/copy-drafts" },
    { key: "productList.failed", count: summary.failed, to: `/copy-drafts${writeDraftQuery(openView("failed"))}` },
  ] as const
  const told = figures.filter(({ count }) => count > 0)

  return (
    <Text size="small" className="text-ui-fg-subtle">
      {told.length === 0 && t("productList.nothing")}
      {told.map(({ key, count, to }, index) => (
        <Fragment key={key}>
          {index > 0 && " · "}
          <PageLink to={to} className="text-ui-fg-base hover:text-ui-fg-subtle" style={LINK}>
            {tCount(key, count)}
          </PageLink>
        </Fragment>
      ))}
    </Text>
  )
}
