import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import type { CopyDraftResponse } from "../../../../../types/copy-draft"
import { rejectCopyDraftWorkflow } from "../../../../../workflows/reject-copy-draft"
import { respondWithDraft } from "../../respond"
import type { AdminGetCopyDraftParams, AdminRejectCopyDraft } from "../../validators"

export async function POST(
  req: AuthenticatedMedusaRequest<AdminRejectCopyDraft, AdminGetCopyDraftParams>,
  res: MedusaResponse<CopyDraftResponse>
): Promise<void> {
  const id = req.params.id!
  await rejectCopyDraftWorkflow(req.scope).run({ input: { id, ...req.validatedBody, actor_id: req.auth_context.actor_id } })
  await respondWithDraft(req, res, id)
}
