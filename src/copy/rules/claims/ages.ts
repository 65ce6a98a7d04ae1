import { normalised, type Claim, type ClaimReader } from "./claim"

const AGE = String.raw`\d{1,3}(?:\s?(?:-|to|至|~|–)\s?\d{1,3})?`
const AGES = new RegExp(
  [
    String.raw`(?<!\p{L})(?:ages?|aged)\s?(?<aged>${AGE})\s?\+?`,
    String.raw`(?<!\p{N})(?<older>${AGE})\s?\+?\s?(?:years?|months?|yrs?)(?:\s|-)(?:old|and (?:up|over|older|above)|or older|of age|plus)`,
    String.raw`(?<!\p{L})(?:from|over|under|above|below)\s(?<from>${AGE})\s?(?:years?|months?)`,
    String.raw`(?<chinese>${AGE})\s?(?:周岁|岁|个月)(?:以上|以下|宝宝|儿童|起|适用|\+)?`,
    String.raw`(?<!\p{N})(?<plus>\d{1,2})\+(?!\p{N})`,
  ].join("|"),
  "giu"
)

/** For whom it is fit by age. */
export const AGES_READER: ClaimReader = {
  kind: "age",
  about: "an age",
  read: (text) =>
    [...normalised(text).matchAll(AGES)].flatMap(({ 0: found, groups = {} }): Claim[] => {
      const years = Object.values(groups).find((value) => value !== undefined)
      if (years === undefined) return []
      return [{ id: `age ${years.replace(/\s|to|至|[~–]/g, "-").replace(/-+/g, "-")}`, text: found.trim(), severity: "error", implies: [], isBareWord: false }]
    }),
}
