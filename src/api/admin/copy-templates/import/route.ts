import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import type { CopyTemplateImportResponse } from "../../../../types/copy-template"
import { importCopyTemplatesWorkflow } from "../../../../workflows/change-copy-templates"
import type { AdminImportCopyTemplates } from "../validators"

/** Says what the file changes. All of it is taken over or, where a template is refused, nothing. */
export async function POST(
  req: AuthenticatedMedusaRequest<AdminImportCopyTemplates>,
  res: MedusaResponse<CopyTemplateImportResponse>
): Promise<void> {
  const { file, dry_run } = req.validatedBody
  const { result } = await importCopyTemplatesWorkflow(req.scope).run({ input: { file, dry_run, created_by: req.auth_context.actor_id } })
  res.json({ ...result, dry_run })
}
