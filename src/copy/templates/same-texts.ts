import type { TemplateTexts } from "./prompt-template"

/** Whether two templates say the same. */
export function sameTexts(one: TemplateTexts, other: TemplateTexts): boolean {
  const plain = ({ label, words, guidance, attributes }: TemplateTexts) =>
    JSON.stringify([label.en, label.zh, words.en, words.zh, guidance.en, guidance.zh, attributes])
  return plain(one) === plain(other)
}
