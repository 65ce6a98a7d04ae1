import { Text } from "@medusajs/ui"

import { useDraftCount } from "../../hooks/api/listed-drafts"
import { BACKFILLS_PATH } from "../../lib/backfill-address"
import { openView, writeDraftQuery } from "../../lib/draft-query"
import { LINK } from "../../lib/layout"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { PageLink } from "../common/page-link"

/** What becomes of the drafts that older versions of a template wrote, and the way to those that wait for review. */
export const OutdatedDrafts = ({ name }: { name: string }) => {
  const { t, tCount } = useCopyTranslation()
  const query = { ...openView("review"), template: [name], outdated: true }
  const count = useDraftCount(query) ?? 0
  return (
    <Text size="small" className="text-ui-fg-subtle px-6 text-pretty">
      {t("templates.outdated.text")}{" "}
      <PageLink to={BACKFILLS_PATH} className="text-ui-fg-base" style={LINK}>
        {t("templates.outdated.link")}
      </PageLink>
      {count > 0 && (
        <>
          {" "}
          <PageLink to={`/copy-drafts${writeDraftQuery(query)}`} className="text-ui-fg-base" style={LINK}>
            {tCount("templates.outdated.waiting", count)}
          </PageLink>
        </>
      )}
    </Text>
  )
}
