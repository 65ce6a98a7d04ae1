import type { AdminProduct } from "@medusajs/types"
import { useQuery } from "@tanstack/react-query"

import type { PublishedProduct } from "../../../copy/publish-plan"
import type { CopyDraftDTO, CopyDraftResponse } from "../../../types/copy-draft"
import type { ApiError } from "../../lib/api-error"
import { copyDraftKeys } from "../../lib/query-keys"
import { fetchDraft } from "./copy-draft"

/**
 * The product of a page with what that page does not know of it: what stands where a draft in another language
 * goes, its categories and its values of options. Undefined until the store has said.
 */
export function usePublishedProduct(product: AdminProduct, draft: CopyDraftDTO | null): PublishedProduct | undefined {
  const { data } = useQuery<CopyDraftResponse, ApiError>({
    queryKey: copyDraftKeys.one(draft?.id ?? ""),
    queryFn: ({ signal }) => fetchDraft(draft?.id ?? "", signal),
    enabled: draft !== null,
    // Somebody may have written to the translation on a page of Medusa's own.
    staleTime: 0,
    refetchOnWindowFocus: true,
  })
  const { categories, options, translations, lists } = data?.copy_draft.product ?? {}
  return data && { ...product, categories, options, translations, lists }
}
