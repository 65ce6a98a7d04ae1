import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { TEMPLATE_FILE_FORMAT } from "../../../../copy/templates/template-limits"
import { PRODUCT_COPY_MODULE } from "../../../../modules/product-copy"
import type { CopyTemplateFile } from "../../../../types/copy-template"

/** All templates as they are now, shipped ones too, and the baseline. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse<CopyTemplateFile>): Promise<void> {
  const { templates } = req.scope.resolve(PRODUCT_COPY_MODULE)
  const [stored, newest] = await Promise.all([templates.list(), templates.baselines.newest()])
  res.setHeader("content-disposition", 'attachment; filename="copy-templates.json"')
  res.json({
    format: TEMPLATE_FILE_FORMAT,
    templates: stored.map(({ name, label, words, guidance, attributes }) => ({ name, label, words, guidance, attributes })),
    ...(newest && { baseline: newest.baseline }),
  })
}
