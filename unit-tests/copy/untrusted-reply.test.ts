import { CopyContent } from "../../src/copy/draft"
import { DraftParseError } from "../../src/copy/draft-parse-error"
import { findIssues } from "../../src/copy/rules/find-issues"
import { findLongFields } from "../../src/copy/find-long-fields"
import { LOCALES } from "../../src/copy/limits"
import { MAX_REPLY_LENGTH, parseDraft, type ParsedDraft } from "../../src/copy/parse-draft"
import { CHINESE_COPY, ENGLISH_COPY, jsonReply } from "./sample-copy"
import { seededRandom } from "./seeded-random"

const MOST_MILLISECONDS = 50

function readWith(members: Record<string, unknown>) {
  return parseDraft(JSON.stringify({ ...ENGLISH_COPY, ...members }), { locale: "en" })
}

/** The draft, or null where the reply is refused as it should be. Anything else that is thrown is a bug. */
function readOrRefuse(text: string, locale: "en" | "zh", finished: boolean): ParsedDraft | null {
  try {
    return parseDraft(text, { locale, finished })
  } catch (error) {
    if (error instanceof DraftParseError && error.text === text) return null
    throw error
  }
}

/** As long as a reply may be, so that it is read and not refused for its length. */
function filled(before: string, unit: string, after = ""): string {
  const room = MAX_REPLY_LENGTH - before.length - after.length
  return before + unit.repeat(Math.floor(room / unit.length)) + after
}

function filledTitle(unit: string): string {
  const [before = "", after = ""] = jsonReply({ ...ENGLISH_COPY, title: "TITLE" }).split("TITLE")
  return filled(before, unit, after)
}

/** Best of three, so that a pause of the machine is not taken for slowness. */
function fastest(work: () => void): number {
  let best = Infinity
  for (let run = 0; run < 3 && best > MOST_MILLISECONDS; run++) {
    const start = performance.now()
    work()
    best = Math.min(best, performance.now() - start)
  }
  return best
}

describe("Untrusted words in a reply", () => {
  test("lose control characters, bidi overrides and what nobody can see", () => {
    const { content } = readWith({
      title: "\u202eRed\u0000 \u0007mug\u200b\u2066\ufeff \u{e0041}" + String.fromCharCode(0xd800),
      description: "First line.\r\n\tSecond\u00a0line.<|im_end|>",
      ocr_text: ["\u202eCAFÉ", "\u200b"],
    })
    expect(content.title).toBe("Red mug")
    expect(content.description).toBe("First line. Second line.")
    expect(content.ocr_text).toEqual(["CAFÉ"])
  })

  test("keep emoji that are joined of several", () => {
    expect(readWith({ title: "Mug for the 👨‍👩‍👧 family" }).content.title).toBe("Mug for the 👨‍👩‍👧 family")
  })

  test("keep HTML and links as text, which the rules report", () => {
    const { content } = readWith({ title: "<script>alert(1)</script> mug", description: "See https://evil.example/now." })
    expect(content.title).toBe("<script>alert(1)</script> mug")
    expect(findIssues(content, { locale: "en", facts: { material: "ceramic" } })).toMatchObject([
      { field: "title", code: "unsafe_text", severity: "error", message: expect.stringContaining("HTML") },
      { field: "description", code: "unsafe_text", severity: "error", message: expect.stringContaining("link") },
    ])
  })

  test("never reach a prototype through their keys", () => {
    const reply = `{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}, ${jsonReply({
      ...ENGLISH_COPY,
      attributes: [{ name: "__proto__", value: "red", evidence: "picture" }],
    }).slice(1)}`
    const attributes = reply.replace('"attributes":{', '"attributes":{"__proto__":"red","toString":"blue",')
    const { content } = parseDraft(attributes, { locale: "en" })
    expect(content.attributes.map(({ name }) => name)).toEqual(["__proto__", "tostring"])
    expect(Object.keys(content).sort()).toEqual(Object.keys(ENGLISH_COPY).sort())
    expect({}).not.toHaveProperty("polluted")
  })

  test.each([
    ["lists", "[", "]"],
    ["objects", '{"a":', "}"],
  ])("are refused when %s are nested thousands deep", (_name, open, close) => {
    const nested = open.repeat(2_000) + "1" + close.repeat(2_000)
    expect(readOrRefuse(`{"title": ${nested}}`, "en", true)).toBeNull()
    expect(readOrRefuse(nested, "en", true)).toBeNull()
  })

  test("are refused when the reply is longer than any draft", () => {
    expect(() => readWith({ description: "a ".repeat(MAX_REPLY_LENGTH / 2) })).toThrow("far too long")
  })

  test("are cut to what the schema takes when lists and values are endless", () => {
    const { content, issues } = readWith({
      ocr_text: Array.from({ length: 80 }, (_, index) => `text ${index}`),
      attributes: Object.fromEntries(Array.from({ length: 80 }, (_, index) => [`name ${index} ${"x".repeat(60)}`, "long ".repeat(12)])),
    })
    expect(CopyContent.safeParse(content).success).toBe(true)
    expect(content.ocr_text).toHaveLength(50)
    expect(content.attributes).toHaveLength(50)
    expect(issues.filter(({ code }) => code === "wrong_count").map(({ field }) => field)).toEqual(["attributes", "ocr_text"])
  })

  test.each([
    ["opening braces", filled("", "{")],
    ["opening brackets and labels", filled("", "【商品标题")],
    ["quotes", filled('{"title": "', '" ')],
    ["backslashes", filled('{"title": "', "\\")],
    ["spaces", filled('{"title":', " ")],
    ["spaces before headings", filled("", " ", "Title")],
    ["line breaks", filled("Title", "\n ")],
    ["digits", filled("", "1")],
    ["numbered points", filled("【核心卖点】", "1. ")],
    ["separators", filled("【核心卖点】", "；、/")],
    ["spaces between points", filled("【核心卖点】a", " ", "b|")],
    ["stars", filled("", "*", "Title")],
    ["angle brackets", filled('{"title": "', "<a")],
    ["fences", filled("", "```")],
    ["combining marks", filledTitle("\u0301")],
    ["one endless word", filledTitle("a")],
    ["angle brackets in a title", filledTitle("<a")],
    ["tokenizer marks", filledTitle("<|a")],
    ["trailing separators", filledTitle("-a")],
    ["sentence ends", filledTitle(". ")],
    ["endless separators in attributes", filled('{"attributes":"', "a:", `",${jsonReply(ENGLISH_COPY).replace('"attributes"', '"others"').slice(1)}`)],
  ])("are read or refused quickly when the reply is nothing but %s", (_name, reply) => {
    const time = fastest(() => {
      const draft = readOrRefuse(reply, "en", true)
      if (draft) findIssues(draft.content, { locale: "en", facts: {} })
    })
    expect(time).toBeLessThan(MOST_MILLISECONDS)
  })
})

describe("A reply with random mutations", () => {
  const plain = `1. 【商品标题】红色条纹马克杯\n2. 【核心卖点】大容量；易清洗；手感好\n3. 【详情描述】陶瓷材质，适合办公室使用。`
  const replies = [
    jsonReply(ENGLISH_COPY),
    jsonReply(CHINESE_COPY),
    "Sure!\n```json\n" + JSON.stringify(JSON.parse(jsonReply(ENGLISH_COPY)), null, 2) + "\n```",
    plain,
    plain.replaceAll("\n", " "),
    `**Title**: Red mug\n**Selling points**: Big; Easy; Warm\n**Description**: A ceramic mug.`,
  ]
  const pieces = [
    ..."{}[]\"'“”‘’,，:：;；、/|\\<>&【】*#\n\t \u0000\u202e\u200d\u0301é杯0-",
    String.fromCharCode(0xd800), "👨",
    "null", "true", "1e999", '"__proto__"', "```", "<script>", "https://a.example", "<|im_end|>", "\\u0000", "\\ud83d", "x".repeat(300), "杯".repeat(300), "{".repeat(40), "title:", "【商品标题】", "3. ",
  ]

  function mutate(random: () => number): string {
    const pick = <Value>(values: readonly Value[]): Value => {
      const value = values[Math.floor(random() * values.length)]
      if (value === undefined) throw new Error("Nothing to pick from")
      return value
    }
    let text = pick(replies)
    for (let count = 1 + Math.floor(random() * 6); count > 0; count--) {
      const from = Math.floor(random() * (text.length + 1))
      const to = Math.min(text.length, from + Math.floor(random() ** 3 * 60))
      const change = random()
      if (change < 0.35) text = text.slice(0, from) + text.slice(to)
      else if (change < 0.75) text = text.slice(0, from) + pick(pieces) + text.slice(from)
      else if (change < 0.85) text = text.slice(0, to) + text.slice(from)
      else if (change < 0.95) text = text.slice(0, from) + text.slice(from, to).split("").reverse().join("") + text.slice(to)
      else text = text.slice(0, from)
    }
    return text
  }

  test.each([1, 2, 3, 4])("is read into a draft within limits or refused, and never slowly (seed %i)", (seed) => {
    const random = seededRandom(seed)
    let read = 0
    for (let round = 0; round < 1_500; round++) {
      const text = mutate(random)
      const locale = LOCALES[round % LOCALES.length] ?? "en"
      const finished = random() < 0.8
      let draft: ParsedDraft | null = null
      const time = fastest(() => {
        draft = readOrRefuse(text, locale, finished)
      })
      const evidence = { seed, round, text }
      expect({ ...evidence, slow: time > MOST_MILLISECONDS }).toEqual({ ...evidence, slow: false })
      const content: CopyContent | undefined = (draft as ParsedDraft | null)?.content
      if (!content) continue
      read++
      expect({ ...evidence, problems: CopyContent.safeParse(content).error?.issues ?? [] }).toEqual({ ...evidence, problems: [] })
      expect({ ...evidence, long: findLongFields(content, locale) }).toEqual({ ...evidence, long: [] })
      expect({ ...evidence, unclean: /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u.test(JSON.stringify(content)) }).toEqual({ ...evidence, unclean: false })
      findIssues(content, { locale, facts: {} })
    }
    // Mutations that spoil everything would show nothing about what is read.
    expect(read).toBeGreaterThan(200)
  })
})
