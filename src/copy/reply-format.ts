import { FIELD_LIMITS, SELLING_POINT_COUNT, type Locale } from "./limits"

/** Characters of one attribute's value. */
const ATTRIBUTE_LIMIT = 40
/** Texts read off the product, and characters of each. */
export const MOST_PRINTED_TEXTS = 8
export const PRINTED_TEXT_LIMIT = 60

const literal = (text: string) => ({ kind: "literal" as const, text })

/**
 * The one form in which a model that can be held to a form writes a draft: the JSON object that the
 * prompt asks for, its keys in that order, without spaces between. `parseDraft` reads every such reply.
 *
 * A title or a selling point has to have a letter: of `1.` a reader takes the number for a list's.
 * A text in the picture may well be a number, and an attribute may be left empty.
 *
 * @param attributes that the template asks for besides those of every prompt
 * @param printed texts that were read off the picture before: every reply begins with them, so that what
 * it says after rests on them. ASCII
 */
export function draftReplyFormat(
  locale: Locale,
  { attributes = [], printed = [] }: { attributes?: readonly string[]; printed?: readonly string[] } = {}
) {
  const limits = FIELD_LIMITS[locale]
  const text = (name: string, limit: number) => ({ kind: "text" as const, name, limit, locale, needs: "letter" as const })
  const attribute = (name: string) => ({
    kind: "text" as const,
    name: `attributes.${name}`,
    limit: ATTRIBUTE_LIMIT,
    locale,
    needs: "nothing" as const,
  })
  return [
    literal('{"ocr_text":'),
    {
      kind: "list" as const,
      name: "ocr_text",
      least: 0,
      most: MOST_PRINTED_TEXTS,
      item: { limit: PRINTED_TEXT_LIMIT, locale, needs: "letter or digit" as const },
      ...(printed.length > 0 && { given: printed.slice(0, MOST_PRINTED_TEXTS) }),
    },
    literal(',"attributes":{"type":'),
    attribute("type"),
    literal(',"colour":'),
    attribute("colour"),
    literal(',"pattern":'),
    attribute("pattern"),
    ...attributes.flatMap((name) => [literal(`,"${name}":`), attribute(name)]),
    { kind: "optional" as const, parts: [literal(',"material":'), attribute("material")] },
    literal('},"title":'),
    text("title", limits.title),
    literal(',"selling_points":'),
    {
      kind: "list" as const,
      name: "selling_points",
      least: SELLING_POINT_COUNT,
      most: SELLING_POINT_COUNT,
      item: { limit: limits.selling_points, locale, needs: "letter" as const },
    },
    literal(',"description":'),
    text("description", limits.description),
    literal(',"alt_text":'),
    text("alt_text", limits.alt_text),
    literal("}"),
  ]
}
