import type { ApiError } from "./api-error"

/** How often what waits for review is looked at again. */
const GENTLY_MS = 15_000

/**
 * For queries about what waits for review: drafts come in and are decided on behind the page's back. A hidden
 * tab does not ask, and does so at once when it is looked at again.
 */
export const LOOK_AGAIN = {
  staleTime: 0,
  refetchOnWindowFocus: true,
  refetchInterval: GENTLY_MS,
  refetchIntervalInBackground: false,
  // Who may not look now may not a second later.
  retry: (failures: number, { status }: ApiError) => status !== 401 && status !== 403 && failures < 1,
}
