import { createWorkflow, WorkflowResponse, type WorkflowData } from "@medusajs/framework/workflows-sdk"

import { editDraftStep, type EditCopyDraftInput } from "./steps/edit-draft"

/** Saves the merchant's own words beside the model's. The product stays as it is. */
export const editCopyDraftWorkflow = createWorkflow("edit-copy-draft", (input: WorkflowData<EditCopyDraftInput>) => {
  editDraftStep(input)
  return new WorkflowResponse(undefined)
})
