import type { CopyContent } from "./draft"
import type { Locale } from "./limits"
import type { TemplateTexts } from "./templates/prompt-template"
import type { StoreBaseline } from "./templates/store-baseline"

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
  /** For the kind of product. @default what the general one says */
  template?: Pick<TemplateTexts, "guidance" | "attributes">
  /** What holds for all of the store's copy. @default nothing */
  baseline?: StoreBaseline
  /** Copy to write in the style of. As many as there is room for, the first ones first. @default [] */
  examples?: readonly PromptExample[]
}

/** What the store knew of another product, and the copy that it accepted for it. */
export interface PromptExample {
  facts: ProductFacts
  content: CopyContent
}
