import { captionOf, replyOf } from "../../../demo/drawings/caption"
import { randomDrawing } from "../../../demo/drawings/drawing"
import { LOCALES, type Locale } from "../../../src/copy/limits"
import { draftReplyFormat } from "../../../src/copy/reply-format"
import { demoFolder } from "../../../src/inference/model-source"
import { ReplyCursor, TokenMasks, forcedTokens } from "../../../src/inference/reply-format"
import { bytesOf, demoTokenizer, demoTokens } from "./demo-tokens"

describe("Forced tokens", () => {
  let encode: (text: string) => number[]
  const masks = new TokenMasks(demoTokens)

  beforeAll(async () => {
    const { AutoTokenizer, env } = await import("@huggingface/transformers")
    env.allowRemoteModels = false
    env.useFSCache = false
    const tokenizer = await AutoTokenizer.from_pretrained(demoFolder())
    encode = (text) => tokenizer.encode(text, { add_special_tokens: false })
  })

  /** Goes through a reply with the tokens that the tokenizer gives it; tells how many were forced. */
  function walk(reply: string, locale: Locale): { forced: number; all: number } {
    const ids = encode(reply)
    let cursor = ReplyCursor.start(draftReplyFormat(locale))
    const count = { forced: 0, all: ids.length }
    for (let at = 0; at < ids.length; ) {
      const forced = forcedTokens(encode, cursor, demoTokens)
      expect(ids.slice(at, at + forced.ids.length)).toEqual(forced.ids)
      const next = forced.ids.length > 0 ? forced.ids : ids.slice(at, at + 1)
      const before = cursor.offset
      for (const id of next) {
        expect(masks.allowed(cursor)[id]).toBe(1)
        cursor = cursor.advance(demoTokens[id] ?? new Uint8Array())
        expect(cursor.overflow).toBeNull()
      }
      if (forced.ids.length > 0) expect(cursor.offset - before).toBe(forced.bytes)
      count.forced += forced.ids.length
      at += next.length
    }
    expect(cursor.complete).toBe(true)
    return count
  }

  it.each(LOCALES)("of replies in %s are those that the tokenizer gives the whole reply", (locale) => {
    const total = { forced: 0, all: 0 }
    for (let seed = 1; seed <= 100; seed++) {
      const { forced, all } = walk(replyOf(captionOf(randomDrawing(seed), locale, seed * 7)), locale)
      total.forced += forced
      total.all += all
    }
    // Taking nothing for certain would give the right tokens too.
    expect(total.forced / total.all).toBeGreaterThan(0.2)
  })

  it("end before syntax that the model's choice changes", () => {
    const start = ReplyCursor.start(draftReplyFormat("en"))
    const { ids, bytes } = forcedTokens(encode, start, demoTokens)
    // `":["` and `":[],"` are single tokens.
    expect(ids).toEqual(encode('{"ocr_text'))
    expect(bytes).toBe('{"ocr_text'.length)
  })

  it("are none where the model has a choice", () => {
    const inList = ReplyCursor.start(draftReplyFormat("en")).advance(bytesOf('{"ocr_text":['))
    expect(forcedTokens(encode, inList, demoTokens)).toEqual({ ids: [], bytes: 0 })
    const inText = inList.advance(bytesOf('"CA'))
    expect(forcedTokens(encode, inText, demoTokens)).toEqual({ ids: [], bytes: 0 })
  })

  it("reach to the reply's end", () => {
    const format = [{ kind: "literal" as const, text: '{"title":"x"}' }]
    const { ids } = forcedTokens(encode, ReplyCursor.start(format), demoTokens)
    expect(ids).toEqual(encode('{"title":"x"}'))
  })

  it("never hold a control token", () => {
    const marks = demoTokenizer.added_tokens.map(({ id }) => id)
    expect(marks.map((id) => demoTokens[id])).toEqual(marks.map(() => null))
  })
})
