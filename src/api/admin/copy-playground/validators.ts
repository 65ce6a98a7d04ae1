import { z } from "zod"

import { CopyLocale } from "../../../copy/draft"
import { MAX_OWN_PROMPT_LENGTH } from "../../../copy/own-prompt"
import { TemplateName } from "../../../copy/templates/prompt-template"

/** As many UTF-16 units as any prompt of the allowed number of characters may have. */
const MAX_PROMPT_UNITS = 2 * MAX_OWN_PROMPT_LENGTH

/** The fields beside the picture. In a form all are texts. */
export const AdminCopyPlayground = z
  .object({
    /** @default the first of the plugin's locales */
    locale: CopyLocale.optional(),
    /** Name of a template. @default what a product of which nothing is known gets */
    template: TemplateName.optional(),
    /** A wish beside the built-in prompt. */
    instructions: z.string().max(500).optional(),
    /** In place of the built-in prompt. */
    prompt: z.string().max(MAX_PROMPT_UNITS).optional(),
    /** @default 0 */
    seed: z.string().regex(/^\d{1,9}$/, { error: "must be a whole number from 0 to 999999999" }).transform(Number).optional(),
    /** @default the plugin's option */
    temperature: z.string().regex(/^([01](\.\d{1,6})?|2(\.0{1,6})?)$/, { error: "must be a number from 0 to 2" }).transform(Number).optional(),
  })
  .strict()
  .refine(({ prompt, instructions, template }) => prompt === undefined || (instructions === undefined && template === undefined), {
    error: "Send a prompt of your own, or instructions and a template for the built-in one, not both",
  })
export type AdminCopyPlayground = z.infer<typeof AdminCopyPlayground>
