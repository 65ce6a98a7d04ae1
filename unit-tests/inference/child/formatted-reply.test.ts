import { captionOf, replyOf } from "../../../demo/drawings/caption"
import { randomDrawing } from "../../../demo/drawings/drawing"
import { LOCALES, type Locale } from "../../../src/copy/limits"
import { draftReplyFormat } from "../../../src/copy/reply-format"
import { FormattedReply, FreeReply, type Reply, type ReplyTokenizer } from "../../../src/inference/child/reply"
import { demoFolder } from "../../../src/inference/model-source"
import { TokenMasks, type ReplyFormat } from "../../../src/inference/reply-format"
import { demoTokens } from "../reply-format/demo-tokens"

const ENOUGH = 4000

/** A list of two texts, the second of which no model has to begin by itself. */
const pair = (limit: number): ReplyFormat => [
  { kind: "list", name: "points", least: 2, most: 2, item: { limit, locale: "en", needs: "letter" } },
]

/** One object of one text, and one more text behind it. */
function format(limit: number, locale: Locale): ReplyFormat {
  const text = (name: string) => ({ kind: "text" as const, name, limit, locale, needs: "letter" as const })
  const literal = (words: string) => ({ kind: "literal" as const, text: words })
  return [literal('{"title":'), text("title"), literal(',"alt_text":'), text("alt_text"), literal("}")]
}

let tokenizer: ReplyTokenizer

beforeAll(async () => {
  const { AutoTokenizer, env } = await import("@huggingface/transformers")
  env.allowRemoteModels = false
  env.useFSCache = false
  const demo = await AutoTokenizer.from_pretrained(demoFolder())
  tokenizer = {
    encode: (text) => demo.encode(text, { add_special_tokens: false }),
    bytes: demoTokens,
    masks: new TokenMasks(demoTokens),
    endTokens: new Set([2]),
  }
})

/** The token that is one of the allowed and has these bytes. */
function choose(reply: Reply, bytes: Uint8Array): void {
  const id = demoTokens.findIndex((token, index) => token !== null && reply.allowed()?.[index] === 1 && Buffer.from(token).equals(bytes))
  if (id === -1) throw new Error(`No allowed token is ${Buffer.from(bytes).toString("hex")} behind ${reply.text()}`)
  reply.take(id)
}

/** Has the model choose these words of a text byte by byte. The quote before them is forced. */
function write(reply: Reply, words: string): void {
  for (const byte of new TextEncoder().encode(words)) choose(reply, Uint8Array.of(byte))
}

describe("A reply of a format", () => {
  it.each(LOCALES)("in %s has the tokens that the tokenizer gives the whole, when the model chooses them", (locale) => {
    for (let seed = 1; seed <= 40; seed++) {
      const text = replyOf(captionOf(randomDrawing(seed), locale, seed * 3))
      const ids = tokenizer.encode(text)
      const reply = new FormattedReply(draftReplyFormat(locale), tokenizer, ENOUGH)
      let chosen = 0
      while (reply.finished === null) {
        expect(reply.tokens).toEqual(ids.slice(0, reply.tokens.length))
        reply.take(ids[reply.tokens.length] ?? -1)
        chosen++
      }
      expect(reply.tokens).toEqual(ids)
      expect(reply).toMatchObject({ finished: "stop", shortened: [], forced: ids.length - chosen })
      expect(reply.text()).toBe(text)
      expect(reply.forced).toBeGreaterThan(10)
    }
  })

  it("cuts a text over its limit at a word, and goes on behind it with the syntax that follows", () => {
    const reply = new FormattedReply(format(20, "en"), tokenizer, ENOUGH)
    write(reply, 'Red striped mug of sto')
    expect(reply.text()).toMatch(/^\{"title":"Red striped mug","alt_text/)
    expect(reply).toMatchObject({ shortened: ["title"], finished: null })
  })

  it("cuts at a sentence where one ends late enough", () => {
    const reply = new FormattedReply(format(20, "en"), tokenizer, ENOUGH)
    write(reply, 'A red mug. It holds m')
    expect(reply.text()).toMatch(/^\{"title":"A red mug\.","alt_text/)
    const early = new FormattedReply(format(20, "en"), tokenizer, ENOUGH)
    write(early, 'Mug. It holds some wa')
    expect(early.text()).toMatch(/^\{"title":"Mug\. It holds some","alt_text/)
  })

  it("cuts Chinese at a character, however its bytes were split over tokens", () => {
    const reply = new FormattedReply(format(10, "zh"), tokenizer, ENOUGH)
    write(reply, '红色条纹马克杯子大容量')
    expect(reply.text()).toMatch(/^\{"title":"红色条纹马克杯子大容","alt_text/)
    expect(reply.text()).not.toContain("\uFFFD")
    expect(reply.shortened).toEqual(["title"])
  })

  it("cuts between characters whose bytes share a token", () => {
    const single = Array.from({ length: 256 }, (_, byte) => Uint8Array.of(byte))
    const characters = Buffer.from("红色")
    const bytes = [...single, characters.subarray(2, 5)]
    const reply = new FormattedReply(
      format(10, "zh"),
      { encode: (text) => [...Buffer.from(text)], bytes, masks: new TokenMasks(bytes), endTokens: new Set() },
      ENOUGH
    )
    for (const id of [...Buffer.from("二三四五六七八九十"), ...characters.subarray(0, 2), 256, ...characters.subarray(5)]) {
      expect(reply.allowed()[id]).toBe(1)
      reply.take(id)
    }
    expect(reply.text()).toBe('{"title":"二三四五六七八九十红","alt_text":"')
    expect(reply.tokens).toEqual([...Buffer.from(reply.text())])
  })

  it("has the tokens of the text as it was cut: the first as they were chosen, the rest encoded anew with the syntax behind", () => {
    const chosen = tokenizer.encode('{"title":"Red striped mug of stoneware","alt_text":"A mug"}')
    const cut = tokenizer.encode('{"title":"Red striped mug","alt_text":"A mug"}')
    const reply = new FormattedReply(format(20, "en"), tokenizer, ENOUGH)
    const forced = reply.forced
    while (reply.shortened.length === 0) reply.take(chosen[reply.tokens.length] ?? -1)
    expect(reply.tokens).toEqual(cut.slice(0, reply.tokens.length))
    // Of the words, those that stayed count as the model's.
    const common = chosen.findIndex((id, index) => id !== cut[index])
    expect(common).toBeGreaterThan(forced)
    expect(reply.forced).toBe(reply.tokens.length - (common - forced))
    while (reply.finished === null) reply.take(cut[reply.tokens.length] ?? -1)
    expect(reply.tokens).toEqual(cut)
  })

  it("names each text that was cut, in order, and still ends whole", () => {
    const reply = new FormattedReply(format(12, "en"), tokenizer, ENOUGH)
    let steps = 0
    // A model that never ends a text: it goes on with "ab ab ab …".
    while (reply.finished === null && steps++ < 200) {
      const mask = reply.allowed()
      const next = [..."ab ", '"', ":", ","].map((character) => demoTokens.findIndex((token) => token?.length === 1 && token[0] === character.charCodeAt(0)))
      const turn = [next[steps % 3], ...next].find((id) => id !== undefined && mask[id] === 1)
      reply.take(turn ?? mask.indexOf(1))
    }
    expect(reply).toMatchObject({ finished: "stop", shortened: ["title", "alt_text"] })
    const { title, alt_text: altText }: Record<string, string> = JSON.parse(reply.text())
    for (const text of [title, altText]) {
      expect(text?.length).toBeLessThanOrEqual(12)
      expect(text?.length).toBeGreaterThan(5)
    }
  })

  it("escapes what JSON needs escaped in a text that was cut", () => {
    const reply = new FormattedReply(format(12, "en"), tokenizer, ENOUGH)
    write(reply, String.raw`a \"b\" c\\d efgh`)
    expect(reply.text()).toMatch(/^\{"title":"a \\"b\\" c\\\\d","alt_text/)
  })

  it("takes a token that ends one text and begins the next", () => {
    const reply = new FormattedReply(pair(20), tokenizer, ENOUGH)
    write(reply, "Red")
    choose(reply, Buffer.from('","'))
    expect(reply.text()).toBe('["Red","')
    write(reply, "Blue")
    choose(reply, Buffer.from('"'))
    expect(reply.finished).toBe("stop")
    expect(JSON.parse(reply.text())).toEqual(["Red", "Blue"])
  })

  it("puts such a token behind a text that was cut", () => {
    const chosen = tokenizer.encode('["Red mugs two","Blue"]')
    const cut = tokenizer.encode('["Red mugs","Blue"]')
    const reply = new FormattedReply(pair(10), tokenizer, ENOUGH)
    while (reply.shortened.length === 0) reply.take(chosen[reply.tokens.length] ?? -1)
    expect(reply.text()).toBe('["Red mugs","')
    expect(reply.tokens).toEqual(cut.slice(0, reply.tokens.length))
    expect(Buffer.from(demoTokens[reply.tokens.at(-1) ?? -1] ?? []).toString()).toBe('","')
    write(reply, "Blue")
    choose(reply, Buffer.from('"'))
    expect(JSON.parse(reply.text())).toEqual(["Red mugs", "Blue"])
  })

  it("ends with length where the context has no more room", () => {
    const reply = new FormattedReply(draftReplyFormat("en"), tokenizer, 12)
    while (reply.finished === null) reply.take(reply.allowed().indexOf(1))
    expect(reply.finished).toBe("length")
    expect(reply.tokens.length).toBeGreaterThanOrEqual(12)
  })
})

describe("A reply without a format", () => {
  it("takes anything up to the end token, which is not of its text", () => {
    const reply = new FreeReply(tokenizer, 100)
    const ids = tokenizer.encode("Ein Krug, 红色")
    for (const id of ids) reply.take(id)
    expect(reply).toMatchObject({ finished: null, forced: 0 })
    expect(reply.allowed()).toBeNull()
    reply.take(2)
    expect(reply.finished).toBe("stop")
    expect(reply.text()).toBe("Ein Krug, 红色")
  })

  it("ends with length at its bound", () => {
    const reply = new FreeReply(tokenizer, 2)
    reply.take(50)
    reply.take(51)
    expect(reply.finished).toBe("length")
  })
})
