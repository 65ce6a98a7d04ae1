import { Container, Heading, Text, toast } from "@medusajs/ui"
import { useState } from "react"

import { LOCALES } from "../../../copy/limits"
import { useCopyTemplate } from "../../hooks/api/copy-templates"
import { ownVersion, templateFormOf } from "../../lib/template-form"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { OutdatedDrafts } from "./outdated-drafts"
import { TemplateFormModal } from "./template-form-modal"
import { TemplateHeader } from "./template-header"
import { TemplateLoadError } from "./template-load-error"
import { TemplateSkeleton } from "./template-skeleton"
import { TemplateGuidance, TemplateWordLists } from "./template-texts"
import { TemplateVersions } from "./template-versions"

/** One template: what it says, and how it came to. */
export const TemplateDetail = ({ name }: { name: string }) => {
  const { t } = useCopyTranslation()
  const [isEditing, setIsEditing] = useState(false)
  const { data, error, isPending, isFetching, refetch } = useCopyTemplate(name)
  if (!data) {
    return (
      <Container className="p-0">
        {isPending && <TemplateSkeleton />}
        {error && <TemplateLoadError label={t("templates.loadError")} error={error} onRetry={() => void refetch()} isRetrying={isFetching} />}
      </Container>
    )
  }
  const { copy_template: template } = data
  return (
    <div className="flex flex-col gap-y-3">
      <Container className="divide-y overflow-hidden p-0">
        <TemplateHeader template={template} onEdit={() => setIsEditing(true)} />
        <TemplateWordLists template={template} />
      </Container>
      <Container className="divide-y overflow-hidden p-0">
        <div className="px-6 py-4">
          <Heading level="h2">{t("templates.guidance.title")}</Heading>
          <Text size="small" className="text-ui-fg-subtle text-pretty">
            {t("templates.guidance.hint")}
          </Text>
        </div>
        {LOCALES.map((locale) => (
          <TemplateGuidance key={locale} locale={locale} template={template} />
        ))}
      </Container>
      <TemplateVersions data={data} />
      <OutdatedDrafts name={name} />
      {isEditing && (
        <TemplateFormModal
          before={templateFormOf(template)}
          version={ownVersion(template)}
          taken={null}
          onClose={() => setIsEditing(false)}
          onSaved={() => {
            toast.success(t("templates.toast.saved"))
            setIsEditing(false)
          }}
        />
      )}
    </div>
  )
}
