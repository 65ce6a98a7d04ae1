/** Words as a person types them: apart by commas, Chinese ones too, or lines. */
export function readWords(text: string): string[] {
  return text
    .split(/[,，、;；\n]/)
    .map((word) => word.trim())
    .filter(Boolean)
}

/** The way back. */
export function writeWords(words: readonly string[], separator = ", "): string {
  return words.join(separator)
}
