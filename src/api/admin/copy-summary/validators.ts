import { z } from "zod"

export const AdminGetCopySummaryParams = z.object({
  /** @default a day ago */
  accepted_since: z.iso.datetime({ offset: true, error: "must be a moment as 2026-01-31T00:00:00Z" }).optional(),
})
export type AdminGetCopySummaryParams = z.infer<typeof AdminGetCopySummaryParams>
