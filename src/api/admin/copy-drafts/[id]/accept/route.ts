import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import type { CopyDraftResponse } from "../../../../../types/copy-draft"
import { acceptCopyDraftWorkflow } from "../../../../../workflows/accept-copy-draft"
import { respondWithConflicts, respondWithDraft, type CopyConflictResponse } from "../../respond"
import type { AdminAcceptCopyDraft, AdminGetCopyDraftParams } from "../../validators"

export async function POST(
  req: AuthenticatedMedusaRequest<AdminAcceptCopyDraft, AdminGetCopyDraftParams>,
  res: MedusaResponse<CopyDraftResponse | CopyConflictResponse>
): Promise<void> {
  const id = req.params.id!
  const { result } = await acceptCopyDraftWorkflow(req.scope).run({ input: { id, ...req.validatedBody, actor_id: req.auth_context.actor_id } })
  if (!result.accepted) return respondWithConflicts(res, result.conflicts)
  await respondWithDraft(req, res, id)
}
