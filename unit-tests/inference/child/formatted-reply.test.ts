import { captionOf, replyOf } from "../../../demo/drawings/caption"
import { randomDrawing } from "../../../demo/drawings/drawing"
import { LOCALES, type Locale } from "../../../src/copy/limits"
import { draftReplyFormat } from "../../../src/copy/reply-format"
import { FormattedReply, FreeReply, type Reply, type ReplyTokenizer } from "../../../src/inference/child/reply"
import { demoFolder } from "../../../src/inference/model-source"
import { TokenMasks, type ReplyFormat } from "../../../src/inference/reply-format"
import { demoTokens } from "../reply-format/demo-tokens"

const ENOUGH = 4000
/** How likely a token was, where that is of no interest. */
const SURE = 1

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
function choose(reply: Reply, bytes: Uint8Array, probability = SURE): void {
  const id = demoTokens.findIndex((token, index) => token !== null && reply.allowed()?.[index] === 1 && Buffer.from(token).equals(bytes))
  if (id === -1) throw new Error(`No allowed token is ${Buffer.from(bytes).toString("hex")} behind ${reply.text()}`)
  reply.take(id, probability)
}

/** Has the model choose these words of a text byte by byte. The quote before them is forced. */
function write(reply: Reply, words: string, probability = SURE): void {
  for (const byte of new TextEncoder().encode(words)) choose(reply, Uint8Array.of(byte), probability)
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
        reply.take(ids[reply.tokens.length] ?? -1, SURE)
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
      reply.take(id, SURE)
    }
    expect(reply.text()).toBe('{"title":"二三四五六七八九十红","alt_text":"')
    expect(reply.tokens).toEqual([...Buffer.from(reply.text())])
  })

  it("has the tokens of the text as it was cut: the first as they were chosen, the rest encoded anew with the syntax behind", () => {
    const chosen = tokenizer.encode('{"title":"Red striped mug of stoneware","alt_text":"A mug"}')
    const cut = tokenizer.encode('{"title":"Red striped mug","alt_text":"A mug"}')
    const reply = new FormattedReply(format(20, "en"), tokenizer, ENOUGH)
    const forced = reply.forced
    while (reply.shortened.length === 0) reply.take(chosen[reply.tokens.length] ?? -1, SURE)
    expect(reply.tokens).toEqual(cut.slice(0, reply.tokens.length))
    // Of the words, those that stayed count as the model's.
    const common = chosen.findIndex((id, index) => id !== cut[index])
    expect(common).toBeGreaterThan(forced)
    expect(reply.forced).toBe(reply.tokens.length - (common - forced))
    while (reply.finished === null) reply.take(cut[reply.tokens.length] ?? -1, SURE)
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
      reply.take(turn ?? mask.indexOf(1), SURE)
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
    while (reply.shortened.length === 0) reply.take(chosen[reply.tokens.length] ?? -1, SURE)
    expect(reply.text()).toBe('["Red mugs","')
    expect(reply.tokens).toEqual(cut.slice(0, reply.tokens.length))
    expect(Buffer.from(demoTokens[reply.tokens.at(-1) ?? -1] ?? []).toString()).toBe('","')
    write(reply, "Blue")
    choose(reply, Buffer.from('"'))
    expect(JSON.parse(reply.text())).toEqual(["Red mugs", "Blue"])
  })

  it("ends with length where the context has no more room", () => {
    const reply = new FormattedReply(draftReplyFormat("en"), tokenizer, 12)
    while (reply.finished === null) reply.take(reply.allowed().indexOf(1), SURE)
    expect(reply.finished).toBe("length")
    expect(reply.tokens.length).toBeGreaterThanOrEqual(12)
  })
})

describe("The confidence in a reply's texts", () => {
  /** Has the model choose the tokens that the tokenizer gives a reply; of those that are listed, with the probability beside. */
  function writeWhole(format: ReplyFormat, text: string, probabilities: Record<string, number> = {}): FormattedReply {
    const ids = tokenizer.encode(text)
    const reply = new FormattedReply(format, tokenizer, ENOUGH)
    while (reply.finished === null) {
      const id = ids[reply.tokens.length] ?? -1
      reply.take(id, probabilities[Buffer.from(demoTokens[id] ?? []).toString()] ?? SURE)
    }
    expect(reply.text()).toBe(text)
    return reply
  }

  it("is the geometric mean of what each of its tokens had, its closing quote among them", () => {
    const reply = new FormattedReply(format(20, "en"), tokenizer, ENOUGH)
    write(reply, "ab", 0.5)
    choose(reply, Buffer.from('"'), 0.25)
    write(reply, "Mug", 0.9)
    const soFar = reply.confidence()
    expect(soFar.title).toEqual([expect.closeTo((0.5 * 0.5 * 0.25) ** (1 / 3), 12)])
    expect(soFar.alt_text).toEqual([expect.closeTo(0.9, 12)])
    choose(reply, Buffer.from('"'), 0.1)
    expect(reply.finished).toBe("stop")
    expect(reply.confidence()).toEqual({ title: soFar.title, alt_text: [expect.closeTo((0.9 ** 3 * 0.1) ** 0.25, 12)] })
  })

  it("is the text's in which a token begins that reaches into the next", () => {
    const reply = new FormattedReply(pair(20), tokenizer, ENOUGH)
    write(reply, "R", 1)
    choose(reply, Buffer.from('","'), 0.25)
    expect(reply.confidence()).toEqual({ points: [expect.closeTo(0.5, 12), 1] })
    write(reply, "B", 0.3)
    choose(reply, Buffer.from('"'), 0.3)
    expect(reply.confidence()).toEqual({ points: [expect.closeTo(0.5, 12), expect.closeTo(0.3, 12)] })
  })

  it("has a number for each of a list's texts, in their order, and one for each text of the format that the reply has", () => {
    const text =
      '{"ocr_text":["OAK","SKY","IVY"],"attributes":{"type":"mug","colour":"","pattern":"plain"},"title":"Red mug",' +
      '"selling_points":["One","Two","Three"],"description":"A mug.","alt_text":"Mug"}'
    const reply = writeWhole(draftReplyFormat("en"), text, { OAK: 0.04, IVY: 0.09 })
    const confidence = reply.confidence()
    expect(Object.keys(confidence)).toEqual([
      ...["ocr_text", "attributes.type", "attributes.colour", "attributes.pattern"],
      ...["title", "selling_points", "description", "alt_text"],
    ])
    expect(Object.values(confidence).map(({ length }) => length)).toEqual([3, 1, 1, 1, 1, 3, 1, 1])
    // Of the first text the token that opens the list is part as well: whether there is one was a choice.
    expect(confidence.ocr_text).toEqual([expect.closeTo(0.04 ** (1 / 3), 12), 1, expect.closeTo(0.09 ** (1 / 2), 12)])
    expect(Object.entries(confidence).filter(([name, values]) => name !== "ocr_text" && values.some((value) => value !== 1))).toEqual([])
  })

  it("of what may be left out tells how sure that choice was, too", () => {
    const text = (words: string) =>
      `{"ocr_text":[],"attributes":{"type":"mug","colour":"","pattern":"plain"${words}},"title":"Red mug",` +
      '"selling_points":["One","Two","Three"],"description":"A mug.","alt_text":"Mug"}'
    const empty = tokenizer.encode(text("")).map((id) => Buffer.from(demoTokens[id] ?? []).toString()).find((token) => token.includes("[]")) ?? ""
    const reply = writeWhole(draftReplyFormat("en"), text(""), { [empty]: 0.6 })
    expect(reply.confidence().ocr_text).toEqual([expect.closeTo(0.6, 12)])
    expect(reply.confidence()).not.toHaveProperty("attributes.material")
    expect(writeWhole(draftReplyFormat("en"), text(',"material":"oak"')).confidence()).toHaveProperty(["attributes.material"], [1])
  })

  it("is that of ending the list in its last text, also where the bracket is a token of its own", () => {
    const list: ReplyFormat = [{ ...(pair(20)[0] as Extract<ReplyFormat[number], { kind: "list" }>), least: 0 }, { kind: "literal", text: "." }]
    const reply = new FormattedReply(list, tokenizer, ENOUGH)
    choose(reply, Buffer.from("["), 0.9)
    choose(reply, Buffer.from('"'), 0.25)
    write(reply, 'a"', 1)
    choose(reply, Buffer.from("]"), 0.25)
    expect(reply.confidence()).toEqual({ points: [expect.closeTo(0.0625 ** (1 / 4), 12)] })
  })

  it("is 1 where the model had no choice", () => {
    const reply = new FormattedReply(format(20, "en"), tokenizer, ENOUGH)
    expect(reply.tokens.length).toBeGreaterThan(0)
    expect(reply.confidence()).toEqual({ title: [1] })
  })

  it("keeps what the tokens had that stay of a text that is shortened, and counts no others", () => {
    const chosen = tokenizer.encode('{"title":"Red striped mug of stoneware","alt_text":"A mug"}')
    const cut = tokenizer.encode('{"title":"Red striped mug","alt_text":"A mug"}')
    const reply = new FormattedReply(format(20, "en"), tokenizer, ENOUGH)
    const forced = reply.tokens.length
    while (reply.shortened.length === 0) {
      const kept = chosen[reply.tokens.length] === cut[reply.tokens.length]
      reply.take(chosen[reply.tokens.length] ?? -1, kept ? 0.25 + reply.tokens.length / 100 : 0.01)
    }
    const stayed = chosen.findIndex((id, index) => id !== cut[index]) - forced
    expect(stayed).toBeGreaterThan(1)
    const product = Array.from({ length: stayed }, (_, index) => 0.25 + (forced + index) / 100).reduce((one, other) => one * other)
    expect(reply.confidence().title).toEqual([expect.closeTo(product ** (1 / stayed), 12)])
    while (reply.finished === null) reply.take(cut[reply.tokens.length] ?? -1, SURE)
    expect(reply.confidence()).toEqual({ title: [expect.closeTo(product ** (1 / stayed), 12)], alt_text: [1] })
  })

  it("is 0 where something was drawn that had as good as no chance, and never more than 1", () => {
    const reply = new FormattedReply(format(20, "en"), tokenizer, ENOUGH)
    write(reply, "ab", 0)
    expect(reply.confidence()).toEqual({ title: [0] })
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
    expect(reply.confidence()).toEqual({})
  })

  it("ends with length at its bound", () => {
    const reply = new FreeReply(tokenizer, 2)
    reply.take(50)
    reply.take(51)
    expect(reply.finished).toBe("length")
  })
})
