import { Badge, Table } from "@medusajs/ui"

import { LOCALES } from "../../../copy/limits"
import type { CopyTemplateDTO } from "../../../types/copy-template"
import { useIsNarrow } from "../../hooks/use-is-narrow"
import { LINK } from "../../lib/layout"
import { templatePath } from "../../lib/template-address"
import { useTemplateWords } from "../../lib/template-words"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { PageLink } from "../common/page-link"

const ROOMY = { paddingTop: 12, paddingBottom: 12 }

/** Of each what it is for and whose it is: in columns, or one below the other where there is no room for them. */
export const TemplateTable = ({ templates }: { templates: readonly CopyTemplateDTO[] }) => {
  const { t } = useCopyTranslation()
  const words = useTemplateWords()
  const isNarrow = useIsNarrow()
  return (
    <div className="overflow-x-auto">
      <Table>
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell>{t("templates.columns.name")}</Table.HeaderCell>
            <Table.HeaderCell>{t("templates.columns.use")}</Table.HeaderCell>
            {!isNarrow && (
              <>
                <Table.HeaderCell>{t("templates.columns.languages")}</Table.HeaderCell>
                <Table.HeaderCell>{t("templates.columns.version")}</Table.HeaderCell>
                <Table.HeaderCell>{t("templates.columns.source")}</Table.HeaderCell>
              </>
            )}
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {templates.map((template) => (
            <Table.Row key={template.name}>
              <Table.Cell className={isNarrow ? "align-top" : "whitespace-nowrap"} style={ROOMY}>
                <PageLink to={templatePath(template.name)} className="txt-compact-small-plus text-ui-fg-base" style={LINK}>
                  {words.label(template)}
                </PageLink>
              </Table.Cell>
              {isNarrow ? (
                <Table.Cell style={ROOMY}>
                  <span className="flex flex-col gap-y-1">
                    <span>{words.use(template)}</span>
                    <span>{t("templates.versionOf", { version: template.version, source: words.source(template) })}</span>
                    <Languages template={template} />
                  </span>
                </Table.Cell>
              ) : (
                <>
                  <Table.Cell style={{ ...ROOMY, minWidth: 220 }}>{words.use(template)}</Table.Cell>
                  <Table.Cell style={ROOMY}>
                    <Languages template={template} />
                  </Table.Cell>
                  <Table.Cell className="tabular-nums" style={ROOMY}>
                    {template.version}
                  </Table.Cell>
                  <Table.Cell style={{ ...ROOMY, minWidth: 120 }}>{words.source(template)}</Table.Cell>
                </>
              )}
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </div>
  )
}

const Languages = ({ template }: { template: CopyTemplateDTO }) => {
  const { t } = useCopyTranslation()
  const written = LOCALES.filter((locale) => template.guidance[locale].trim() !== "")
  if (written.length === 0) return <span className="text-pretty">{t("templates.frameOnly")}</span>
  return (
    <span className="flex flex-wrap gap-1">
      {written.map((locale) => (
        <Badge key={locale} size="2xsmall">
          {t(`locale.${locale}`)}
        </Badge>
      ))}
    </span>
  )
}
