import { useQueryClient, type QueryClient } from "@tanstack/react-query"
import { useMemo } from "react"

import { ApiError } from "../../lib/api-error"
import type { ChosenFields } from "../../lib/conflict-choices"
import { copyDraftKeys, productKeys } from "../../lib/query-keys"
import { request } from "../../lib/request"
import type { CopyField, EditedCopy } from "../../../copy/draft"
import type { CopyConflict, CopyDraftDTO, CopyDraftResponse } from "../../../types/copy-draft"

type Named = Pick<CopyDraftDTO, "id" | "product_id">

/**
 * The calls that decide on drafts, by themselves and not as mutations: a review goes on to the next draft
 * while they run, and several may.
 *
 * @throws {ApiError} each of them
 */
export function useReviewCalls() {
  const queryClient = useQueryClient()
  return useMemo(() => reviewCalls(queryClient), [queryClient])
}

function reviewCalls(queryClient: QueryClient) {
  const post = async (draft: Named, path: string, body: object, changesProduct = false): Promise<CopyDraftDTO> => {
    // An answer that was asked for before the decision would show the draft as if there were none.
    await queryClient.cancelQueries({ queryKey: copyDraftKeys.one(draft.id) })
    try {
      const { copy_draft } = await request<CopyDraftResponse>(`/admin/copy-drafts/${draft.id}${path}`, { method: "POST", body })
      if (copy_draft.id === draft.id) keep(copy_draft)
      return copy_draft
    } finally {
      // However it ended: after a refusal, too, the store knows something that the page does not.
      void queryClient.invalidateQueries({ queryKey: copyDraftKeys.all, predicate: ({ queryKey, state }) => isConcerned(draft, queryKey, state.data) })
      if (changesProduct) void queryClient.invalidateQueries({ queryKey: productKeys.all })
    }
  }

  const keep = (draft: CopyDraftDTO) => {
    queryClient.setQueryData<CopyDraftResponse>(copyDraftKeys.one(draft.id), (known) => {
      const pictures = draft.product?.pictures ?? known?.copy_draft.product?.pictures
      return { copy_draft: draft.product ? { ...draft, product: { ...draft.product, pictures } } : draft }
    })
  }

  const accept = (draft: Named, fields?: readonly CopyField[], force?: boolean, new_values?: string[]) =>
    post(draft, "/accept", { fields, force, new_values }, true)

  return {
    accept,
    /**
     * Accepts what was chosen at a conflict, in two calls: force is for the shown words only.
     *
     * @param shown what stood on the product when the person chose
     */
    acceptChosen: async (draft: Named, { plain, forced, newValues }: ChosenFields, shown: readonly CopyConflict[]): Promise<CopyDraftDTO> => {
      // What may be refused comes first: then nothing was written.
      const answer = forced.length > 0 ? await overShown((force) => accept(draft, forced, force, newValues), shown) : null
      return plain.length > 0 || !answer ? accept(draft, plain, undefined, newValues) : answer
    },
    reject: (draft: Named, reason?: string) => post(draft, "/reject", { reason }),
    edit: (draft: Named, edited: EditedCopy) => post(draft, "", { edited }),
    /** @param shown where the person has seen that the product changed since, and wants the old words back all the same */
    undo: (draft: Named, fields?: readonly CopyField[], shown: readonly CopyConflict[] = []) =>
      overShown((force) => post(draft, "/undo", { fields, force }, true), shown),
    restore: (draft: Named) => post(draft, "/restore", {}),
    regenerate: (draft: Named, instructions?: string) => post(draft, "/regenerate", { instructions }),
  }
}

/** Lists and sums, the draft itself, and other drafts of its product. Not what was fetched ahead: that is still good. */
function isConcerned(draft: Named, queryKey: readonly unknown[], data: unknown): boolean {
  const [, , kind, id] = queryKey
  if (kind !== "one" || id === draft.id) return true
  const known = data as CopyDraftResponse | undefined
  return known?.copy_draft.product_id === draft.product_id
}

/** Without force first: the refusal says what stands there now, and only what was shown is written over. */
async function overShown(call: (force?: boolean) => Promise<CopyDraftDTO>, shown: readonly CopyConflict[]): Promise<CopyDraftDTO> {
  try {
    return await call()
  } catch (error) {
    if (!(error instanceof ApiError) || !error.isConflict || !isAsShown(error.conflicts, shown)) throw error
    return call(true)
  }
}

function isAsShown(conflicts: readonly CopyConflict[], shown: readonly CopyConflict[]): boolean {
  return conflicts.every(({ target, current }) =>
    shown.some((known) => known.target === target && JSON.stringify(known.current) === JSON.stringify(current))
  )
}
