import type { BackfillSelection } from "../../types/copy-backfill"
import { useSelectionNames, type Named } from "../hooks/api/selection-names"
import { formatNumber } from "./backfill-time"
import { useCopyTranslation } from "./use-copy-translation"

/** Says which products a backfill is for: `Products without copy · Shoes · at the most 500`. */
export function useSelectionWords(): (selection: BackfillSelection) => string {
  const { t, language } = useCopyTranslation()
  const { categories, collections, channels, isPending } = useSelectionNames()

  const names = (known: readonly Named[], ids: readonly string[] = []) =>
    ids.map((id) => known.find((one) => one.id === id)?.name ?? (isPending ? "…" : t("backfills.scope.unknown")))

  return ({ copy = "all", product_ids, category_ids, collection_ids, sales_channel_ids, limit, redo }) =>
    [
      t(`backfills.copy.${copy}`),
      ...(product_ids ? [t("backfills.scope.products", { count: formatNumber(product_ids.length, language) })] : []),
      ...names(categories, category_ids),
      ...names(collections, collection_ids),
      ...names(channels, sales_channel_ids),
      ...(limit ? [t("backfills.scope.limit", { count: formatNumber(limit, language) })] : []),
      ...(redo ? [t("backfills.scope.redo")] : []),
    ].join(" · ")
}
