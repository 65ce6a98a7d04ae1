/** Rows of cells below a row of headings. The first column is text, the others are numbers. */
export interface Table {
  title: string
  headings: string[]
  rows: string[][]
}

/** Columns as wide as their widest cell. */
export function toText({ title, headings, rows }: Table): string {
  const widths = columnWidths([headings, ...rows])
  const line = (cells: string[]) =>
    widths.map((width, column) => pad(cells[column] ?? "", width, column > 0)).join("  ").trimEnd()
  return [title, "", line(headings), widths.map((width) => "─".repeat(width)).join("  "), ...rows.map(line)].join("\n")
}

/** A heading and a table in GitHub's Markdown. */
export function toMarkdown({ title, headings, rows }: Table): string {
  const line = (cells: string[]) => `| ${headings.map((_, column) => (cells[column] ?? "").replaceAll("|", "\\|")).join(" | ")} |`
  const rule = headings.map((_, column) => (column > 0 ? "---:" : "---"))
  return [`### ${title}`, "", line(headings), line(rule), ...rows.map(line)].join("\n")
}

function columnWidths(lines: string[][]): number[] {
  const columns = Math.max(...lines.map((cells) => cells.length))
  return Array.from({ length: columns }, (_, column) => Math.max(...lines.map((cells) => cells[column]?.length ?? 0)))
}

function pad(cell: string, width: number, right: boolean): string {
  return right ? cell.padStart(width) : cell.padEnd(width)
}
