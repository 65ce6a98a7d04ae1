import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import type { CopyTemplateResponse } from "../../../../../types/copy-template"
import { restoreCopyTemplateWorkflow } from "../../../../../workflows/change-copy-templates"
import { describeTemplate, templateName } from "../../respond"
import type { AdminRestoreCopyTemplate } from "../../validators"

/** An older version's words as a new version. */
export async function POST(
  req: AuthenticatedMedusaRequest<AdminRestoreCopyTemplate>,
  res: MedusaResponse<CopyTemplateResponse>
): Promise<void> {
  const name = templateName(req.params.name)
  const { version } = req.validatedBody
  await restoreCopyTemplateWorkflow(req.scope).run({ input: { name, version, created_by: req.auth_context.actor_id } })
  res.json(await describeTemplate(req.scope, name))
}
