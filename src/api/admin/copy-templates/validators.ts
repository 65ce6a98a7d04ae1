import { z } from "zod"

import { CopyLocale } from "../../../copy/draft"
import { TemplateFile } from "../../../copy/templates/plan-import"
import { TemplateName, TemplateTexts } from "../../../copy/templates/prompt-template"
import { LONGEST_NOTE } from "../../../copy/templates/template-limits"

const Note = z.string().max(LONGEST_NOTE).optional()

/** Version that a change was begun from; 0 where there was none of the store's own. Refused with 409 where another counts by now. */
export const BegunFrom = z.int().min(0).optional()

export const AdminSaveCopyTemplate = TemplateTexts.extend({ note: Note, begun_from: BegunFrom }).strict()
export type AdminSaveCopyTemplate = z.infer<typeof AdminSaveCopyTemplate>

export const AdminRestoreCopyTemplate = z.object({ version: z.int().min(1) }).strict()
export type AdminRestoreCopyTemplate = z.infer<typeof AdminRestoreCopyTemplate>

export const AdminImportCopyTemplates = z
  .object({
    file: TemplateFile,
    /** Only say what it would change. @default false */
    dry_run: z.boolean().default(false),
  })
  .strict()
export type AdminImportCopyTemplates = z.infer<typeof AdminImportCopyTemplates>

export const AdminPreviewCopyTemplate = z
  .object({
    product_id: z.string().min(1).max(200),
    /** @default the first of the plugin's locales */
    locale: CopyLocale.optional(),
    /** Of the template that is edited. One that is not there yet is compared with what the product would get. */
    name: TemplateName,
    template: TemplateTexts,
  })
  .strict()
export type AdminPreviewCopyTemplate = z.infer<typeof AdminPreviewCopyTemplate>
