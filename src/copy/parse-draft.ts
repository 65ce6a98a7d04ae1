import { CopyContent, type CopyIssue } from "./draft"
import { DraftParseError } from "./draft-parse-error"
import type { DraftWords } from "./draft-words"
import { fitLimits } from "./fit-limits"
import { SELLING_POINT_COUNT, type Locale } from "./limits"
import { readJsonDraft } from "./read-json-draft"
import { readPlainDraft } from "./read-plain-draft"

/** Far more than a draft needs (UTF-16 units); a reply beyond it is a loop, not a draft. */
export const MAX_REPLY_LENGTH = 16_000

export interface ParseDraftOptions {
  locale: Locale
  /**
   * False where the model was stopped before it ended its reply. What was being
   * written then counts as missing.
   * @default true
   */
  finished?: boolean
}

export interface ParsedDraft {
  /** Within the locale's limits. */
  content: CopyContent
  /** What had to be cut to get there. `findIssues` finds the rest. */
  issues: CopyIssue[]
}

/**
 * Reads the model's reply: the JSON object that the prompt asks for, or the plain form
 * `1. 【商品标题】… 2. 【核心卖点】… 3. 【详情描述】…` (`1. [Title] …` in English), with or without
 * fences and words around it. The reply is untrusted: it comes out as clean text
 * within limits, or not at all.
 *
 * @throws DraftParseError when the title, a selling point or the description is missing
 */
export function parseDraft(text: string, { locale, finished = true }: ParseDraftOptions): ParsedDraft {
  if (text.length > MAX_REPLY_LENGTH) {
    throw new DraftParseError("The model's reply is far too long to be a draft.", { text })
  }
  const words = readJsonDraft(text, locale) ?? readPlainDraft(text, { finished, locale })
  if (!words) throw new DraftParseError("The model's reply is not in the form of a draft.", { text })

  const missing = missingFields(words)
  if (missing.length > 0) {
    const ending = finished ? "" : " It was cut off before its end."
    throw new DraftParseError(`The model's reply lacks ${missing.join(" and ")}.${ending}`, { text })
  }
  const { content, issues } = fitLimits(words, locale)
  const result = CopyContent.safeParse(content)
  if (!result.success) {
    throw new DraftParseError("The model's reply does not fit a draft.", { text, cause: result.error })
  }
  return { content: result.data, issues }
}

function missingFields({ title, selling_points, description }: DraftWords): string[] {
  const points = selling_points.length
  return [
    ...(title === "" ? ["the title"] : []),
    ...(points < SELLING_POINT_COUNT ? [`${SELLING_POINT_COUNT - points} of ${SELLING_POINT_COUNT} selling points`] : []),
    ...(description === "" ? ["the description"] : []),
  ]
}
