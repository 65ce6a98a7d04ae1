import type { Mend } from "./mend-content"

const FULL_WIDTH: Readonly<Record<string, string>> = { ",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）" }
const HAN = String.raw`[\p{Script=Han}，。；：？！（）、“”]`

/** Punctuation of a Chinese sentence is full-width; figures and Latin words keep theirs. */
const wideMarks: Mend = {
  says: "punctuation was made full-width",
  mend: (text) =>
    text
      .replace(new RegExp(String.raw`(?<=${HAN})\s?([,;:?!])\s?(?!\d)`, "gu"), (found, mark: string) => FULL_WIDTH[mark] ?? found)
      .replace(new RegExp(String.raw`(?<=[\p{L}\p{N}%])([,;?!])\s?(?=\p{Script=Han})`, "gu"), (found, mark: string) => FULL_WIDTH[mark] ?? found)
      .replace(/\(([^()]*\p{Script=Han}[^()]*)\)/gu, "（$1）")
      .replace(/(?<=\p{Script=Han})\.(?=\s*$|\s*\p{Script=Han})/gu, "。"),
}

const narrowFigures: Mend = {
  says: "figures and Latin letters were made half-width",
  mend: (text) =>
    text
      .replace(/[０-９Ａ-Ｚａ-ｚ％]/gu, (character) => character.normalize("NFKC"))
      .replace(/(?<=\d)[．。](?=\d)/gu, ".")
      .replace(/(?<=\d)，(?=\d{3}(?!\d))/gu, ","),
}

const singleMarks: Mend = {
  says: "doubled punctuation was made single",
  mend: (text) => text.replace(/([，。；：！？、])\1+/gu, "$1").replace(/[！!]{2,}/gu, "！").replace(/[？?]{2,}/gu, "？"),
}

export const mendChinese: readonly Mend[] = [narrowFigures, wideMarks, singleMarks]
