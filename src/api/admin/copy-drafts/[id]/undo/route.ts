import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import type { CopyDraftResponse } from "../../../../../types/copy-draft"
import { undoCopyDraftWorkflow } from "../../../../../workflows/undo-copy-draft"
import { respondWithConflicts, respondWithDraft, type CopyConflictResponse } from "../../respond"
import type { AdminGetCopyDraftParams, AdminUndoCopyDraft } from "../../validators"

export async function POST(
  req: AuthenticatedMedusaRequest<AdminUndoCopyDraft, AdminGetCopyDraftParams>,
  res: MedusaResponse<CopyDraftResponse | CopyConflictResponse>
): Promise<void> {
  const id = req.params.id!
  const { result } = await undoCopyDraftWorkflow(req.scope).run({ input: { id, ...req.validatedBody, actor_id: req.auth_context.actor_id } })
  if (!result.undone) return respondWithConflicts(res, result.conflicts)
  await respondWithDraft(req, res, id)
}
