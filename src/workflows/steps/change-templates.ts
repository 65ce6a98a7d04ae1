import { MedusaError } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"

import { planImport, type PlannedImport, type TemplateFile } from "../../copy/templates/plan-import"
import type { TemplateTexts } from "../../copy/templates/prompt-template"
import { PRODUCT_COPY_MODULE } from "../../modules/product-copy"
import type { ChangedTemplate } from "../../modules/product-copy/copy-templates"
import type { VersionRecord, VersionToWrite } from "../../modules/product-copy/copy-template-rows"
import { templateRefusal } from "../../modules/product-copy/template-refusals"
import type { MedusaContainer } from "@medusajs/framework/types"

export interface SaveCopyTemplateInput extends VersionToWrite {
  name: string
  texts: TemplateTexts
}

export interface RestoreCopyTemplateInput extends VersionRecord {
  name: string
  /** Of the store's own versions. */
  version: number
}

export interface ImportCopyTemplatesInput extends VersionRecord {
  file: TemplateFile
  /** Only say what it would change. @default false */
  dry_run?: boolean
}

async function takeBack(changes: ChangedTemplate[] | undefined, { container }: { container: MedusaContainer }): Promise<void> {
  if (changes?.length) await container.resolve(PRODUCT_COPY_MODULE).templates.takeBack(changes)
}

/**
 * @throws MedusaError INVALID_DATA with the reasons for which it is refused; CONFLICT where another version than the one
 * that it was begun from counts
 */
export const saveTemplateStep = createStep(
  "save-template",
  async ({ name, texts, ...record }: SaveCopyTemplateInput, { container }) => {
    const { templates } = container.resolve(PRODUCT_COPY_MODULE)
    return new StepResponse(undefined, await templates.save([{ name, ...texts }], record))
  },
  takeBack
)

/** @throws MedusaError NOT_FOUND; INVALID_DATA where the old words would be refused today */
export const restoreTemplateStep = createStep(
  "restore-template",
  async ({ name, version, ...record }: RestoreCopyTemplateInput, { container }) => {
    const { templates } = container.resolve(PRODUCT_COPY_MODULE)
    const row = (await templates.versions(name)).find((row) => row.version === version)
    if (!row) throw templateRefusal(MedusaError.Types.NOT_FOUND, "no_version", `The template ${name} has no version ${version} of this store's own.`)
    return new StepResponse(undefined, await templates.save([{ name, ...row.texts }], record))
  },
  takeBack
)

/** @throws MedusaError NOT_FOUND where the store has none of its own with that name */
export const removeTemplateStep = createStep(
  "remove-template",
  async ({ name }: { name: string }, { container }) => {
    const { templates } = container.resolve(PRODUCT_COPY_MODULE)
    return new StepResponse(undefined, [await templates.remove(name)])
  },
  takeBack
)

interface Imported {
  changes: ChangedTemplate[]
  baseline: string | null
}

/**
 * Takes over what differs from what is there; what is refused keeps all of it out.
 *
 * @throws MedusaError INVALID_DATA with the reasons
 */
export const importTemplatesStep = createStep(
  "import-templates",
  async ({ file, dry_run, ...record }: ImportCopyTemplatesInput, { container }) => {
    const { templates, options } = container.resolve(PRODUCT_COPY_MODULE)
    const newest = await templates.baselines.newest()
    const plan = planImport(file, await templates.list(), newest?.baseline, options.locales)
    if (dry_run) return new StepResponse<PlannedImport, Imported>(plan, { changes: [], baseline: null })
    const wanted = new Set(plan.templates.filter(({ change }) => change !== "unchanged").map(({ name }) => name))
    const changes = await templates.save(file.templates.filter(({ name }) => wanted.has(name)), record)
    const { baseline } = file
    try {
      const id = baseline ? await templates.baselines.save(() => baseline, record) : null
      return new StepResponse<PlannedImport, Imported>(plan, { changes, baseline: id })
    } catch (error) {
      await templates.takeBack(changes)
      throw error
    }
  },
  async (imported, { container }) => {
    if (!imported) return
    const { templates } = container.resolve(PRODUCT_COPY_MODULE)
    await templates.takeBack(imported.changes)
    if (imported.baseline) await templates.baselines.remove(imported.baseline)
  }
)
