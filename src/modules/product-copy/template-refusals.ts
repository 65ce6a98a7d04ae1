import { MedusaError } from "@medusajs/framework/utils"

import type { TemplateProblem } from "../../copy/templates/check-template"
import type { CopyTemplateRefusal } from "../../types/copy-template"

/** Why a call about templates or the baseline is refused, by a code that the admin translates. */
export function templateRefusal(
  type: typeof MedusaError.Types.INVALID_DATA | typeof MedusaError.Types.NOT_ALLOWED | typeof MedusaError.Types.NOT_FOUND,
  code: CopyTemplateRefusal,
  message: string
): MedusaError {
  return new MedusaError(type, message, code)
}

/** What keeps a template from being saved or previewed, each reason for itself. */
export function templateRefused(problems: readonly TemplateProblem[], message: string): MedusaError & { problems: readonly TemplateProblem[] } {
  return Object.assign(templateRefusal(MedusaError.Types.INVALID_DATA, "template_refused", message), { problems })
}

/**
 * Somebody else saved in between.
 *
 * @param version that counts now
 * @param begunFrom version that the change was begun from
 */
export function newerVersion(what: string, version: number, begunFrom: number): MedusaError & { version: number } {
  const code: CopyTemplateRefusal = "newer_version"
  const message =
    `Somebody changed ${what} meanwhile: this change was begun from version ${begunFrom}, and version ${version} counts now. ` +
    `Look at it again; to save nevertheless, send begun_from ${version}.`
  return Object.assign(new MedusaError(MedusaError.Types.CONFLICT, message, code), { version })
}
