import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import type { CopyDraftResponse } from "../../../../../types/copy-draft"
import { draftProductCopyWorkflow } from "../../../../../workflows/draft-product-copy"
import { respondWithPendingDraft } from "../../../copy-drafts/respond"
import type { AdminCreateCopyDraft, AdminGetCopyDraftParams } from "../../../copy-drafts/validators"

/** 202 with the draft, which is still to be made. */
export async function POST(
  req: AuthenticatedMedusaRequest<AdminCreateCopyDraft, AdminGetCopyDraftParams>,
  res: MedusaResponse<CopyDraftResponse>
): Promise<void> {
  const { locale, instructions, picture_id, template } = req.validatedBody
  const { result } = await draftProductCopyWorkflow(req.scope).run({
    input: { product_id: req.params.id!, locale, instructions, picture_id, template, trigger: "manual" },
  })
  await respondWithPendingDraft(req, res, result.draft_id)
}
