import type { Locale } from "../src/copy/limits"
import type { GenerateRequest } from "../src/inference"

type ReplyFormat = NonNullable<GenerateRequest["format"]>

/**
 * A reply like a draft, of about 100 tokens when random tokens fill every text up to its limit, of
 * which the format forces about a fifth: the length and the share that the demo model's drafts have
 * (`measureDemoReplies`). With the drafts' own limits, which their texts seldom reach, random replies
 * would be several times as long.
 */
export function benchmarkReplyFormat(locale: Locale): ReplyFormat {
  const rules = (limit: number) => ({ limit, locale, needs: "letter" as const })
  const literal = (text: string) => ({ kind: "literal" as const, text })
  const text = (name: string, limit: number) => ({ kind: "text" as const, name, ...rules(limit) })
  return [
    literal('{"title":'),
    text("title", 31),
    literal(',"selling_points":'),
    { kind: "list", name: "selling_points", least: 3, most: 3, item: rules(24) },
    literal(',"description":'),
    text("description", 78),
    literal(',"alt_text":'),
    text("alt_text", 46),
    literal("}"),
  ]
}
