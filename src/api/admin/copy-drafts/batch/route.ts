import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"

import type { CopyDraftBatchResponse } from "../../../../types/copy-draft"
import { acceptCopyDraftWorkflow } from "../../../../workflows/accept-copy-draft"
import { rejectCopyDraftWorkflow } from "../../../../workflows/reject-copy-draft"
import { copyDraftFields, copyDraftProductFields } from "../query-config"
import { conflictMessage, retrieveCopyDraft } from "../respond"
import type { AdminBatchCopyDrafts } from "../validators"

type BatchResult = CopyDraftBatchResponse["results"][number]

/** One after the other, so that each has its own result and none waits for another's lock. */
export async function POST(
  req: AuthenticatedMedusaRequest<AdminBatchCopyDrafts>,
  res: MedusaResponse<CopyDraftBatchResponse>
): Promise<void> {
  const { accept, reject } = req.validatedBody
  const results: BatchResult[] = []
  for (const id of accept) results.push(await decide(req.scope, id, "accept"))
  for (const id of reject) results.push(await decide(req.scope, id, "reject"))
  res.json({ results })
}

async function decide(container: MedusaContainer, id: string, action: BatchResult["action"]): Promise<BatchResult> {
  try {
    const refusal = action === "accept" ? await accept(container, id) : await reject(container, id)
    if (refusal) return { id, action, ok: false, error: refusal }
    const copy_draft = await retrieveCopyDraft(container, id, [...copyDraftFields, ...copyDraftProductFields])
    return { id, action, ok: true, copy_draft }
  } catch (error) {
    if (isMedusaError(error)) return { id, action, ok: false, error: { code: error.type, message: error.message } }
    throw error
  }
}

async function accept(container: MedusaContainer, id: string): Promise<BatchResult["error"]> {
  const { result } = await acceptCopyDraftWorkflow(container).run({ input: { id } })
  if (result.accepted) return undefined
  return { code: MedusaError.Types.CONFLICT, message: conflictMessage(result.conflicts) }
}

async function reject(container: MedusaContainer, id: string): Promise<undefined> {
  await rejectCopyDraftWorkflow(container).run({ input: { id } })
}

/** Not by class: an error that went through the workflow engine is a copy. */
function isMedusaError(error: unknown): error is { type: string; message: string } {
  return error instanceof Object && "type" in error && typeof error.type === "string" && "message" in error
}
