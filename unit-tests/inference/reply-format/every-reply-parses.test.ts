import { FIELD_LIMITS, LOCALES, SELLING_POINT_COUNT, characterCount, type Locale } from "../../../src/copy/limits"
import { parseDraft } from "../../../src/copy/parse-draft"
import { draftReplyFormat } from "../../../src/copy/reply-format"
import { ReplyCursor, ReplyFormat, longestReply } from "../../../src/inference/reply-format"
import { seededRandom } from "../../copy/seeded-random"
import { examples } from "../../thorough"
import { bytesOf, demoTokens } from "./demo-tokens"
import { RandomReplies } from "./random-reply"

/** What could empty a field, break the JSON, or lengthen a text when it is read. */
const HOSTILE = [
  "<|im_end|>", "<|", "<", "|", "im_end|>", "```", "```json", "`", "\u200d", "\u202e", "\u00ad", "\ufeff", "\u0301", "\u0327",
  "\u0344", "\u0958", "\u{1d160}", "\u3000", "\u00a0", " ", "  ", "\n", "\t", "\0", "\u2028", "\\", '\\"', "\\n", "\\u0000", "\\\\",
  '"', '","', '":"', '"]', "1.", "12)", "①", "(1)", "- ", "* ", "•", "; ", "N/A", "none", "无", "null", "{", "}", "[", "]", ",", ":",
  "a", "5", "红", "。", "👍", "👨", "\u{20000}", "\u{e0100}", "\u{f0000}", "</p>", "!! a", " a", "the ", "क", "\u094d", "\ufffd",
].map(bytesOf)

/** Pieces of characters, whole ones of which may not be allowed. */
const PIECES = [[0xe2], [0x80], [0x8d], [0xf0], [0x9f, 0x91], [0xed], [0xa0], [0xf3], [0xc2], [0xc0], [0xff], [0xe3, 0x80], [0x80, 0x22], [0xe7, 0xba]]
  .map((bytes) => Uint8Array.from(bytes))

const EVERY_BYTE = Array.from({ length: 256 }, (_, byte) => Uint8Array.of(byte))

const VOCABULARIES = [
  ["the demo model's tokens", demoTokens],
  ["hostile tokens", [...EVERY_BYTE.slice(0x20, 0x7f), ...EVERY_BYTE.slice(0x80), ...HOSTILE, ...HOSTILE, ...PIECES]],
] as const

describe.each(VOCABULARIES)("Every reply of %s", (_name, tokens) => {
  it.each([
    ["en", 0, examples(40, 150)],
    ["en", 0.05, examples(150, 600)],
    ["en", 0.5, examples(150, 600)],
    ["zh", 0, examples(40, 150)],
    ["zh", 0.05, examples(150, 600)],
    ["zh", 0.5, examples(150, 600)],
  ] as const)("in %s, with quotes forced at a rate of %d, parses and keeps its limits (%i replies)", (locale, quotes, count) => {
    const replies = new RandomReplies({ tokens, random: seededRandom(count + quotes * 100), quotes })
    const format = draftReplyFormat(locale)
    const longest = longestReply(format)
    for (let index = 0; index < count; index++) {
      const { reply, bytes } = replies.write(format)
      expect(bytes).toBeLessThanOrEqual(longest)
      expectWithinLimits(reply, locale)
      const { content } = parseDraft(reply, { locale })
      expect(content.alt_text).not.toBe("")
      expect(characterCount(content.title)).toBeLessThanOrEqual(FIELD_LIMITS[locale].title)
    }
    if (quotes < 0.1) expect(replies.overflows).toBeGreaterThan(count / 2)
  })
})

interface Reply {
  ocr_text: string[]
  attributes: Record<string, string>
  title: string
  selling_points: string[]
  description: string
  alt_text: string
}

/** Of the reply itself, as strict JSON, before anything is cleaned or cut. */
function expectWithinLimits(text: string, locale: Locale) {
  const reply: Reply = JSON.parse(text)
  const limits = FIELD_LIMITS[locale]
  expect(Object.keys(reply)).toEqual(["ocr_text", "attributes", "title", "selling_points", "description", "alt_text"])
  expect(["type,colour,pattern", "type,colour,pattern,material"]).toContain(Object.keys(reply.attributes).join())
  expect(reply.selling_points).toHaveLength(SELLING_POINT_COUNT)
  expect(reply.ocr_text.length).toBeLessThanOrEqual(8)
  const texts: [string, number][] = [
    [reply.title, limits.title],
    [reply.description, limits.description],
    [reply.alt_text, limits.alt_text],
    ...reply.selling_points.map((point): [string, number] => [point, limits.selling_points]),
  ]
  for (const [words, limit] of texts) {
    expect(characterCount(words)).toBeLessThanOrEqual(limit)
    expect(words).toMatch(/^\S.*\p{L}|^\p{L}/u)
  }
  for (const printed of reply.ocr_text) {
    expect(characterCount(printed)).toBeLessThanOrEqual(60)
    expect(printed).toMatch(/[\p{L}\p{N}]/u)
  }
  for (const value of Object.values(reply.attributes)) expect(characterCount(value)).toBeLessThanOrEqual(40)
}

it("A title that grows beyond its limit when it is cleaned parses too", () => {
  // The dot below moves in front of the two marks that ǖ then no longer holds: one character more.
  const title = `\u01d6${"\u0301".repeat(18)}\u0323`
  const reply = `{"ocr_text":[],"attributes":{"type":"","colour":"","pattern":""},"title":"${title}","selling_points":["a","b","c"],"description":"d","alt_text":"e"}`
  expect(ReplyCursor.start(draftReplyFormat("zh")).advance(bytesOf(reply)).complete).toBe(true)
  expect(characterCount(title.normalize("NFC"))).toBeGreaterThan(FIELD_LIMITS.zh.title)
  expect(characterCount(parseDraft(reply, { locale: "zh" }).content.title)).toBe(FIELD_LIMITS.zh.title)
})

it.each(LOCALES)("The form of a draft in %s is one that a request may carry", (locale) => {
  const format: ReplyFormat = draftReplyFormat(locale)
  expect(ReplyFormat.parse(format)).toEqual(format)
})
