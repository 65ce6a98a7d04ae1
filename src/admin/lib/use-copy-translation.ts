import { useCallback } from "react"
import { useTranslation } from "react-i18next"

import type { Translations } from "../i18n/en"

/** `actions.edit` and the like: every key there is. */
export type TranslationKey = Leaves<Translations>

type Leaves<T> = {
  [Key in keyof T & string]: T[Key] extends string ? Key : `${Key}.${Leaves<T[Key]>}`
}[keyof T & string]

export type Translate = (key: TranslationKey, values?: Record<string, string | number>) => string

/** The plugin's texts in the language of the admin. */
export function useCopyTranslation() {
  const { t: translate, i18n } = useTranslation("shelftalker")
  const t: Translate = useCallback((key, values) => String(translate(key, values ?? {})), [translate])
  /** A text that may be missing, for keys that the server names. */
  const lookUp = useCallback(
    (key: string): string | null => (i18n.exists(key, { ns: "shelftalker" }) ? String(translate(key)) : null),
    [i18n, translate]
  )
  return { t, lookUp, language: i18n.language }
}
