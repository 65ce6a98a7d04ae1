import type { Locale } from "./limits"
import { isAttributeTarget, isProductTarget, mappedTargets, metadataKey, type PublishMapping } from "./publish-mapping"
import type { PublishedProduct } from "./publish-values"

const TRANSLATION_PREFIX = "translation."

/** Where the words of one language go. */
export interface PublishLanguage {
  /** Of the draft. */
  locale: Locale
  /** In which the product's own fields are. */
  productLocale: Locale
}

/**
 * The mapping for drafts of one language. Those of the product's own language go where the store says. Those of
 * another never go there, since they would write over it: a field of the product goes to its translation
 * (`translation.title`) where Medusa's Translation module keeps one, and else to a key of the metadata that ends
 * in the language (`metadata.title_zh`), as does every key of the metadata (`metadata.alt_text_zh`). The keys are
 * flat, since Medusa merges metadata key by key: of two languages accepted at once, neither writes over the other.
 */
export function mappingFor(
  mapping: PublishMapping,
  { locale, productLocale }: PublishLanguage,
  { translations }: Pick<PublishedProduct, "translations">
): PublishMapping {
  if (locale === productLocale) return mapping
  const kept = translations?.[locale] ?? {}
  const own = (target: string): string => {
    // A weight is the same in every language.
    if (isAttributeTarget(target)) return target
    if (isProductTarget(target)) return Object.hasOwn(kept, target) ? `${TRANSLATION_PREFIX}${target}` : `metadata.${target}_${locale}`
    return `metadata.${metadataKey(target)}_${locale}`
  }
  const localized: PublishMapping = {}
  for (const { field, attribute, target } of mappedTargets(mapping)) {
    if (field === "attributes") localized.attributes = { ...localized.attributes, ...(attribute && { [attribute]: own(target) }) }
    else localized[field] = own(target)
  }
  return localized
}

/** The target that two languages share, where there is one: what one accepts would write over the other. */
export function sharedTarget(mapping: PublishMapping, locales: readonly Locale[], productLocale: Locale): string | null {
  const seen = new Set<string>()
  for (const locale of locales) {
    // Without the Translation module, where all but the product's own language is in the metadata.
    for (const { target } of mappedTargets(mappingFor(mapping, { locale, productLocale }, {}))) {
      if (isAttributeTarget(target)) continue
      if (seen.has(target)) return target
      seen.add(target)
    }
  }
  return null
}

export function isTranslationTarget(target: string): boolean {
  return target.startsWith(TRANSLATION_PREFIX)
}

/** The product's field that a `translation.FIELD` target translates. */
export function translatedField(target: string): string {
  return target.slice(TRANSLATION_PREFIX.length)
}

/** What the codes of a language begin with, those that are meant where no country is named first. */
const CODES: Readonly<Record<Locale, RegExp[]>> = {
  en: [/^en$/i, /^en-US$/i, /^en-GB$/i, /^en-/i],
  // Copy in Chinese is written in simplified characters: a store's traditional Chinese is another language.
  zh: [/^zh-CN$/i, /^zh-Hans(?:-CN)?$/i, /^zh$/i, /^zh-(?:Hans-)?(?:SG|MY)$/i, /^zh-Hans-/i],
}

/** Of the codes (BCP 47) of a store's languages the one that a draft's language means; null where there is none. */
export function localeCode(locale: Locale, supported: readonly string[]): string | null {
  for (const pattern of CODES[locale]) {
    const code = supported.find((known) => pattern.test(known))
    if (code !== undefined) return code
  }
  return null
}
