import { createWorkflow, WorkflowResponse, type WorkflowData } from "@medusajs/framework/workflows-sdk"

import { rejectDraftStep, type RejectCopyDraftInput } from "./steps/reject-draft"

/** Puts a draft aside. The product stays as it is, and no other draft is asked for. */
export const rejectCopyDraftWorkflow = createWorkflow(
  "reject-copy-draft",
  (input: WorkflowData<RejectCopyDraftInput>) => {
    rejectDraftStep(input)
    return new WorkflowResponse(undefined)
  }
)
