import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import type { CopyTemplateError, CopyTemplateImportResponse } from "../../../../types/copy-template"
import { importCopyTemplatesWorkflow } from "../../../../workflows/change-copy-templates"
import { answerRefusals } from "../answer-refusals"
import type { AdminImportCopyTemplates } from "../validators"

/** Says what the file changes. All of it is taken over or, where a template is refused, nothing. */
export async function POST(
  req: AuthenticatedMedusaRequest<AdminImportCopyTemplates>,
  res: MedusaResponse<CopyTemplateImportResponse | CopyTemplateError>
): Promise<void> {
  const { file, dry_run } = req.validatedBody
  await answerRefusals(res, async () => {
    const { result } = await importCopyTemplatesWorkflow(req.scope).run({ input: { file, dry_run, created_by: req.auth_context.actor_id } })
    return { ...result, dry_run }
  })
}
