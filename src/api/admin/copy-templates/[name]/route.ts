import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { PRODUCT_COPY_MODULE } from "../../../../modules/product-copy"
import type { CopyTemplateDeleteResponse, CopyTemplateError, CopyTemplateResponse } from "../../../../types/copy-template"
import { removeCopyTemplateWorkflow, saveCopyTemplateWorkflow } from "../../../../workflows/change-copy-templates"
import { answerRefusals } from "../answer-refusals"
import { describeTemplate, describeTemplates, templateName } from "../respond"
import type { AdminSaveCopyTemplate } from "../validators"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse<CopyTemplateResponse>): Promise<void> {
  res.json(await describeTemplate(req.scope, templateName(req.params.name)))
}

/** A new version, or a template of a new name. */
export async function POST(
  req: AuthenticatedMedusaRequest<AdminSaveCopyTemplate>,
  res: MedusaResponse<CopyTemplateResponse | CopyTemplateError>
): Promise<void> {
  const name = templateName(req.params.name)
  const { note = null, begun_from, ...texts } = req.validatedBody
  await answerRefusals(res, async () => {
    await saveCopyTemplateWorkflow(req.scope).run({ input: { name, texts, note, begun_from, created_by: req.auth_context.actor_id } })
    return describeTemplate(req.scope, name)
  })
}

/** Back to the shipped one; gone where there is none. */
export async function DELETE(req: AuthenticatedMedusaRequest, res: MedusaResponse<CopyTemplateDeleteResponse>): Promise<void> {
  const name = templateName(req.params.name)
  await removeCopyTemplateWorkflow(req.scope).run({ input: { name } })
  const shipped = req.scope.resolve(PRODUCT_COPY_MODULE).templates.shipped(name)
  const [copy_template = null] = shipped ? await describeTemplates(req.scope, [shipped]) : []
  res.json({ name, deleted: true, copy_template })
}
