import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { PRODUCT_COPY_MODULE } from "../../../modules/product-copy"
import type { CopyFeedbackListResponse } from "../../../types/copy-feedback"
import type { AdminGetCopyFeedbackParams } from "./validators"

/** What people did with the fields of drafts, the newest first. */
export async function GET(
  req: AuthenticatedMedusaRequest<unknown, AdminGetCopyFeedbackParams>,
  res: MedusaResponse<CopyFeedbackListResponse>
): Promise<void> {
  const { limit, offset, ...filter } = req.validatedQuery
  const { rows, count } = await req.scope.resolve(PRODUCT_COPY_MODULE).feedback.list(filter, { skip: offset, take: limit })
  res.json({ copy_feedback: rows, count, offset, limit })
}
