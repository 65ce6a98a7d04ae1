import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import type { CopyDraftResponse } from "../../../../../types/copy-draft"
import { regenerateCopyDraftWorkflow } from "../../../../../workflows/regenerate-copy-draft"
import { respondWithPendingDraft } from "../../respond"
import type { AdminGetCopyDraftParams, AdminRegenerateCopyDraft } from "../../validators"

/** 202 with the new draft, which is still to be made. */
export async function POST(
  req: AuthenticatedMedusaRequest<AdminRegenerateCopyDraft, AdminGetCopyDraftParams>,
  res: MedusaResponse<CopyDraftResponse>
): Promise<void> {
  const { result } = await regenerateCopyDraftWorkflow(req.scope).run({
    input: { id: req.params.id!, ...req.validatedBody },
  })
  await respondWithPendingDraft(req, res, result.draft_id)
}
