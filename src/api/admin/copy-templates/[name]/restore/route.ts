import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import type { CopyTemplateError, CopyTemplateResponse } from "../../../../../types/copy-template"
import { restoreCopyTemplateWorkflow } from "../../../../../workflows/change-copy-templates"
import { answerRefusals } from "../../answer-refusals"
import { describeTemplate, templateName } from "../../respond"
import type { AdminRestoreCopyTemplate } from "../../validators"

/** An older version's words as a new version. */
export async function POST(
  req: AuthenticatedMedusaRequest<AdminRestoreCopyTemplate>,
  res: MedusaResponse<CopyTemplateResponse | CopyTemplateError>
): Promise<void> {
  const name = templateName(req.params.name)
  const { version } = req.validatedBody
  await answerRefusals(res, async () => {
    await restoreCopyTemplateWorkflow(req.scope).run({ input: { name, version, created_by: req.auth_context.actor_id } })
    return describeTemplate(req.scope, name)
  })
}
