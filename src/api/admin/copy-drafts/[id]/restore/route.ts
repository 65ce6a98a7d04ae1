import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import type { CopyDraftResponse } from "../../../../../types/copy-draft"
import { restoreCopyDraftWorkflow } from "../../../../../workflows/restore-copy-draft"
import { respondWithDraft } from "../../respond"
import type { AdminGetCopyDraftParams } from "../../validators"

export async function POST(
  req: AuthenticatedMedusaRequest<unknown, AdminGetCopyDraftParams>,
  res: MedusaResponse<CopyDraftResponse>
): Promise<void> {
  const id = req.params.id!
  await restoreCopyDraftWorkflow(req.scope).run({ input: { id, actor_id: req.auth_context.actor_id } })
  await respondWithDraft(req, res, id)
}
