import { useMutation, useQuery, useQueryClient, type UseMutationOptions } from "@tanstack/react-query"

import type { TemplateTexts } from "../../../copy/templates/prompt-template"
import type {
  CopyTemplateDeleteResponse,
  CopyTemplateFile,
  CopyTemplateImportResponse,
  CopyTemplateListResponse,
  CopyTemplateResponse,
} from "../../../types/copy-template"
import type { ApiError } from "../../lib/api-error"
import { copyBaselineKeys, copyDraftKeys, copyTemplateKeys } from "../../lib/query-keys"
import { request } from "../../lib/request"

const PATH = "/admin/copy-templates"

type Options<Answer, Variables> = Omit<UseMutationOptions<Answer, ApiError, Variables>, "mutationFn">

/** All that products are drafted with. */
export function useCopyTemplates() {
  return useQuery<CopyTemplateListResponse, ApiError>({
    queryKey: copyTemplateKeys.list,
    queryFn: ({ signal }) => request<CopyTemplateListResponse>(PATH, { signal }),
  })
}

/** One with its versions. */
export function useCopyTemplate(name: string) {
  return useQuery<CopyTemplateResponse, ApiError>({
    queryKey: copyTemplateKeys.one(name),
    queryFn: ({ signal }) => request<CopyTemplateResponse>(`${PATH}/${encodeURIComponent(name)}`, { signal }),
    // A name that is not there will not be there a second later.
    retry: (failures, { status }) => status !== 404 && status !== 400 && failures < 2,
  })
}

export interface SaveCopyTemplate {
  name: string
  texts: TemplateTexts
  note?: string
  /** Version of the store's own that it was begun from; 0 where there is none. Refused where another counts by now. */
  begun_from: number
}

/** A new version, or a template of a new name. */
export function useSaveCopyTemplate(options?: Options<CopyTemplateResponse, SaveCopyTemplate>) {
  return useTemplateMutation(({ name, texts, note, begun_from }: SaveCopyTemplate) => {
    return request<CopyTemplateResponse>(`${PATH}/${name}`, { method: "POST", body: { ...texts, note, begun_from } })
  }, options)
}

export function useRestoreCopyTemplate(name: string, options?: Options<CopyTemplateResponse, number>) {
  return useTemplateMutation((version: number) => {
    return request<CopyTemplateResponse>(`${PATH}/${name}/restore`, { method: "POST", body: { version } })
  }, options)
}

/** Back to the shipped one; gone where there is none. */
export function useRemoveCopyTemplate(name: string, options?: Options<CopyTemplateDeleteResponse, void>) {
  return useTemplateMutation(() => request<CopyTemplateDeleteResponse>(`${PATH}/${name}`, { method: "DELETE" }), options)
}

/** Takes a file over, or says what it would change. */
export function useImportCopyTemplates(options?: Options<CopyTemplateImportResponse, { file: unknown; dry_run: boolean }>) {
  return useTemplateMutation((body: { file: unknown; dry_run: boolean }) => {
    return request<CopyTemplateImportResponse>(`${PATH}/import`, { method: "POST", body })
  }, options)
}

export function useExportCopyTemplates(options?: Options<CopyTemplateFile, void>) {
  return useMutation<CopyTemplateFile, ApiError, void>({ ...options, mutationFn: () => request<CopyTemplateFile>(`${PATH}/export`) })
}

/** A change to templates, or to both: their references have the baseline's version in them. Which drafts are outdated changes too. */
function useTemplateMutation<Answer, Variables>(mutationFn: (variables: Variables) => Promise<Answer>, options?: Options<Answer, Variables>) {
  const queryClient = useQueryClient()
  return useMutation<Answer, ApiError, Variables>({
    ...options,
    mutationFn,
    onSettled: async (...args) => {
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: copyTemplateKeys.all }),
        queryClient.invalidateQueries({ queryKey: copyBaselineKeys.all }),
        queryClient.invalidateQueries({ queryKey: copyDraftKeys.all }),
      ])
      return options?.onSettled?.(...args)
    },
  })
}
