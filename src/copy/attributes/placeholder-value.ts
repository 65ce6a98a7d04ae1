/** Values of an option that stand for there being no choice: they say nothing of the product. */
const PLACEHOLDER = /^(?:one|(?:one|free)[\s-]size(?:\s+fits\s+(?:all|most))?|default.*|standard|n\/a|均码|默认.*|标准|[-–—]?)$/iu

/** Whether an option has this value only because Medusa wants one: `One size`, `Default option value`, 默认. */
export function isPlaceholder(value: string): boolean {
  return PLACEHOLDER.test(value.normalize("NFKC").trim())
}
