import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { MedusaContainer } from "@medusajs/framework/types"

import { EMPTY_BASELINE } from "../../../copy/templates/store-baseline"
import { PRODUCT_COPY_MODULE } from "../../../modules/product-copy"
import type { CopyBaselineResponse, CopyTemplateError } from "../../../types/copy-template"
import { saveCopyBaselineWorkflow } from "../../../workflows/change-copy-templates"
import { answerRefusals } from "../copy-templates/answer-refusals"
import type { AdminSaveCopyBaseline } from "./validators"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse<CopyBaselineResponse>): Promise<void> {
  res.json(await describeBaseline(req.scope))
}

/** The whole, more words for one of its lists, or an older version. Each change is a new version. */
export async function POST(
  req: AuthenticatedMedusaRequest<AdminSaveCopyBaseline>,
  res: MedusaResponse<CopyBaselineResponse | CopyTemplateError>
): Promise<void> {
  await answerRefusals(res, async () => {
    await saveCopyBaselineWorkflow(req.scope).run({ input: { ...req.validatedBody, created_by: req.auth_context.actor_id } })
    return describeBaseline(req.scope)
  })
}

async function describeBaseline(container: MedusaContainer): Promise<CopyBaselineResponse> {
  const rows = await container.resolve(PRODUCT_COPY_MODULE).templates.baselines.versions()
  const versions = rows.map(({ version, baseline, note, created_by, created_at }) => ({
    ...{ version, baseline, note, created_by },
    created_at: created_at.toISOString(),
  }))
  const { version = 0, baseline = EMPTY_BASELINE } = versions[0] ?? {}
  return { copy_baseline: { version, baseline }, versions }
}
