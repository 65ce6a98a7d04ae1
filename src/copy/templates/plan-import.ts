import { z } from "zod"

import type { Locale } from "../limits"
import { checkTemplate, type TemplateProblem } from "./check-template"
import { TemplateName, TemplateTexts } from "./prompt-template"
import { sameTexts } from "./same-texts"
import { EMPTY_BASELINE, sameBaseline, StoreBaseline } from "./store-baseline"
import { TEMPLATE_FILE_FORMAT } from "./template-limits"

const MOST_IN_A_FILE = 200

/** Templates and the baseline as one file, to be taken to another store. */
export const TemplateFile = z
  .object({
    format: z.literal(TEMPLATE_FILE_FORMAT, { error: `must be "${TEMPLATE_FILE_FORMAT}": choose a file that was exported here or by another store` }),
    templates: z.array(TemplateTexts.extend({ name: TemplateName }).strict()).max(MOST_IN_A_FILE),
    baseline: StoreBaseline.optional(),
  })
  .strict()
  .refine(({ templates }) => new Set(templates.map(({ name }) => name)).size === templates.length, { error: "names a template twice" })
export type TemplateFile = z.infer<typeof TemplateFile>

export interface PlannedImport {
  templates: { name: string; change: "new" | "changed" | "unchanged" | "refused"; problems: TemplateProblem[] }[]
  /** Null where the file has none. */
  baseline: "changed" | "unchanged" | null
}

/**
 * What an import would change.
 *
 * @param current the store's templates, shipped ones too
 */
export function planImport(
  { templates, baseline }: TemplateFile,
  current: readonly ({ name: string } & TemplateTexts)[],
  currentBaseline: StoreBaseline = EMPTY_BASELINE,
  locales: readonly Locale[]
): PlannedImport {
  return {
    templates: templates.map(({ name, ...texts }) => {
      const known = current.find((template) => template.name === name)
      // First, since the shipped general one has no guidance and could not be saved.
      if (known && sameTexts(known, texts)) return { name, change: "unchanged", problems: [] }
      const problems = checkTemplate(name, texts, locales)
      return { name, change: problems.length > 0 ? "refused" : known ? "changed" : "new", problems }
    }),
    baseline: baseline ? (sameBaseline(baseline, currentBaseline) ? "unchanged" : "changed") : null,
  }
}
