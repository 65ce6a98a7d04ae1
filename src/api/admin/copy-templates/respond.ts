import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"

import { TemplateName } from "../../../copy/templates/prompt-template"
import { templateReference } from "../../../copy/templates/template-reference"
import { PRODUCT_COPY_MODULE } from "../../../modules/product-copy"
import { storedTemplate, type StoredTemplate } from "../../../modules/product-copy/copy-template-rows"
import { templateRefusal } from "../../../modules/product-copy/template-refusals"
import type { CopyTemplateDTO, CopyTemplateResponse } from "../../../types/copy-template"

/** @throws MedusaError INVALID_DATA for what cannot be a template's name */
export function templateName(name: string | undefined): string {
  const read = TemplateName.safeParse(name)
  if (read.success) return read.data
  const message = `A template's name ${read.error.issues.map(({ message }) => message).join("; ")}.`
  throw templateRefusal(MedusaError.Types.INVALID_DATA, "template_name", message)
}

export async function describeTemplates(container: MedusaContainer, stored: readonly StoredTemplate[]): Promise<CopyTemplateDTO[]> {
  const { templates } = container.resolve(PRODUCT_COPY_MODULE)
  const { version } = await templates.baselines.current()
  return stored.map(({ created_at, ...template }) => ({
    ...template,
    reference: templateReference(template, version),
    replaces_shipped: template.source === "own" && templates.shipped(template.name) !== null,
    created_at: created_at?.toISOString() ?? null,
  }))
}

/**
 * The template as drafts are made with it now, and its versions.
 *
 * @throws MedusaError NOT_FOUND
 */
export async function describeTemplate(container: MedusaContainer, name: string): Promise<CopyTemplateResponse> {
  const { templates } = container.resolve(PRODUCT_COPY_MODULE)
  const current = await templates.get(name)
  const shipped = templates.shipped(name)
  const versions = (await templates.versions(name)).map(storedTemplate)
  const [copy_template] = await describeTemplates(container, [current])
  if (!copy_template) throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, `The template ${name} could not be described.`)
  const [ofShipped = null] = shipped ? await describeTemplates(container, [shipped]) : []
  return { copy_template, versions: await describeTemplates(container, versions), shipped: ofShipped }
}
