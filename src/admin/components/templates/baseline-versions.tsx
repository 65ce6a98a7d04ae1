import { Drawer, Text, toast, usePrompt } from "@medusajs/ui"

import { LOCALES } from "../../../copy/limits"
import type { CopyBaselineResponse } from "../../../types/copy-template"
import { useSaveCopyBaseline } from "../../hooks/api/copy-baseline"
import { useReturnFocus } from "../../hooks/use-return-focus"
import { useTemplateFailureToast } from "../../hooks/use-template-failure-toast"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { LabelledDrawerHeader } from "../common/labelled-drawer-header"
import { BaselineFacts } from "./baseline-section"
import { VersionEntry } from "./version-entry"

/** What the baseline was before, with a way back to each version. */
export const BaselineVersions = ({ data: { copy_baseline, versions }, onClose }: { data: CopyBaselineResponse; onClose: () => void }) => {
  const { t } = useCopyTranslation()
  const prompt = usePrompt()
  const returnFocus = useReturnFocus()
  const save = useSaveCopyBaseline(useTemplateFailureToast())
  const ask = async (version: number) => {
    const isSure = await prompt({
      variant: "confirmation",
      title: t("templates.confirm.restoreTitle", { version }),
      description: t("templates.confirm.restoreText"),
      confirmText: t("templates.versions.restore"),
      cancelText: t("templates.confirm.no"),
    })
    if (!isSure) return
    await save.mutateAsync({ restore: version }).then(
      () => toast.success(t("templates.toast.restored", { version })),
      () => undefined
    )
  }

  return (
    <Drawer open onOpenChange={(open) => !open && onClose()}>
      <Drawer.Content onCloseAutoFocus={returnFocus}>
        <LabelledDrawerHeader title={t("templates.baseline.versions")} description={t("templates.baseline.versionsText")} />
        <Drawer.Body className="overflow-y-auto p-0">
          {versions.length === 0 && (
            <Text size="small" className="text-ui-fg-subtle px-6 py-4">
              {t("templates.baseline.noVersions")}
            </Text>
          )}
          <ul className="divide-y">
            {versions.map((version) => {
              const isCurrent = version.version === copy_baseline.version
              return (
                <VersionEntry
                  key={version.version}
                  version={version}
                  isCurrent={isCurrent}
                  onRestore={isCurrent ? undefined : () => void ask(version.version)}
                  isRestoring={save.isPending}
                >
                  {LOCALES.map((locale) => (
                    <section key={locale} className="flex flex-col gap-y-2 px-6 py-3">
                      <Text size="small" leading="compact" weight="plus">
                        {t(`locale.${locale}`)}
                      </Text>
                      <BaselineFacts baseline={version.baseline[locale]} locale={locale} />
                    </section>
                  ))}
                </VersionEntry>
              )
            })}
          </ul>
        </Drawer.Body>
      </Drawer.Content>
    </Drawer>
  )
}
