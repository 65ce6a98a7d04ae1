import { useCallback } from "react"
import { useTranslation } from "react-i18next"

import type { Translations } from "../i18n/en"
import { formatNumber } from "./backfill-time"

/** `actions.edit` and the like: every key there is. */
export type TranslationKey = Leaves<Translations>

type Leaves<T> = {
  [Key in keyof T & string]: T[Key] extends string ? Key : `${Key}.${Leaves<T[Key]>}`
}[keyof T & string]

/** Texts that are others for one and for several: `inbox.bulk.selected`, with `one` and `other` below it. */
export type CountKey = BaseOf<TranslationKey>

type BaseOf<Key> = Key extends `${infer Base}.one` ? Base : never

export type Translate = (key: TranslationKey, values?: Record<string, string | number>) => string

/** The plugin's texts in the language of the admin. */
export function useCopyTranslation() {
  const { t: translate, i18n } = useTranslation("shelftalker")
  const t: Translate = useCallback((key, values) => String(translate(key, values ?? {})), [translate])
  /** By a number, and not by i18next: its rules for plurals do not know the code that the admin has for Chinese. */
  const tCount = useCallback(
    (key: CountKey, count: number) => t(count === 1 ? `${key}.one` : `${key}.other`, { count: formatNumber(count, i18n.language) }),
    [t, i18n]
  )
  /** A text that may be missing, for keys that the server names. */
  const lookUp = useCallback(
    (key: string, values: Record<string, string | number> = {}): string | null =>
      i18n.exists(key, { ns: "shelftalker" }) ? String(translate(key, values)) : null,
    [i18n, translate]
  )
  return { t, tCount, lookUp, language: i18n.language }
}
