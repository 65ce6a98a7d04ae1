import { createWorkflow, WorkflowResponse, type WorkflowData } from "@medusajs/framework/workflows-sdk"

import {
  importTemplatesStep,
  removeTemplateStep,
  restoreTemplateStep,
  saveTemplateStep,
  type ImportCopyTemplatesInput,
  type RestoreCopyTemplateInput,
  type SaveCopyTemplateInput,
} from "./steps/change-templates"
import { saveBaselineStep, type SaveCopyBaselineInput } from "./steps/save-baseline"

/** Writes a new version of a template, which drafts are made with from then on. */
export const saveCopyTemplateWorkflow = createWorkflow("save-copy-template", (input: WorkflowData<SaveCopyTemplateInput>) => {
  saveTemplateStep(input)
  return new WorkflowResponse(undefined)
})

/** Goes back to an older version, as a new one. */
export const restoreCopyTemplateWorkflow = createWorkflow("restore-copy-template", (input: WorkflowData<RestoreCopyTemplateInput>) => {
  restoreTemplateStep(input)
  return new WorkflowResponse(undefined)
})

/** Takes the store's own template away. The shipped one of the same name counts again. */
export const removeCopyTemplateWorkflow = createWorkflow("remove-copy-template", (input: WorkflowData<{ name: string }>) => {
  removeTemplateStep(input)
  return new WorkflowResponse(undefined)
})

/**
 * Takes over templates and the baseline of a file.
 *
 * @returns what it changes, or with `dry_run` what it would change
 */
export const importCopyTemplatesWorkflow = createWorkflow("import-copy-templates", (input: WorkflowData<ImportCopyTemplatesInput>) => {
  return new WorkflowResponse(importTemplatesStep(input))
})

/** Changes what holds for all of the store's copy. */
export const saveCopyBaselineWorkflow = createWorkflow("save-copy-baseline", (input: WorkflowData<SaveCopyBaselineInput>) => {
  saveBaselineStep(input)
  return new WorkflowResponse(undefined)
})
