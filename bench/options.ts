import { join } from "node:path"
import { parseArgs } from "node:util"
import { z } from "zod"

import { availableThreads } from "../src/inference/machine"

export const SECTIONS = ["machine", "stock", "ours", "store"] as const
export type Section = (typeof SECTIONS)[number]

export const OURS_DTYPES = ["int8", "q4", "both"] as const
export type OursDtype = (typeof OURS_DTYPES)[number]

export interface BenchmarkOptions {
  /** The small model, and fewer and shorter measurements. */
  quick: boolean
  sections: readonly Section[]
  /** Of which each figure is the median. */
  runs: number
  threads: number
  /** Of our files, for ours; `both`, the default of a machine with 8 GB, reads prompts in int8 and writes replies in q4. */
  dtype: OursDtype
  /** Where the results go. */
  json: string
  markdown: boolean
}

const Options = z.object({
  quick: z.boolean().default(false),
  only: z
    .string()
    .transform((text) => text.split(","))
    .pipe(z.array(z.enum(SECTIONS, { error: `must be some of ${SECTIONS.join(",")}` })))
    .optional(),
  runs: z.coerce.number().int().min(1).optional(),
  threads: z.coerce.number().int().min(1).optional(),
  dtype: z.enum(OURS_DTYPES).default("both"),
  json: z.string().min(1).default(join(__dirname, "results", "latest.json")),
  markdown: z.boolean().default(false),
})

/** @throws Error naming the option that is wrong */
export function readOptions(args: string[]): BenchmarkOptions {
  const { values } = parseArgs({
    args,
    options: {
      quick: { type: "boolean" },
      only: { type: "string" },
      runs: { type: "string" },
      threads: { type: "string" },
      dtype: { type: "string" },
      json: { type: "string" },
      markdown: { type: "boolean" },
    },
  })
  const result = Options.safeParse(values)
  if (!result.success) {
    throw new Error(`The options are wrong.\n${z.prettifyError(result.error)}`)
  }
  const { quick, only, runs, threads, dtype, json, markdown } = result.data
  return {
    quick,
    sections: only ?? SECTIONS,
    runs: runs ?? (quick ? 2 : 5),
    threads: threads ?? availableThreads(),
    dtype,
    json,
    markdown,
  }
}
