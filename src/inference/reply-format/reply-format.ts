import { z } from "zod"
import { LOCALES } from "../../copy/limits"
import { compileFormat } from "./compile-format"
import { MOST_LEADING_MARKS } from "./text-characters"

/** Bounds that keep a format, and the longest reply of it, small. */
const MOST_CHARACTERS = 5000
const MOST_ITEMS = 50
const MOST_PARTS = 200

const PRINTABLE_ASCII = /^[\x20-\x7e]+$/

/** Syntax and keys. ASCII, so that characters are bytes. */
const Literal = z.object({
  kind: z.literal("literal"),
  text: z.string().regex(PRINTABLE_ASCII, "must be printable ASCII, at least one character"),
})

const TextRules = {
  /** Most characters (Unicode code points), escapes counted as what they mean. */
  limit: z.int().min(MOST_LEADING_MARKS + 2).max(MOST_CHARACTERS),
  /** Whose sentences, phrases and words a text over its limit is cut at. */
  locale: z.enum(LOCALES),
  /** What the text holds at least one of before it may end; `nothing` lets it be empty. */
  needs: z.enum(["letter", "letter or digit", "nothing"]),
}

/** A whole JSON string, with its quotes. */
const Text = z.object({ kind: z.literal("text"), name: z.string().min(1), ...TextRules })

/** A whole JSON list of strings. */
const List = z
  .object({
    kind: z.literal("list"),
    name: z.string().min(1),
    least: z.int().min(0),
    most: z.int().min(1).max(MOST_ITEMS),
    item: z.object(TextRules),
    /** What every such list begins with, before the model's own items. ASCII, like all that is not the model's choice. @default [] */
    given: z.array(z.string().regex(PRINTABLE_ASCII)).max(MOST_ITEMS).optional(),
  })
  .refine(({ least, most }) => least <= most, { error: "least must not be more than most" })
  .refine(({ given = [], most }) => given.length <= most, { error: "given must not have more items than most" })

/** These parts or nothing: the first byte tells, so what follows must begin with another one. */
const Optional = z.object({
  kind: z.literal("optional"),
  parts: z.array(z.discriminatedUnion("kind", [Literal, Text, List])).min(1).max(MOST_PARTS),
})

const ReplyPart = z.discriminatedUnion("kind", [Literal, Text, List, Optional])
export type ReplyPart = z.infer<typeof ReplyPart>

/**
 * What a reply looks like, from its first byte to its last: syntax that is the same in every
 * reply, and texts of the model's own in between. Plain data, so that it can go to another process.
 */
export const ReplyFormat = z
  .array(ReplyPart)
  .min(1)
  .max(MOST_PARTS)
  .superRefine((parts, context) => {
    try {
      compileFormat(parts)
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      context.addIssue({ code: "custom", message: error.message })
    }
  })
export type ReplyFormat = z.infer<typeof ReplyFormat>

export type TextField = z.infer<z.ZodObject<typeof TextRules>> & { name: string }
