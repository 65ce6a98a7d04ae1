import type { CopyContent } from "./draft"
import type { Locale } from "./limits"

/** What the store already knows of a product. Data for the prompt, never instructions. */
export interface ProductFacts {
  title?: string | null
  subtitle?: string | null
  description?: string | null
  material?: string | null
  type?: string | null
  categories?: string[]
  tags?: string[]
  /** Option name → values, such as `Size → S, M, L`. */
  options?: Record<string, string[]>
}

export interface PromptRequest {
  locale: Locale
  facts: ProductFacts
  /** The merchant's wish for this one draft. */
  instructions?: string | null
  /** Copy to write in the style of. @default [] */
  examples?: readonly PromptExample[]
}

/** What the store knew of another product, and the copy that it accepted for it. */
export interface PromptExample {
  facts: ProductFacts
  content: CopyContent
}
