import type { MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"

import type { CopyTemplateError } from "../../../types/copy-template"

/**
 * Answers as `work` does, and a refusal of it with all that the store knows of it. Not by Medusa's own handler: that
 * drops the single problems, and has other words for a conflict.
 */
export async function answerRefusals<Answer>(res: MedusaResponse<Answer | CopyTemplateError>, work: () => Promise<Answer>): Promise<void> {
  try {
    res.json(await work())
  } catch (error) {
    if (!isRefusal(error)) throw error
    const { type, code, message, problems, version } = error
    res.status(type === MedusaError.Types.CONFLICT ? 409 : 400).json({ type, code, message, problems, version })
  }
}

/** Not by class: an error that went through the workflow engine is a copy. */
function isRefusal(error: unknown): error is CopyTemplateError {
  return error instanceof Object && "code" in error && (error.code === "template_refused" || error.code === "newer_version")
}
