import { createWorkflow, WorkflowResponse, type WorkflowData } from "@medusajs/framework/workflows-sdk"

import { findDraftStep } from "./steps/find-draft"
import { noteConflictsStep } from "./steps/note-conflicts"
import { restoreDraftStep, type RestoreCopyDraftInput } from "./steps/restore-draft"

/** Brings an earlier draft back for review, in place of the newer one that had taken its place. */
export const restoreCopyDraftWorkflow = createWorkflow("restore-copy-draft", (input: WorkflowData<RestoreCopyDraftInput>) => {
  const draft = findDraftStep(input)
  restoreDraftStep(input)
  noteConflictsStep(draft)
  return new WorkflowResponse(undefined)
})
