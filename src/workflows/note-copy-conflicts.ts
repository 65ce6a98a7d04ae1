import { createWorkflow, WorkflowResponse, type WorkflowData } from "@medusajs/framework/workflows-sdk"

import { noteConflictsStep, type NoteConflictsInput } from "./steps/note-conflicts"

/** Notes, of a product that changed, which of its drafts would now write over words that nobody drafting them saw. */
export const noteCopyConflictsWorkflow = createWorkflow("note-copy-conflicts", (input: WorkflowData<NoteConflictsInput>) => {
  noteConflictsStep(input)
  return new WorkflowResponse(undefined)
})
