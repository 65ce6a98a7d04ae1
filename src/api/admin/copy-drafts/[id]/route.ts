import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import type { CopyDraftResponse } from "../../../../types/copy-draft"
import { editCopyDraftWorkflow } from "../../../../workflows/edit-copy-draft"
import { allPictures, readImages } from "../../../../workflows/read-product"
import { respondWithDraft, retrieveCopyDraft } from "../respond"
import type { AdminGetCopyDraftParams, AdminUpdateCopyDraft } from "../validators"

export async function GET(
  req: AuthenticatedMedusaRequest<unknown, AdminGetCopyDraftParams>,
  res: MedusaResponse<CopyDraftResponse>
): Promise<void> {
  const copy_draft = await retrieveCopyDraft(req.scope, req.params.id!, req.queryConfig.fields)
  const { product } = copy_draft
  const pictures = product && allPictures(product.thumbnail, await readImages(req.scope, [product.id]))
  res.json({ copy_draft: { ...copy_draft, ...(product && { product: { ...product, pictures } }) } })
}

export async function POST(
  req: AuthenticatedMedusaRequest<AdminUpdateCopyDraft, AdminGetCopyDraftParams>,
  res: MedusaResponse<CopyDraftResponse>
): Promise<void> {
  const id = req.params.id!
  await editCopyDraftWorkflow(req.scope).run({ input: { id, edited: req.validatedBody.edited, actor_id: req.auth_context.actor_id } })
  await respondWithDraft(req, res, id)
}
