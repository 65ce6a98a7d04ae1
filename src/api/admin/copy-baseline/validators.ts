import { z } from "zod"

import { CopyLocale } from "../../../copy/draft"
import { LONGEST_WORD } from "../../../copy/templates/template-limits"
import { StoreBaseline } from "../../../copy/templates/store-baseline"
import { BegunFrom } from "../copy-templates/validators"

const MoreWords = z
  .object({ locale: CopyLocale, words: z.array(z.string().trim().min(1).max(LONGEST_WORD)).min(1).max(100) })
  .strict()

export const AdminSaveCopyBaseline = z
  .object({
    baseline: StoreBaseline.optional(),
    add_to_avoid: MoreWords.optional(),
    add_to_never_claim: MoreWords.optional(),
    /** A version to go back to. */
    restore: z.int().min(1).optional(),
    note: z.string().max(500).optional(),
    begun_from: BegunFrom,
  })
  .strict()
  .refine(({ baseline, restore }) => !(baseline && restore), { error: "Give either baseline or restore" })
  .refine(({ baseline, add_to_avoid, add_to_never_claim, restore }) => baseline || add_to_avoid || add_to_never_claim || restore, {
    error: "Give baseline, add_to_avoid, add_to_never_claim or restore",
  })
export type AdminSaveCopyBaseline = z.infer<typeof AdminSaveCopyBaseline>
