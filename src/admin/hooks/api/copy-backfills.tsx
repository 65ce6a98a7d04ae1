import { keepPreviousData, useMutation, useQuery, useQueryClient, type UseMutationOptions } from "@tanstack/react-query"

import type {
  BackfillHours,
  BackfillItemStatus,
  BackfillSelection,
  CopyBackfillDTO,
  CopyBackfillHistoryResponse,
  CopyBackfillItemListResponse,
  CopyBackfillListResponse,
  CopyBackfillResponse,
} from "../../../types/copy-backfill"
import type { Locale } from "../../../copy/limits"
import type { ApiError } from "../../lib/api-error"
import { backfillPollDelay } from "../../lib/backfill-polling"
import { copyBackfillKeys, copyDraftKeys } from "../../lib/query-keys"
import { request } from "../../lib/request"

const PATH = "/admin/copy-backfills"

/** A chart moves by the minute. */
const HISTORY_MS = 5_000

type BackfillMutationOptions<TVariables> = Omit<UseMutationOptions<CopyBackfillResponse, ApiError, TVariables>, "mutationFn">

export interface PlanCopyBackfill {
  selection: BackfillSelection
  locales?: Locale[]
  hours?: BackfillHours | null
  drafts_per_hour?: number | null
}

/** What can be done to a backfill as a whole. */
export type BackfillCommand = "start" | "pause" | "resume" | "cancel"

export interface BackfillItemsQuery {
  statuses: readonly BackfillItemStatus[]
  /** Found in the product's title. */
  q?: string
  limit: number
  offset?: number
}

// The store works whoever looks: these queries only look. A hidden tab does not ask, and does so at once
// when it is looked at again.
const LIVE = { staleTime: 0, refetchOnWindowFocus: true, refetchIntervalInBackground: false }

/** A page of the backfills, the newest first. */
export function useCopyBackfills({ limit, offset }: { limit: number; offset: number }) {
  return useQuery<CopyBackfillListResponse, ApiError>({
    ...LIVE,
    queryKey: copyBackfillKeys.list(offset),
    queryFn: ({ signal }) => request<CopyBackfillListResponse>(PATH, { query: { limit, offset }, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => Math.min(...(state.data?.copy_backfills ?? []).map(backfillPollDelay), backfillPollDelay(undefined)),
  })
}

export function useCopyBackfill(id: string) {
  return useQuery<CopyBackfillResponse, ApiError>({
    ...LIVE,
    queryKey: copyBackfillKeys.one(id),
    queryFn: ({ signal }) => request<CopyBackfillResponse>(`${PATH}/${id}`, { signal }),
    refetchInterval: ({ state }) => backfillPollDelay(state.data?.copy_backfill),
    // An id that is not there will not be there a second later.
    retry: (failures, { status }) => status !== 404 && failures < 2,
  })
}

/** A page of a backfill's items, looked at as often as the backfill. */
export function useCopyBackfillItems(backfill: CopyBackfillDTO, { statuses, ...query }: BackfillItemsQuery) {
  const named = Object.fromEntries(statuses.map((status, index) => [`status[${index}]`, status]))
  return useQuery<CopyBackfillItemListResponse, ApiError>({
    ...LIVE,
    queryKey: copyBackfillKeys.items(backfill.id, { statuses, ...query }),
    queryFn: ({ signal }) =>
      request<CopyBackfillItemListResponse>(`${PATH}/${backfill.id}/items`, { query: { ...query, ...named }, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: backfillPollDelay(backfill),
  })
}

/** The run in even stretches, for a chart. */
export function useCopyBackfillHistory(backfill: CopyBackfillDTO) {
  return useQuery<CopyBackfillHistoryResponse, ApiError>({
    ...LIVE,
    queryKey: copyBackfillKeys.history(backfill.id),
    queryFn: ({ signal }) => request<CopyBackfillHistoryResponse>(`${PATH}/${backfill.id}/history`, { signal }),
    refetchInterval: Math.max(HISTORY_MS, backfillPollDelay(backfill)),
  })
}

/** The dry run: counts, and has the samples made. Nothing else begins. */
export function usePlanCopyBackfill(options?: BackfillMutationOptions<PlanCopyBackfill>) {
  return useBackfillMutation((body: PlanCopyBackfill) => post(PATH, body), options)
}

export function useControlCopyBackfill(id: string, options?: BackfillMutationOptions<BackfillCommand>) {
  return useBackfillMutation((command: BackfillCommand) => post(`${PATH}/${id}/${command}`), options)
}

/** Has failed items made again: those named, or all. */
export function useRetryCopyBackfill(id: string, options?: BackfillMutationOptions<{ item_ids?: string[] }>) {
  return useBackfillMutation((body: { item_ids?: string[] }) => post(`${PATH}/${id}/retry`, body), options)
}

export function useSkipCopyBackfillItem(id: string, options?: BackfillMutationOptions<string>) {
  return useBackfillMutation((itemId: string) => post(`${PATH}/${id}/items/${itemId}/skip`), options)
}

function post(path: string, body: object = {}): Promise<CopyBackfillResponse> {
  return request<CopyBackfillResponse>(path, { method: "POST", body })
}

/** A change to a backfill. What is shown of backfills and drafts is fetched anew however it ended. */
function useBackfillMutation<TVariables>(
  mutationFn: (variables: TVariables) => Promise<CopyBackfillResponse>,
  options?: BackfillMutationOptions<TVariables>
) {
  const queryClient = useQueryClient()
  return useMutation<CopyBackfillResponse, ApiError, TVariables>({
    ...options,
    mutationFn,
    onSuccess: (answer, ...rest) => {
      queryClient.setQueryData(copyBackfillKeys.one(answer.copy_backfill.id), answer)
      return options?.onSuccess?.(answer, ...rest)
    },
    onSettled: async (...args) => {
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: copyBackfillKeys.all }),
        queryClient.invalidateQueries({ queryKey: copyDraftKeys.all }),
      ])
      return options?.onSettled?.(...args)
    },
  })
}
