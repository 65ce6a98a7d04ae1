import { Text } from "@medusajs/ui"

import type { Provenance } from "../../../copy/draft"
import { readReference } from "../../../copy/templates/template-reference"
import { LINK } from "../../lib/layout"
import { templatePath } from "../../lib/template-address"
import { useTemplateWords } from "../../lib/template-words"
import { PageLink } from "../common/page-link"

/** Which template and version wrote a draft, and why that one. Older drafts do not say why, and had no template that there is a page of. */
export const DraftTemplate = ({ made: { template, template_reason } }: { made: Provenance }) => {
  const words = useTemplateWords()
  const name = template_reason && readReference(template)?.name
  return (
    <Text size="xsmall" className="text-ui-fg-subtle break-words text-pretty">
      {name ? (
        <PageLink to={templatePath(name)} style={LINK}>
          {words.reference(template)}
        </PageLink>
      ) : (
        words.reference(template)
      )}
      {template_reason && ` (${words.reason(template_reason)})`}
    </Text>
  )
}
