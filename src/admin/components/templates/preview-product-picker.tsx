import { Checkbox, Input, Label, Skeleton, Text } from "@medusajs/ui"
import { useDeferredValue, useId, useState } from "react"

import { usePreviewProducts, type PreviewProduct } from "../../hooks/api/preview-products"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { TemplateLoadError } from "./template-load-error"

/** Each is drafted twice, by a model that takes its time. */
const MOST = 3
const LIST = { maxHeight: 240, display: "grid", gridTemplateColumns: "repeat(auto-fill, minmax(240px, 1fr))" }
const THUMBNAIL = { width: 32, height: 32 }

interface PreviewProductPickerProps {
  chosen: readonly PreviewProduct[]
  setChosen: (chosen: readonly PreviewProduct[]) => void
}

/** Up to three products with pictures. */
export const PreviewProductPicker = ({ chosen, setChosen }: PreviewProductPickerProps) => {
  const { t } = useCopyTranslation()
  const [q, setQ] = useState("")
  const id = useId()
  const { data, error, isFetching, refetch } = usePreviewProducts(useDeferredValue(q.trim()))
  const choose = (product: PreviewProduct, isChosen: boolean) =>
    setChosen(isChosen ? [...chosen, product] : chosen.filter((known) => known.id !== product.id))
  const found = data ?? []
  // What is chosen stays in sight, whatever is searched for.
  const shown = [...chosen.filter(({ id }) => !found.some((product) => product.id === id)), ...found]
  return (
    <div className="flex flex-col gap-y-2" role="group" aria-labelledby={id}>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Text size="small" leading="compact" weight="plus" id={id}>
          {t("templates.preview.choose")}
        </Text>
        <Text size="small" leading="compact" className="text-ui-fg-subtle tabular-nums" aria-live="polite">
          {t("templates.preview.chosen", { count: chosen.length, limit: MOST })}
        </Text>
      </div>
      <Input
        size="small"
        value={q}
        onChange={(event) => setQ(event.target.value)}
        placeholder={t("templates.preview.search")}
        aria-label={t("templates.preview.search")}
      />
      {!data && !error && <Skeleton className="h-8 w-full" />}
      {error && <TemplateLoadError label={t("templates.preview.loadError")} error={error} onRetry={() => void refetch()} isRetrying={isFetching} />}
      {data && shown.length === 0 && (
        <Text size="small" className="text-ui-fg-subtle">
          {t("templates.preview.none")}
        </Text>
      )}
      {shown.length > 0 && (
        <ul className="border-ui-border-base gap-2 overflow-y-auto rounded-md border p-2" style={LIST}>
          {shown.map((product) => {
            const isChosen = chosen.some(({ id }) => id === product.id)
            return (
              <li key={product.id} className="flex min-w-0 items-center gap-x-2">
                <Checkbox
                  id={`${id}-${product.id}`}
                  checked={isChosen}
                  disabled={!isChosen && chosen.length >= MOST}
                  onCheckedChange={(checked) => choose(product, checked === true)}
                />
                <img src={product.picture} alt="" className="shrink-0 rounded object-cover" style={THUMBNAIL} />
                <Label size="small" htmlFor={`${id}-${product.id}`} className="min-w-0 truncate">
                  {product.title}
                </Label>
              </li>
            )
          })}
        </ul>
      )}
    </div>
  )
}
