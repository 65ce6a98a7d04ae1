import { Badge, Button, Text, toast } from "@medusajs/ui"
import { useState } from "react"

import type { CountedWords } from "../../../types/copy-feedback"
import { useAvoidWords } from "../../hooks/api/copy-feedback"
import { useFailureToast } from "../../hooks/use-failure-toast"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { InsightsSection } from "./insights-section"

/** What people take out again and again, and the way to have it written no more. */
export const RemovedWords = ({ removed }: { removed: readonly CountedWords[] }) => {
  const { t, tCount } = useCopyTranslation()
  const [added, setAdded] = useState<ReadonlySet<string>>(new Set())
  const avoid = useAvoidWords(useFailureToast())
  const add = (one: CountedWords) =>
    avoid.mutate(
      { locale: one.locale, words: [one.words] },
      {
        onSuccess: () => {
          setAdded((before) => new Set([...before, keyOf(one)]))
          toast.success(t("insights.removed.toast", { words: one.words }), { dismissable: false })
        },
      }
    )
  return (
    <InsightsSection title={t("insights.removed.title")} hint={t("insights.removed.hint")}>
      {removed.length === 0 && (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t("insights.removed.none")}
        </Text>
      )}
      <ul className="divide-y">
        {removed.map((one) => (
          <li key={keyOf(one)} className="flex flex-wrap items-center justify-between gap-2 px-6 py-2">
            <div className="flex min-w-0 flex-wrap items-center gap-x-3">
              <Text size="small" weight="plus" className="break-words" lang={one.locale}>
                {one.words}
              </Text>
              <Text size="small" className="text-ui-fg-subtle tabular-nums">
                {t(`locale.${one.locale}`)}, {tCount("insights.removed.drafts", one.drafts)}
              </Text>
            </div>
            {added.has(keyOf(one)) ? (
              <Badge size="2xsmall">{t("insights.removed.added")}</Badge>
            ) : (
              <Button
                size="small"
                variant="secondary"
                aria-label={t("insights.removed.addWord", { words: one.words })}
                isLoading={avoid.isPending && avoid.variables.words[0] === one.words}
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

const keyOf = ({ locale, words }: CountedWords): string => `${locale} ${words}`
