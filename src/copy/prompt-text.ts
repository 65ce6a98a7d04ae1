/**
 * Untrusted text on one line, without control characters and without the
 * tokenizer's own marks (`<|im_end|>` and the like), which would end the message.
 *
 * @param maxLength in characters (Unicode code points)
 */
export function oneLine(text: string, maxLength: number): string {
  const cleaned = text
    .replace(/<\|[^|>]*\|>/g, " ")
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, " ")
    .trim()
  return [...cleaned].slice(0, maxLength).join("")
}
