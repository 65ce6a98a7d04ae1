import { TEMPLATE_FILE_FORMAT } from "../../copy/templates/template-limits"

/** As much as the API takes. */
const MOST_BYTES = 4 * 1024 * 1024

export type FileProblem = "tooLarge" | "unreadable" | "notJson" | "notTemplates"

/** What a file of templates says. Whether the store would take it, the store knows. */
export async function readTemplateFile(file: Pick<File, "size" | "text">): Promise<{ file?: unknown; problem?: FileProblem }> {
  if (file.size > MOST_BYTES) return { problem: "tooLarge" }
  const text = await file.text().catch(() => null)
  if (text === null) return { problem: "unreadable" }
  try {
    // With the byte order mark that some editors write before it.
    const file: unknown = JSON.parse(text.replace(/^\uFEFF/, ""))
    return saysTemplates(file) ? { file } : { problem: "notTemplates" }
  } catch {
    return { problem: "notJson" }
  }
}

function saysTemplates(file: unknown): boolean {
  return typeof file === "object" && file !== null && "format" in file && file.format === TEMPLATE_FILE_FORMAT
}
