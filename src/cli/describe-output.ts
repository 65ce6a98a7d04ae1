import { stringify } from "csv-stringify"
import { Readable } from "node:stream"

import type { DescribedPicture, DescribeSettings } from "./describe-record"
import { writeDurably } from "./write-durably"

export const DESCRIBE_FORMATS = ["json", "jsonl", "csv"] as const
export type DescribeFormat = (typeof DESCRIBE_FORMATS)[number]

/** Of a table's cell with several entries. */
const SEPARATOR = "; "

/** Puts all descriptions into one file, in their order, in one step. UTF-8. */
export function writeDescriptions(
  path: string,
  format: DescribeFormat,
  described: readonly DescribedPicture[],
  settings: DescribeSettings
): Promise<void> {
  return writeDurably(path, ENCODERS[format](described, settings))
}

type Encoder = (described: readonly DescribedPicture[], settings: DescribeSettings) => Iterable<string> | Readable

const ENCODERS: Record<DescribeFormat, Encoder> = {
  *json(described, settings) {
    yield "["
    for (const [index, one] of described.entries()) yield `${index === 0 ? "" : ","}\n${JSON.stringify(descriptionJson(one, settings))}`
    yield described.length === 0 ? "]\n" : "\n]\n"
  },
  *jsonl(described, settings) {
    for (const one of described) yield `${JSON.stringify(descriptionJson(one, settings))}\n`
  },
  csv(described, settings) {
    // With the mark that tells Excel of UTF-8; and no cell is a formula, whatever a file is called or a model writes.
    const table = stringify({ header: true, columns: [...CSV_COLUMNS], bom: true, escape_formulas: true, record_delimiter: "windows" })
    return Readable.from(rows(described, settings)).pipe(table)
  },
}

function* rows(described: readonly DescribedPicture[], settings: DescribeSettings): Iterable<Record<string, string>> {
  for (const one of described) yield descriptionRow(one, settings)
}

/** As JSON and JSON lines have it: a draft's fields, or the reply to an own prompt as `text`, or both. */
export function descriptionJson({ content, text, finished, ...described }: DescribedPicture, settings: DescribeSettings): object {
  const { file, locale, issues, confidence, sha256, described_at } = described
  return {
    file,
    locale,
    ...content,
    ...(text !== null && { text, finished }),
    issues,
    confidence,
    model: settings.model,
    revision: settings.revision,
    prompt: settings.prompt,
    sha256,
    described_at,
  }
}

const CSV_COLUMNS = [
  ...["file", "locale", "title", "selling_point_1", "selling_point_2", "selling_point_3", "description", "alt_text"],
  ...["attributes", "ocr_text", "text", "issues", "model", "revision", "prompt", "sha256", "described_at"],
] as const

function descriptionRow(described: DescribedPicture, settings: DescribeSettings): Record<(typeof CSV_COLUMNS)[number], string> {
  const { content, file, locale, text, issues, sha256, described_at } = described
  const [first = "", second = "", third = ""] = content?.selling_points ?? []
  return {
    file,
    locale,
    title: content?.title ?? "",
    selling_point_1: first,
    selling_point_2: second,
    selling_point_3: third,
    description: content?.description ?? "",
    alt_text: content?.alt_text ?? "",
    attributes: (content?.attributes ?? []).map(({ name, value }) => `${name}: ${value}`).join(SEPARATOR),
    ocr_text: (content?.ocr_text ?? []).join(SEPARATOR),
    text: text ?? "",
    issues: issues.map(({ field, message }) => `${field}: ${message}`).join(SEPARATOR),
    model: settings.model,
    revision: settings.revision,
    prompt: settings.prompt,
    sha256,
    described_at,
  }
}
