import { Badge, Button, Text, toast } from "@medusajs/ui"

import { hasWord } from "../../../copy/templates/store-baseline"
import type { CountedWords } from "../../../types/copy-feedback"
import { useCopyBaseline, useSaveCopyBaseline } from "../../hooks/api/copy-baseline"
import { useTemplateFailureToast } from "../../hooks/use-template-failure-toast"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { InsightsSection } from "./insights-section"

/** What people take out again and again, and the way to have it written no more. */
export const RemovedWords = ({ removed }: { removed: readonly CountedWords[] }) => {
  const { t, tCount } = useCopyTranslation()
  const baseline = useCopyBaseline().data?.copy_baseline.baseline
  const save = useSaveCopyBaseline(useTemplateFailureToast())
  const add = ({ locale, words }: CountedWords) =>
    save.mutate(
      { add_to_avoid: { locale, words: [words] } },
      { onSuccess: () => void toast.success(t("insights.removed.toast", { words }), { dismissable: false }) }
    )
  const isAdding = ({ locale, words }: CountedWords) =>
    save.isPending && "add_to_avoid" in save.variables && save.variables.add_to_avoid.locale === locale && save.variables.add_to_avoid.words.includes(words)
  return (
    <InsightsSection title={t("insights.removed.title")} hint={t("insights.removed.hint")}>
      {removed.length === 0 && (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t("insights.removed.none")}
        </Text>
      )}
      <ul className="divide-y">
        {removed.map((one) => (
          <li key={`${one.locale} ${one.words}`} className="flex flex-wrap items-center justify-between gap-2 px-6 py-2">
            <div className="flex min-w-0 flex-wrap items-center gap-x-3">
              <Text size="small" weight="plus" className="break-words" lang={one.locale}>
                {one.words}
              </Text>
              <Text size="small" className="text-ui-fg-subtle tabular-nums">
                {t(`locale.${one.locale}`)}, {tCount("insights.removed.drafts", one.drafts)}
              </Text>
            </div>
            {baseline && hasWord(baseline, "avoid", one.locale, one.words) ? (
              <Badge size="2xsmall">{t("insights.removed.added")}</Badge>
            ) : (
              <Button
                size="small"
                variant="secondary"
                aria-label={t("insights.removed.addWord", { words: one.words })}
                isLoading={isAdding(one)}
                onClick={() => add(one)}
              >
                {t("insights.removed.add")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </InsightsSection>
  )
}
