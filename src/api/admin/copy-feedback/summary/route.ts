import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { PRODUCT_COPY_MODULE } from "../../../../modules/product-copy"
import type { CopyFeedbackSummaryResponse } from "../../../../types/copy-feedback"
import type { AdminGetCopyFeedbackSummaryParams } from "../validators"

/** How much was accepted as written, edited and rejected, and what people delete most. */
export async function GET(
  req: AuthenticatedMedusaRequest<unknown, AdminGetCopyFeedbackSummaryParams>,
  res: MedusaResponse<CopyFeedbackSummaryResponse>
): Promise<void> {
  const { by, ...period } = req.validatedQuery
  res.json({ copy_feedback_summary: await req.scope.resolve(PRODUCT_COPY_MODULE).feedbackSummary.of(period, by) })
}
