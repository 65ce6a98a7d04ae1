import { ReplyCursor, ReplyFormat, longestReply } from "../../../src/inference/reply-format"
import { bytesOf } from "./demo-tokens"

const text = (name: string, needs: "letter" | "letter or digit" | "nothing" = "letter", limit = 20) =>
  ({ kind: "text", name, limit, locale: "en", needs }) as const
const literal = (syntax: string) => ({ kind: "literal", text: syntax }) as const
const list = (least: number, most: number) =>
  ({ kind: "list", name: "list", least, most, item: { limit: 20, locale: "en", needs: "letter or digit" } }) as const
const optional = (...parts: Extract<ReplyFormat[number], { kind: "optional" }>["parts"]): ReplyFormat[number] => ({ kind: "optional", parts })

const at = (format: ReplyFormat, written = "") =>
  written === "" ? ReplyCursor.start(format) : ReplyCursor.start(format).advance(bytesOf(written))
const takes = (format: ReplyFormat, reply: string) => {
  const cursor = ReplyCursor.start(format)
  return cursor.accepts(bytesOf(reply)) && cursor.advance(bytesOf(reply)).complete
}
const TITLE: ReplyFormat = [literal('{"t":'), text("t"), literal("}")]
const inTitle = (words: string) => ReplyCursor.start(TITLE).accepts(bytesOf(`{"t":"${words}`))
const closes = (words: string) => takes(TITLE, `{"t":"${words}"}`)

describe("A text", () => {
  it.each(["Red mug", "杯", "A \\\"good\\\" mug", "back\\\\slash", "100% cotton", "a < b", "a |b|", "😀 mug", "é", "x "])("may be %s", (words) => {
    expect(closes(words)).toBe(true)
  })

  it.each([
    ["a control character", "a\n"],
    ["an escaped one", "a\\n"],
    ["an escape by number", "a\\u0041"],
    ["a space at its beginning", " a"],
    ["a wide space at its beginning", "　a"],
    ["a mark of the tokenizer's", "a<|im_end|>"],
    ["a fence", "```"],
    ["an invisible character", "a\u200bb"],
    ["a character that turns the writing around", "a\u202e"],
    ["a character that is written otherwise in normal form", "a\u212a"],
    ["a byte that is not UTF-8's", "a\ufffd"],
    ["nine marks before its first letter", "123456789"],
  ])("never has %s", (_name, words) => {
    expect(inTitle(words)).toBe(false)
  })

  it("ends only with the letter, or digit, that it needs", () => {
    expect(["", "5", "--", "5 a"].map(closes)).toEqual([false, false, false, true])
    const printed: ReplyFormat = [text("p", "letter or digit")]
    expect(['""', '"--"', '"5"', '"a"'].map((words) => takes(printed, words))).toEqual([false, false, true, true])
    const any: ReplyFormat = [text("p", "nothing")]
    expect(['""', '"--"', '" "'].map((words) => takes(any, words))).toEqual([true, true, false])
  })

  it("takes the pieces of a character where it can be completed, and ends on whole ones alone", () => {
    const first = at(TITLE, '{"t":"').advance(Uint8Array.of(0xe7))
    expect(first.accepts(bytesOf('"'))).toBe(false)
    expect(first.accepts(bytesOf("a"))).toBe(false)
    const whole = first.advance(Uint8Array.of(0xba)).advance(Uint8Array.of(0xa2))
    expect(whole.accepts(bytesOf('"}'))).toBe(true)
    const inText = at(TITLE, '{"t":"a')
    const refused = [[0x80], [0xc0], [0xc1], [0xe0, 0x80], [0xed, 0xa0], [0xf0, 0x80], [0xf4, 0x90], [0xf5], [0xff], [0xee, 0x80], [0xf3, 0xb0]]
    expect(refused.filter((bytes) => inText.accepts(Uint8Array.from(bytes)))).toEqual([])
  })

  it("asks that a piece can become a letter where only a letter may come", () => {
    const marks = at(TITLE, '{"t":"((((((((')
    expect(marks.accepts(Uint8Array.of(0xe7))).toBe(true)
    expect(marks.accepts(Uint8Array.of(0xe2, 0x80))).toBe(false)
    expect(marks.accepts(bytesOf("\\"))).toBe(false)
  })
})

describe("A text over its limit", () => {
  const cursor = at(TITLE, '{"t":"A red \\"mug\\"')

  it("may still end at the limit", () => {
    const full = cursor.advance(bytesOf(" 45678901"))
    expect(full.overflow).toBeNull()
    expect(full.advance(bytesOf('"}')).complete).toBe(true)
  })

  it("is shortened at a word, with its escapes and its closing quote", () => {
    const { overflow } = cursor.advance(bytesOf(" striped all"))
    expect(overflow).toMatchObject({ name: "t", start: 6, replacement: 'A red \\"mug\\" striped"' })
    expect(overflow?.before.advance(bytesOf(overflow.replacement)).key).toBe(overflow?.after.key)
    expect(overflow?.after.offset).toBe(6 + 'A red \\"mug\\" striped"'.length)
    expect(overflow?.after.forced).toBe("}")
  })

  it("is shortened too where the token goes on into what follows", () => {
    expect(cursor.advance(bytesOf(' striped all"}')).overflow?.replacement).toBe('A red \\"mug\\" striped"')
  })

  it("accepts nothing before it is replaced", () => {
    const over = cursor.advance(bytesOf(" striped all"))
    expect([over.accepts(bytesOf("a")), over.accepts(bytesOf('"')), over.forced, over.choices]).toEqual([false, false, "", []])
    expect(() => over.advance(bytesOf('"'))).toThrow("overflow.after")
  })

  it("keeps the letter that it needs where the clean cut would lose it", () => {
    const { overflow } = at(TITLE, `{"t":"!! a `).advance(bytesOf("b".repeat(30)))
    expect(overflow?.replacement).toBe(`!! a ${"b".repeat(15)}"`)
  })

  it("keeps a beginning of a single character that fills it", () => {
    const { overflow } = at(TITLE, `{"t":"`).advance(bytesOf(`a${"\u0301".repeat(30)}`))
    expect(overflow?.replacement).toBe(`a${"\u0301".repeat(19)}"`)
  })
})

describe("A list", () => {
  it.each([
    [0, 2, ["[]", '["a"]', '["a","b"]'], ['["a","b","c"]', "[,]", '["a",]', '[""]']],
    [2, 2, ['["a","b"]'], ["[]", '["a"]', '["a","b","c"]']],
    [1, 3, ['["a"]', '["1","2","3"]'], ["[]", '["1","2","3","4"]']],
  ])("of %d to %d texts has so many", (least, most, right, wrong) => {
    expect(right.filter((reply) => !takes([list(least, most)], reply))).toEqual([])
    expect(wrong.filter((reply) => takes([list(least, most)], reply))).toEqual([])
  })
})

describe("An optional part", () => {
  const format = [literal("{"), text("a"), optional(literal(","), text("b")), optional(literal(";"), text("c")), literal("}")]

  it("comes or does not", () => {
    const right = ['{"a"}', '{"a","b"}', '{"a";"c"}', '{"a","b";"c"}']
    expect(right.filter((reply) => !takes(format, reply))).toEqual([])
    expect(takes(format, '{"a";"c","b"}')).toBe(false)
  })

  it("is refused in a format where the first byte does not tell it apart", () => {
    const twice = [optional(literal(","), text("b")), literal(",x")]
    expect(ReplyFormat.safeParse(twice).error?.issues[0]?.message).toBe("Two parts that may follow begin with ,.")
    expect(ReplyFormat.safeParse([literal("a"), optional(literal("b"))]).success).toBe(false)
    expect(() => ReplyCursor.start(twice)).toThrow(RangeError)
  })
})

describe("What must come next", () => {
  const format = [literal('{"a":'), list(0, 2), literal(',"b":'), text("b"), optional(literal(',"c":'), text("c")), literal("}")]

  it.each([
    ["", '{"a":[', ['"', '],"b":"']],
    ['{"', 'a":[', ['"', '],"b":"']],
    ['{"a":[', "", ['"', '],"b":"']],
    ['{"a":["x', "", []],
    ['{"a":["x"', "", [',"', '],"b":"']],
    ['{"a":["x","y"', '],"b":"', []],
    ['{"a":[]', ',"b":"', []],
    ['{"a":[],"b":"x"', "", [',"c":"', "}"]],
    ['{"a":[],"b":"x","c":"y"', "}", []],
    ['{"a":[],"b":"x"}', "", []],
  ])("after %s is %s, then one of %j", (written, forced, choices) => {
    const cursor = at(format, written)
    expect([cursor.forced, cursor.choices]).toEqual([forced, choices])
  })

  it("is accepted in part and as a whole", () => {
    const cursor = at(format)
    expect(['{"', '{"a":[', '{"a":["x', '{"a":[],"b":"y"}'].filter((bytes) => !cursor.accepts(bytesOf(bytes)))).toEqual([])
    expect([cursor.accepts(bytesOf("{ ")), cursor.accepts(new Uint8Array())]).toEqual([false, false])
    expect(() => cursor.advance(bytesOf("{a"))).toThrow('does not take "{a" at byte 0')
  })
})

describe("The longest reply", () => {
  it("has every text at its limit, in the longest characters", () => {
    const format = [literal("{"), text("a"), list(0, 3), optional(literal(",")), literal("}")]
    const widest = `"a${"😀".repeat(19)}"`
    const reply = `{${widest}[${[widest, widest, widest].join()}],}`
    expect(takes(format, reply)).toBe(true)
    // Beyond the reply above only the letters that texts need, a byte each where four may be taken.
    expect(longestReply(format)).toBe(bytesOf(reply).length + 4 * 3)
  })
})
