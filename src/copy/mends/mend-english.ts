import type { Mend } from "./mend-content"

const HALF_WIDTH: Readonly<Record<string, string>> = { "，": ",", "。": ".", "；": ";", "：": ":", "？": "?", "！": "!", "、": ",", "（": "(", "）": ")", "　": " " }
const HAN = /\p{Script=Han}/u
/** Abbreviations that are written so, whatever the store says. */
const ABBREVIATIONS = new Set("USB LED UV TV PC DIY XS XL XXL XXXL S M L LCD OLED HD UHD 4K GPS NFC SPF UPF BPA PU PVC EVA ABS AA AAA AC DC II III IV UK US USA EU A4 A5 V-NECK T-SHIRT".split(" "))
const CASED: Readonly<Record<string, string>> = { "T-SHIRT": "T-shirt", "V-NECK": "V-neck" }

/** @param kept words whose capitals stay */
export function mendEnglish(kept: ReadonlySet<string>): readonly Mend[] {
  return [narrowMarks, singleMarks, lowered(kept), capitalised]
}

const narrowMarks: Mend = {
  says: "punctuation was made half-width",
  mend: (text) =>
    HAN.test(text) ? text : text.replace(/([，。；：？！、（）　])/gu, (mark) => HALF_WIDTH[mark] ?? mark).replace(/[Ａ-Ｚａ-ｚ０-９％]/gu, (character) => character.normalize("NFKC")),
}

const singleMarks: Mend = {
  says: "doubled punctuation and spaces were made single",
  mend: (text) =>
    text
      .replace(/ {2,}/g, " ")
      .replace(/ +([,;!?])/g, "$1")
      .replace(/([,;:!?])\1+/g, "$1")
      .replace(/!\?|\?!/g, "?")
      .replace(/(?<!\.)\.\.(?!\.)/g, "."),
}

/** A text that is all capitals, of more than a word or two. */
function lowered(kept: ReadonlySet<string>): Mend {
  return {
    says: "capitals were made small letters",
    mend: (text) => {
      const words = text.match(/\p{L}[\p{L}\p{N}'’-]*/gu) ?? []
      const shouted = words.filter((word) => !kept.has(word) && !ABBREVIATIONS.has(word) && word.length > 1)
      if (shouted.length < 2 || text !== text.toUpperCase()) return text
      const small = text.replace(/[\p{L}\p{N}][\p{L}\p{N}'’&-]*/gu, (word) => {
        if (CASED[word]) return CASED[word]
        return kept.has(word) || ABBREVIATIONS.has(word) || /\d/.test(word) ? word : word.toLowerCase()
      })
      return sentenceCase(small)
    },
  }
}

const capitalised: Mend = {
  says: "it begins with a capital",
  // iPhone and eBook are written so.
  mend: (text) => (/^\p{Ll}\p{L}*\p{Lu}/u.test(text) ? text : text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())),
}

function sentenceCase(text: string): string {
  return text.replace(/(^|[.!?]\s+)(\p{Ll})/gu, (_found, before: string, letter: string) => before + letter.toUpperCase())
}
