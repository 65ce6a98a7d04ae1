import type { ITranslationModuleService, MedusaContainer } from "@medusajs/framework/types"
import { Modules, normalizeLocale } from "@medusajs/framework/utils"

import { LOCALES, type Locale } from "../copy/limits"
import { localeCode } from "../copy/publish-languages"
import type { PublishedProduct } from "../copy/publish-plan"
import { PRODUCT_COPY_MODULE } from "../modules/product-copy"
import { productLocale } from "../modules/product-copy/options"

/** What the Translation module calls products. */
export const REFERENCE = "product"

/** Medusa's Translation module; null where the store has not turned it on. */
export function translationModule(container: MedusaContainer): ITranslationModuleService | null {
  return container.resolve(Modules.TRANSLATION, { allowUnregistered: true }) ?? null
}

/**
 * The codes (BCP 47) under which the store keeps translations into the plugin's languages: what the `languages`
 * option says, else what the store's locales have of them. The product's own language is left out.
 */
export async function translationCodes(container: MedusaContainer): Promise<Map<Locale, string>> {
  const { options } = container.resolve(PRODUCT_COPY_MODULE)
  const codes = new Map<Locale, string>()
  const own = productLocale(options)
  const [store] = await container.resolve(Modules.STORE).listStores({}, { relations: ["supported_locales"], take: 1 })
  const supported = store?.supported_locales?.map(({ locale_code }) => locale_code) ?? []
  for (const locale of LOCALES) {
    const code = options.languages.codes[locale] ?? localeCode(locale, supported)
    if (locale !== own && code) codes.set(locale, normalizeLocale(code))
  }
  return codes
}

/** A product's words in the languages that the Translation module keeps; undefined where that is turned off. */
export async function readTranslations(container: MedusaContainer, productId: string): Promise<PublishedProduct["translations"]> {
  const translation = translationModule(container)
  if (!translation) return undefined
  const codes = await translationCodes(container)
  if (codes.size === 0) return {}
  const [fields, rows] = await Promise.all([
    translation.getTranslatableFields(REFERENCE),
    translation.listTranslations({ reference: REFERENCE, reference_id: productId, locale_code: [...codes.values()] }),
  ])
  const none = Object.fromEntries((fields[REFERENCE] ?? []).map((field) => [field, null]))
  return Object.fromEntries(
    [...codes].map(([locale, code]) => [locale, { ...none, ...rows.find(({ locale_code }) => locale_code === code)?.translations }])
  )
}
