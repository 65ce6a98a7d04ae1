import { z } from "zod"

import { CopyLocale } from "../../../copy/draft"
import { MAX_OWN_PROMPT_LENGTH } from "../../../copy/own-prompt"

/** As many UTF-16 units as any prompt of the allowed number of characters may have. */
const MAX_PROMPT_UNITS = 2 * MAX_OWN_PROMPT_LENGTH

/** A field of a form: what is left empty is not given. */
const field = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (typeof value === "string" && value.trim() === "" ? undefined : value), schema.optional())

const number = (schema: z.ZodNumber) => field(z.preprocess((value) => (typeof value === "string" ? Number(value) : value), schema))

/** The fields beside the picture. */
export const AdminCopyPlayground = z
  .object({
    /** @default the first of the plugin's locales */
    locale: field(CopyLocale),
    /** There is one template for now. */
    template: field(z.literal("default")),
    /** A wish beside the built-in prompt. */
    instructions: field(z.string().max(500)),
    /** In place of the built-in prompt. */
    prompt: field(z.string().max(MAX_PROMPT_UNITS)),
    /** @default 0 */
    seed: number(z.number().int().min(0).max(2 ** 31 - 1)),
    /** @default the plugin's option */
    temperature: number(z.number().min(0).max(2)),
  })
  .strict()
  .refine(({ prompt, instructions, template }) => prompt === undefined || (instructions === undefined && template === undefined), {
    error: "Send a prompt of your own, or instructions and a template for the built-in one, not both",
  })
export type AdminCopyPlayground = z.infer<typeof AdminCopyPlayground>
