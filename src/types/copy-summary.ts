/** What waits for a person in the whole store. */
export interface CopySummaryDTO {
  to_review: number
  failed: number
  /** Of those to review: whose product changed meanwhile. */
  conflicts: number
  /** Since the moment that the call names. */
  accepted: number
  in_the_making: number
  products_without_copy: number
}

/** `GET /admin/copy-summary?accepted_since=` */
export interface CopySummaryResponse {
  copy_summary: CopySummaryDTO
}
