import type { CopyDraftListResponse } from "../../../types/copy-draft"
import { apiQuery, type DraftQuery } from "../../lib/draft-query"
import { request } from "../../lib/request"
import type { ReviewQueue } from "../../lib/review-queue"

const IDS_A_CALL = 100

/** More than anybody reviews in a sitting; at the end the next ones are asked for. */
const MOST_IDS = 500

/** The ids of the drafts that the inbox shows under that address, in its order. */
export async function fetchReviewQueue(query: DraftQuery): Promise<ReviewQueue> {
  const ids: string[] = []
  for (let offset = 0; offset < MOST_IDS; offset += IDS_A_CALL) {
    const { copy_drafts, count } = await request<Pick<CopyDraftListResponse, "count"> & { copy_drafts: { id: string }[] }>(
      "/admin/copy-drafts",
      { query: { ...apiQuery({ ...query, offset }, IDS_A_CALL), fields: "id" } }
    )
    ids.push(...copy_drafts.map(({ id }) => id))
    if (offset + IDS_A_CALL >= count) return { ids, total: Math.max(count, ids.length) }
    if (offset + IDS_A_CALL >= MOST_IDS) return { ids, total: count }
  }
  return { ids, total: ids.length }
}
