import { Button, Container, Heading, Text, toast } from "@medusajs/ui"
import { useState } from "react"

import { useCopyTemplates, useExportCopyTemplates } from "../../hooks/api/copy-templates"
import { useTemplateFailureToast } from "../../hooks/use-template-failure-toast"
import { goTo } from "../../lib/admin-path"
import { saveFile } from "../../lib/save-file"
import { templatePath } from "../../lib/template-address"
import { NEW_TEMPLATE } from "../../lib/template-form"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { BaselineSection } from "./baseline-section"
import { TemplateFormModal } from "./template-form-modal"
import { TemplateImport } from "./template-import"
import { TemplateLoadError } from "./template-load-error"
import { TemplateSkeleton } from "./template-skeleton"
import { TemplateTable } from "./template-table"

/** All templates, what holds for all of them, and the ways in and out. */
export const TemplateList = () => {
  const { t } = useCopyTranslation()
  const [open, setOpen] = useState<"create" | "import" | null>(null)
  const list = useCopyTemplates()
  const templates = list.data?.copy_templates
  const exporting = useExportCopyTemplates({
    ...useTemplateFailureToast(),
    onSuccess: (file) => saveFile("copy-templates.json", "application/json", JSON.stringify(file, null, 2)),
  })

  return (
    <div className="flex flex-col gap-y-3">
      <Container className="divide-y overflow-hidden p-0">
        <div className="flex flex-wrap items-center justify-between gap-2 px-6 py-4">
          <div className="flex flex-col" style={{ flex: "1 1 240px" }}>
            <Heading level="h1">{t("templates.heading")}</Heading>
            <Text size="small" className="text-ui-fg-subtle text-pretty">
              {t("templates.hint")}
            </Text>
          </div>
          {templates && (
            <div className="flex items-center gap-x-2">
              <Button size="small" variant="secondary" onClick={() => exporting.mutate()} isLoading={exporting.isPending}>
                {t("templates.export")}
              </Button>
              <Button size="small" variant="secondary" onClick={() => setOpen("import")}>
                {t("templates.import")}
              </Button>
              <Button size="small" variant="secondary" onClick={() => setOpen("create")}>
                {t("templates.create")}
              </Button>
            </div>
          )}
        </div>
        {list.isPending && <TemplateSkeleton />}
        {templates && templates.length > 0 && <TemplateTable templates={templates} />}
        {templates?.length === 0 && (
          <div className="flex flex-col items-center gap-y-1 px-6 py-16 text-center">
            <Heading level="h2">{t("templates.empty.title")}</Heading>
            <Text size="small" className="text-ui-fg-subtle text-pretty">
              {t("templates.empty.text")}
            </Text>
          </div>
        )}
        {list.error && (
          <TemplateLoadError label={t("templates.loadError")} error={list.error} onRetry={() => void list.refetch()} isRetrying={list.isFetching} />
        )}
      </Container>
      <BaselineSection />
      {open === "import" && <TemplateImport onClose={() => setOpen(null)} />}
      {open === "create" && (
        <TemplateFormModal
          before={NEW_TEMPLATE}
          version={0}
          taken={templates?.map(({ name }) => name) ?? []}
          onClose={() => setOpen(null)}
          onSaved={({ name }) => {
            toast.success(t("templates.toast.created"))
            goTo(templatePath(name))
          }}
        />
      )}
    </div>
  )
}
