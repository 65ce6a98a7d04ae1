import { SELLING_POINT_COUNT } from "./limits"

const CIRCLED = "①②③④⑤⑥⑦⑧⑨"
const BULLET = new RegExp(
  `^(?:[-*•·●▪◆+]+ ?|[(（]?[\\d０-９]{1,2}(?:[.、．:：](?!\\d)|[)）]) ?|[${CIRCLED}] ?)+`,
  "u"
)
const NUMBER_INSIDE = new RegExp(`[${CIRCLED}]|(?<=^|[\\s；;，,。.])(?:[(（][\\d０-９][)）]|[\\d０-９](?:[.．](?!\\d)|[、)）]))`, "gu")
const TRAILING_SEPARATOR = /[\s;；、，,。/|]+$/u

/** Ways to part points on one line, the surest first. Commas also stand inside a point. */
const SEPARATORS = [/[;；]/, /\s*\|\s*/, /、/, /\s*[/／]\s*/, /，|, /]

/** A point without the bullet or number before it and the separator behind it. */
export function bareItem(text: string): string {
  return text.trim().replace(BULLET, "").replace(TRAILING_SEPARATOR, "").trim()
}

/**
 * Selling points written as one text: a line each, numbered, or parted by ；;、/ or
 * commas. Of several ways to part them, the first that gives at least three is taken;
 * otherwise the one that gives most.
 */
export function splitPoints(text: string): string[] {
  const ways = [
    text.split("\n"),
    text.split(NUMBER_INSIDE),
    ...SEPARATORS.map((separator) => text.split(separator)),
  ].map((parts) => parts.map(bareItem).filter((part) => part !== ""))
  const enough = ways.find((points) => points.length >= SELLING_POINT_COUNT)
  return enough ?? ways.reduce((most, points) => (points.length > most.length ? points : most))
}
