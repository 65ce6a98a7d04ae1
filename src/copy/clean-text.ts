// Joins the parts of one emoji (family, profession) and is kept only there.
const STRAY_JOINER = /(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F])\u200D|\u200D(?!\p{Extended_Pictographic})/gu
const LINE_BREAK = /\r\n|[\n\r\u0085\u2028\u2029]/g
const TOKENIZER_MARK = /<\|[a-z_]{1,40}\|>/gi
// Control, format (bidi overrides, zero-width, tags), private use, lone surrogates.
const INVISIBLE = /(?!\u200D)[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu

/**
 * Untrusted words as plain text on one line: Unicode NFC, no control characters, no
 * bidi overrides or other invisible characters, no tokenizer marks, single spaces.
 * HTML stays as the characters it is made of; `findIssues` reports it.
 */
export function cleanText(text: string): string {
  return withoutInvisible(text.replace(/\s+/gu, " "))
    .replace(/\s+/gu, " ")
    .trim()
}

/** The same, with the line breaks that a person typed: at most one empty line in a row. */
export function cleanParagraphs(text: string): string {
  return text
    .replace(LINE_BREAK, "\n")
    .split("\n")
    .map(cleanText)
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim()
}

/** Whether cleaning would remove characters that nobody can see. */
export function hasInvisibleCharacters(text: string): boolean {
  const visible = text.replace(/\s+/gu, " ")
  return withoutInvisible(visible) !== visible.normalize("NFC")
}

function withoutInvisible(text: string): string {
  // Marks last: an invisible character inside one would hide it from the pattern.
  return text.replace(INVISIBLE, "").replace(STRAY_JOINER, "").normalize("NFC").replace(TOKENIZER_MARK, " ")
}
