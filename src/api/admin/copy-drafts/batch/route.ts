import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"

import type { CopyIssue } from "../../../../copy/draft"
import { blockingIssues, UNSUPPORTED_CLAIMS } from "../../../../copy/rules/blocking-issues"
import type { DecidedBy } from "../../../../modules/product-copy/draft-decisions"
import { BATCH_ACTIONS, type CopyConflict, type CopyDraftBatchResponse } from "../../../../types/copy-draft"
import { acceptCopyDraftWorkflow } from "../../../../workflows/accept-copy-draft"
import { rejectCopyDraftWorkflow } from "../../../../workflows/reject-copy-draft"
import { undoCopyDraftWorkflow } from "../../../../workflows/undo-copy-draft"
import { copyDraftFields, copyDraftProductFields } from "../query-config"
import { conflictMessage, retrieveCopyDraft } from "../respond"
import type { AdminBatchCopyDrafts } from "../validators"

type BatchResult = CopyDraftBatchResponse["results"][number]
/** Decides about one draft, and tells the conflicts that kept it from it. */
type Decide = (container: MedusaContainer, input: { id: string; reason?: string } & DecidedBy) => Promise<CopyConflict[]>

const DECIDE: Record<BatchResult["action"], Decide> = {
  accept: async (container, { id, actor_id, batch_id }) =>
    (await acceptCopyDraftWorkflow(container).run({ input: { id, actor_id, batch_id } })).result.conflicts,
  undo: async (container, { id, actor_id, batch_id }) =>
    (await undoCopyDraftWorkflow(container).run({ input: { id, actor_id, batch_id } })).result.conflicts,
  reject: async (container, input) => {
    await rejectCopyDraftWorkflow(container).run({ input })
    return []
  },
}

/** One after the other, so that each has its own result and none waits for another's lock. */
export async function POST(
  req: AuthenticatedMedusaRequest<AdminBatchCopyDrafts>,
  res: MedusaResponse<CopyDraftBatchResponse>
): Promise<void> {
  const { reason, batch_id = crypto.randomUUID(), ...ids } = req.validatedBody
  const results: BatchResult[] = []
  for (const action of BATCH_ACTIONS) {
    for (const id of ids[action]) {
      results.push(await decide(req.scope, action, { id, reason, batch_id, actor_id: req.auth_context.actor_id }))
    }
  }
  res.json({ batch_id, results })
}

async function decide(container: MedusaContainer, action: BatchResult["action"], input: Parameters<Decide>[1]): Promise<BatchResult> {
  const { id } = input
  try {
    const unseen = action === "accept" ? await findUnseenClaims(container, id) : []
    if (unseen.length > 0) return { id, action, ok: false, error: { code: UNSUPPORTED_CLAIMS, message: claimsMessage(unseen) } }
    const conflicts = await DECIDE[action](container, input)
    if (conflicts.length > 0) {
      return { id, action, ok: false, error: { code: MedusaError.Types.CONFLICT, message: conflictMessage(conflicts) } }
    }
    const copy_draft = await retrieveCopyDraft(container, id, [...copyDraftFields, ...copyDraftProductFields])
    return { id, action, ok: true, copy_draft }
  } catch (error) {
    if (isMedusaError(error)) return { id, action, ok: false, error: { code: error.type, message: error.message } }
    throw error
  }
}

/** Among many drafts nobody reads each: what may not be true is written only by a person who accepts that one. */
async function findUnseenClaims(container: MedusaContainer, id: string): Promise<CopyIssue[]> {
  const { status, issues, edited } = await retrieveCopyDraft(container, id, ["status", "issues", "edited"])
  return status === "ready" ? blockingIssues({ issues, edited }) : []
}

function claimsMessage(issues: readonly CopyIssue[]): string {
  return `The draft has unsupported claims: look at it first, then accept it by itself. ${issues.map(({ message }) => message).join(" ")}`
}

/** Not by class: an error that went through the workflow engine is a copy. */
function isMedusaError(error: unknown): error is { type: string; message: string } {
  return error instanceof Object && "type" in error && typeof error.type === "string" && "message" in error
}
