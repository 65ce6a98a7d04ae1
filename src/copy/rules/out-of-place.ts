import type { CopyContent, CopyIssue, IssueCode } from "../draft"
import { sentenceStart } from "../field-labels"
import { attributeValues, quoted, sentences } from "./field-words"
import { withoutQuotedPrint } from "./quoted-print"

/** Pictures of the emoji kind, flags and keycaps. Not ©, ® and ™, nor arrows and stars of plain text. */
export const EMOJI = /(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F|[\d#*]\uFE0F?\u20E3)/u

const PHONE = new RegExp(
  [
    String.raw`\+\d{1,3}[\s.-]?\(?\d{1,4}\)?(?:[\s.-]?\d{2,4}){2,4}`,
    String.raw`\(\d{3}\)\s?\d{3}[\s.-]\d{4}`,
    String.raw`(?<!\d)\d{3}[-.\s]\d{3}[-.\s]\d{4}(?!\d)`,
    String.raw`(?<!\d)1[3-9]\d{9}(?!\d)`,
    String.raw`(?<!\d)(?:0\d{2,3}|[48]00)-\d{3,4}-?\d{4}(?!\d)`,
    String.raw`(?:tel|phone|call|whatsapp|wechat|电话|手机号?|微信号?|加微信?|QQ)\s?[:：]?\s?\+?[\w-]{0,20}?\d{5,}`,
  ].join("|"),
  "iu"
)

const PRICE = new RegExp(
  [
    String.raw`(?:[$€£¥￥]|US\$|RMB)\s?\d[\d.,]*`,
    String.raw`(?<![\d.,])\d[\d.,]{0,12}\s?(?:[€£]|(?:USD|EUR|GBP|CNY|RMB|dollars?|euros?)\b|元(?!素|宵|旦|气)|块钱|美元|欧元)`,
    String.raw`\d{1,3}\s?%\s?(?:off|discount)\b`,
    String.raw`\d(?:\.\d)?\s?折(?![叠伞扇页])`,
  ].join("|"),
  "iu"
)

/** What belongs elsewhere than in a product's words: pictures, ways to reach somebody, what it costs. */
const KINDS: readonly { code: IssueCode; pattern: RegExp; says: (found: string) => string }[] = [
  { code: "emoji", pattern: EMOJI, says: (found) => `contains the emoji ${found}. Take it out.` },
  { code: "contact", pattern: PHONE, says: (found) => `contains ${quoted([found])}, which looks like a phone number or an account. Take it out.` },
  { code: "price", pattern: PRICE, says: (found) => `names a price or a discount, ${quoted([found])}. Prices change; take it out.` },
]

/** Not in what was read off the picture: that says what is there. */
export function outOfPlace(content: CopyContent): CopyIssue[] {
  return [...sentences(content), ...attributeValues(content)].flatMap(({ field, label, text }) =>
    KINDS.flatMap(({ code, pattern, says }): CopyIssue[] => {
      const [found] = pattern.exec(withoutQuotedPrint(text.normalize("NFC"), content.ocr_text)) ?? []
      return found === undefined ? [] : [{ field, code, severity: "warning", message: `${sentenceStart(label)} ${says(found)}` }]
    })
  )
}
