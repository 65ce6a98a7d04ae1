/** As much as the API takes. */
const MOST_BYTES = 4 * 1024 * 1024

export type FileProblem = "tooLarge" | "unreadable" | "notJson"

/** What a file of templates says. Whether that are templates, the store knows. */
export async function readTemplateFile(file: Pick<File, "size" | "text">): Promise<{ file?: unknown; problem?: FileProblem }> {
  if (file.size > MOST_BYTES) return { problem: "tooLarge" }
  const text = await file.text().catch(() => null)
  if (text === null) return { problem: "unreadable" }
  try {
    // With the byte order mark that some editors write before it.
    return { file: JSON.parse(text.replace(/^\uFEFF/, "")) as unknown }
  } catch {
    return { problem: "notJson" }
  }
}
