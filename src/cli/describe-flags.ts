import { isUtf8 } from "node:buffer"
import { existsSync } from "node:fs"
import { readFile } from "node:fs/promises"
import { extname, join } from "node:path"
import { InvalidArgumentError } from "commander"

import type { Locale } from "../copy/limits"
import { ownPrompt } from "../copy/own-prompt"
import { ModelOption } from "../inference"
import { parseCount, parseLocales } from "./backfill-flags"
import { CommandFailure } from "./command-failure"
import { DESCRIBE_FORMATS, type DescribeFormat } from "./describe-output"
import { errorMessage } from "./file-errors"

/** As commander reads them. */
export interface DescribeFlags {
  out: string
  format?: DescribeFormat
  locale?: Locale[]
  model: ModelOption
  threads?: number
  promptFile?: string
  limit?: number
  longestSide: number
  enhanceText?: boolean
  startOver?: boolean
  json?: boolean
}

/** Of the plugin's `pictures.longestSide` option, too. */
const LONGEST_SIDE = { least: 64, most: 2048 }
const MOST_THREADS = 256

/** May be given several times, with one language or more each. */
export function collectLocales(text: string, before: Locale[] = []): Locale[] {
  return [...new Set([...before, ...parseLocales(text)])]
}

/** `demo`, a folder, or `owner/name@commit` of the hub: what the plugin's `model` option means by the three. */
export function parseModel(text: string): ModelOption {
  if (text === "demo") return "demo"
  if (existsSync(join(text, "config.json"))) return { path: text }
  const [id = "", revision] = text.split("@")
  const hub = ModelOption.safeParse({ id, revision })
  if (hub.success) return hub.data
  throw new InvalidArgumentError(
    /^[\w-][\w.-]*\/[\w.-]+(@|$)/.test(text)
      ? `There is no model in a folder of that name, and one of the hub is named with its commit, as in owner/name@4739e748dc3798a89254e4932dca19e44aca304a.`
      : `There is no model in that folder: it has no config.json. "demo" and owner/name@commit of the hub are understood too.`
  )
}

export function parseThreads(text: string): number {
  const threads = parseCount(text)
  if (threads > MOST_THREADS) throw new InvalidArgumentError(`It must be at most ${MOST_THREADS}.`)
  return threads
}

export function parseLongestSide(text: string): number {
  const side = parseCount(text)
  if (side < LONGEST_SIDE.least || side > LONGEST_SIDE.most) {
    throw new InvalidArgumentError(`It must be a number of pixels from ${LONGEST_SIDE.least} to ${LONGEST_SIDE.most}.`)
  }
  return side
}

/** @throws CommandFailure where the name does not tell it and nobody else does */
export function formatOf({ out, format }: Pick<DescribeFlags, "out" | "format">): DescribeFormat {
  const byName = DESCRIBE_FORMATS.find((known) => `.${known}` === extname(out).toLowerCase())
  const chosen = format ?? byName
  if (chosen) return chosen
  throw new CommandFailure(`${out} does not tell its format. Name it .json, .jsonl or .csv, or say which with --format.`)
}

/**
 * The prompt of a file, cleaned; null without one.
 *
 * @throws CommandFailure for a file that is not there or not UTF-8, or whose text cannot be a prompt
 */
export async function readPrompt(file: string | undefined): Promise<string | null> {
  if (file === undefined) return null
  try {
    const bytes = await readFile(file)
    if (!isUtf8(bytes)) throw new CommandFailure("It is not UTF-8. Save it as UTF-8.")
    return ownPrompt(bytes.toString("utf8"))
  } catch (error) {
    throw new CommandFailure(`The prompt in ${file} cannot be used. ${errorMessage(error)}`)
  }
}
