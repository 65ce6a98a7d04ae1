import { Container, Heading, Text, toast, usePrompt } from "@medusajs/ui"

import { LOCALES } from "../../../copy/limits"
import type { CopyTemplateResponse } from "../../../types/copy-template"
import { useRestoreCopyTemplate } from "../../hooks/api/copy-templates"
import { useTemplateFailureToast } from "../../hooks/use-template-failure-toast"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { TemplateGuidance, TemplateWordLists } from "./template-texts"
import { VersionEntry } from "./version-entry"

/** The store's own versions, the newest first, with a way back to each. */
export const TemplateVersions = ({ data: { copy_template, versions } }: { data: CopyTemplateResponse }) => {
  const { t } = useCopyTranslation()
  const prompt = usePrompt()
  const restore = useRestoreCopyTemplate(copy_template.name, {
    ...useTemplateFailureToast(),
    onSuccess: (_answer, version) => void toast.success(t("templates.toast.restored", { version })),
  })
  const ask = async (version: number) => {
    const isSure = await prompt({
      variant: "confirmation",
      title: t("templates.confirm.restoreTitle", { version }),
      description: t("templates.confirm.restoreText"),
      confirmText: t("templates.versions.restore"),
      cancelText: t("templates.confirm.no"),
    })
    if (isSure) restore.mutate(version)
  }

  return (
    <Container className="divide-y overflow-hidden p-0">
      <div className="px-6 py-4">
        <Heading level="h2">{t("templates.versions.title")}</Heading>
        <Text size="small" className="text-ui-fg-subtle text-pretty">
          {t("templates.versions.hint")}
        </Text>
      </div>
      {versions.length === 0 && (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t("templates.versions.none")}
        </Text>
      )}
      {versions.length > 0 && (
        <ul className="divide-y">
          {versions.map((version) => {
            const isCurrent = copy_template.source === "own" && copy_template.version === version.version
            return (
              <VersionEntry
                key={version.version}
                version={version}
                isCurrent={isCurrent}
                onRestore={isCurrent ? undefined : () => void ask(version.version)}
                isRestoring={restore.isPending && restore.variables === version.version}
              >
                <TemplateWordLists template={version} />
                {LOCALES.map((locale) => (
                  <TemplateGuidance key={locale} locale={locale} template={version} />
                ))}
              </VersionEntry>
            )
          })}
        </ul>
      )}
    </Container>
  )
}
