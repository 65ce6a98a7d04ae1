import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import type { CopyDraftResponse } from "../../../../types/copy-draft"
import { editCopyDraftWorkflow } from "../../../../workflows/edit-copy-draft"
import { respondWithDraft } from "../respond"
import type { AdminGetCopyDraftParams, AdminUpdateCopyDraft } from "../validators"

export async function GET(
  req: AuthenticatedMedusaRequest<unknown, AdminGetCopyDraftParams>,
  res: MedusaResponse<CopyDraftResponse>
): Promise<void> {
  await respondWithDraft(req, res, req.params.id!)
}

export async function POST(
  req: AuthenticatedMedusaRequest<AdminUpdateCopyDraft, AdminGetCopyDraftParams>,
  res: MedusaResponse<CopyDraftResponse>
): Promise<void> {
  const id = req.params.id!
  await editCopyDraftWorkflow(req.scope).run({ input: { id, edited: req.validatedBody.edited } })
  await respondWithDraft(req, res, id)
}
