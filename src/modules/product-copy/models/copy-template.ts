import { model } from "@medusajs/framework/utils"

import type { TemplateTexts } from "../../../copy/templates/prompt-template"

/** One version of a template of the store's own. Never changed: an edit, and the return to an older one, is a new version. */
export const CopyTemplate = model
  .define(
    { name: "CopyTemplate", tableName: "copy_template" },
    {
      id: model.id({ prefix: "ctpl" }).primaryKey(),
      name: model.text(),
      /** From 1, for each name by itself. */
      version: model.number(),
      texts: model.json<TemplateTexts>(),
      note: model.text().nullable(),
      /** Id of an admin; null where no person did it. */
      created_by: model.text().nullable(),
      /** Drafts are made with it. No version of a name is where the store went back to the shipped template. */
      is_current: model.boolean().default(true),
    }
  )
  .indexes([
    { on: ["name", "version"], unique: true },
    { name: "IDX_copy_template_one_current", on: ["name"], unique: true, where: "is_current AND deleted_at IS NULL" },
  ])
