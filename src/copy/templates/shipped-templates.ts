import type { Locale } from "../limits"
import { GENERAL } from "./choose-template"
import { clothing } from "./shipped/clothing"
import { electronics } from "./shipped/electronics"
import { homeAndPlay } from "./shipped/home-and-play"
import { tasteAndCare } from "./shipped/taste-and-care"
import type { PromptTemplate, TemplateTexts } from "./prompt-template"

/** Raise a version with every change of its words: drafts carry it. */
export type ShippedTemplate = Pick<PromptTemplate, "name" | "version"> & TemplateTexts

const nothing = <T>(value: T): Record<Locale, T> => ({ en: value, zh: value })

/** The frame says it all: with this one the prompt is what every product got before there were templates. */
const general: ShippedTemplate = {
  name: GENERAL,
  version: 1,
  label: { en: "General", zh: "通用" },
  words: nothing([]),
  guidance: nothing(""),
  attributes: [],
}

/** The library that comes with the plugin. A store's own template of the same name goes before one of these. */
export const SHIPPED_TEMPLATES: readonly PromptTemplate[] = [...clothing, ...electronics, ...tasteAndCare, ...homeAndPlay, general].map(
  (template) => ({ ...template, source: "shipped" })
)
