import { DraftParseError } from "../../src/copy/draft-parse-error"
import { parseDraft } from "../../src/copy/parse-draft"
import { CHINESE_COPY, ENGLISH_COPY, jsonReply } from "./sample-copy"

const ENGLISH_REPLY = jsonReply(ENGLISH_COPY)

function parseEnglish(text: string, finished = true) {
  return parseDraft(text, { locale: "en", finished }).content
}

/** The sample reply with some of its members replaced. */
function replyWith(members: Record<string, unknown>): string {
  return JSON.stringify({ ...(JSON.parse(ENGLISH_REPLY) as object), ...members })
}

function parseFailure(text: string, finished = true): DraftParseError {
  try {
    parseDraft(text, { locale: "en", finished })
  } catch (error) {
    if (error instanceof DraftParseError) return error
    throw error
  }
  throw new Error(`It was read after all: ${text}`)
}

describe("A reply in JSON", () => {
  test("gives back exactly the words that it says, without issues", () => {
    expect(parseDraft(ENGLISH_REPLY, { locale: "en" })).toEqual({ content: ENGLISH_COPY, issues: [] })
    expect(parseDraft(jsonReply(CHINESE_COPY), { locale: "zh" })).toEqual({ content: CHINESE_COPY, issues: [] })
  })

  test.each([
    ["in a json fence", "```json\n" + ENGLISH_REPLY + "\n```"],
    ["in a bare fence", "```\n" + ENGLISH_REPLY + "\n```"],
    ["after a sentence", `Here is the copy you asked for:\n${ENGLISH_REPLY}`],
    ["before a sentence with braces", `${ENGLISH_REPLY}\nReplace {brand} by yours.`],
    ["after braces that are no JSON", `{not json} ${ENGLISH_REPLY}`],
    ["in a wrapper", `{"draft": ${ENGLISH_REPLY}}`],
    ["in a list of one", `[${ENGLISH_REPLY}]`],
    ["written over several lines", JSON.stringify(JSON.parse(ENGLISH_REPLY), null, 2)],
    ["with trailing commas", ENGLISH_REPLY.replace("]", ",]").replace(/\}$/, ",}")],
    ["without its last brace", ENGLISH_REPLY.slice(0, -1)],
    ["without its last brace, in a fence", "```json\n" + ENGLISH_REPLY.slice(0, -1) + "\n```"],
    ["without the brace after the attributes", ENGLISH_REPLY.replace('"},"title"', '","title"')],
    ["with typographic quotes", ENGLISH_REPLY.replace(/"([^"]*)"/g, "“$1”")],
    ["with one and the same typographic quote", ENGLISH_REPLY.replaceAll('"', "”")],
    ["with single quotes", ENGLISH_REPLY.replaceAll('"', "'")],
    ["with full-width commas and colons", ENGLISH_REPLY.replaceAll('":', '"：').replaceAll('",', '"，')],
    ["with keys in camel case", ENGLISH_REPLY.replace("selling_points", "sellingPoints").replace("alt_text", "altText")],
    ["with Chinese keys", ENGLISH_REPLY.replace('"title"', '"商品标题"').replace("selling_points", "核心卖点")],
  ])("is read %s", (_name, reply) => {
    expect(parseEnglish(reply)).toEqual(ENGLISH_COPY)
  })

  test("keeps quotes that were not escaped within a string", () => {
    expect(parseEnglish(ENGLISH_REPLY.replace("Red striped", 'The "best" striped')).title).toBe('The "best" striped mug')
  })

  test("is taken from the object with most of the needed fields", () => {
    expect(parseEnglish(`{"title": "Your title"} would be the form. ${ENGLISH_REPLY}`)).toEqual(ENGLISH_COPY)
  })

  test.each([
    ["a list of names and values", [{ name: "Color", value: "red" }], [["colour", "red", "picture"]]],
    ["a list with evidence", [{ name: "brand", value: "CAFÉ", evidence: "ocr_text" }], [["brand", "CAFÉ", "ocr_text"]]],
    ["a list of pairs as text", ["colour: red", "type: mug"], [["colour", "red", "picture"], ["type", "mug", "picture"]]],
    ["a list of small objects", [{ colour: "red" }, { type: "mug" }], [["colour", "red", "picture"], ["type", "mug", "picture"]]],
    ["nested values", { colour: { value: "red", evidence: "product" } }, [["colour", "red", "product"]]],
    ["several values", { colour: ["red", "white"] }, [["colour", "red, white", "picture"]]],
    ["evidence that there is no word for", [{ name: "colour", value: "red", evidence: "guess" }], [["colour", "red", "picture"]]],
    ["Chinese names", { 颜色: "red", 材质: "ceramic" }, [["colour", "red", "picture"], ["material", "ceramic", "picture"]]],
    ["the same name twice", { color: "red", colour: "blue" }, [["colour", "red", "picture"]]],
    ["values that say nothing", { colour: "red", material: "unknown", pattern: null, brand: "N/A", size: "" }, [["colour", "red", "picture"]]],
    ["text", "type: mug; colour: red", [["type", "mug", "picture"], ["colour", "red", "picture"]]],
    ["nothing", null, []],
  ])("takes attributes as %s", (_name, attributes, expected) => {
    expect(parseEnglish(replyWith({ attributes })).attributes.map(({ name, value, evidence }) => [name, value, evidence])).toEqual(expected)
  })

  test.each([
    ["numbered", ["1. One thing", "2) Another thing", "③ A third thing"]],
    ["bulleted", ["- One thing", "* Another thing", "• A third thing;"]],
    ["objects", [{ text: "One thing" }, { point: "Another thing" }, { text: "A third thing", icon: "x" }]],
    ["an object", { "1": "One thing", "2": "Another thing", "3": "A third thing" }],
    ["one text", "One thing; Another thing; A third thing"],
    ["one text of lines", "1. One thing\n2. Another thing\n3. A third thing"],
    ["a list with gaps", ["One thing", "", null, "Another thing", "  ", "A third thing"]],
  ])("takes selling points that are %s", (_name, selling_points) => {
    expect(parseEnglish(replyWith({ selling_points })).selling_points).toEqual(["One thing", "Another thing", "A third thing"])
  })

  test("keeps a number that belongs to a selling point", () => {
    const points = ["1.5 l capacity", "2 handles", "100% cotton"]
    expect(parseEnglish(replyWith({ selling_points: points })).selling_points).toEqual(points)
  })

  test("may have a number for a title, and lists of printed texts in any form", () => {
    expect(parseEnglish(replyWith({ title: 501 })).title).toBe("501")
    expect(parseEnglish(replyWith({ title: ["Red mug"] })).title).toBe("Red mug")
    expect(parseEnglish(replyWith({ ocr_text: "CAFÉ\nPARIS" })).ocr_text).toEqual(["CAFÉ", "PARIS"])
    expect(parseEnglish(replyWith({ ocr_text: [{ text: "CAFÉ" }, 1889, "none"] })).ocr_text).toEqual(["CAFÉ", "1889"])
    expect(parseEnglish(replyWith({ ocr_text: null })).ocr_text).toEqual([])
  })

  test("may lack everything but title, selling points and description", () => {
    const { title, selling_points, description } = ENGLISH_COPY
    expect(parseEnglish(JSON.stringify({ title, selling_points, description }))).toEqual({
      ...ENGLISH_COPY,
      alt_text: "",
      attributes: [],
      ocr_text: [],
    })
  })

  test.each([
    ["nothing at all", "", "not in the form of a draft"],
    ["prose", "I cannot see a product in this picture.", "not in the form of a draft"],
    ["an empty object", "{}", "not in the form of a draft"],
    ["another object", '{"error": "no product"}', "not in the form of a draft"],
    ["no title", replyWith({ title: null }), "lacks the title"],
    ["an object for a title", replyWith({ title: { main: "Mug" } }), "lacks the title"],
    ["two selling points", replyWith({ selling_points: ["One", "Two"] }), "lacks 1 of 3 selling points"],
    ["empty selling points", replyWith({ selling_points: ["One", " ", "\u200b"] }), "lacks 2 of 3 selling points"],
    ["an empty description", replyWith({ description: " \n " }), "lacks the description"],
    ["nothing but null", '{"title": null, "selling_points": null, "description": null}', "not in the form of a draft"],
  ])("cannot be read with %s, and the error keeps it", (_name, reply, reason) => {
    const failure = parseFailure(reply)
    expect(failure.message).toContain(reason)
    expect(failure).toMatchObject({ code: "unreadable_reply", retryable: true, text: reply })
  })

  test("cannot be read where a string could end in two places", () => {
    parseFailure('{"title":"A","B" mug,"selling_points":["a","b","c"],"description":"D"}')
  })

  test("that was cut off anywhere before the end of its description cannot be read", () => {
    const end = ENGLISH_REPLY.indexOf('","alt_text"')
    for (let length = 0; length <= end; length++) parseFailure(ENGLISH_REPLY.slice(0, length), false)
  })

  test("that was cut off later lacks its alt text only", () => {
    const from = ENGLISH_REPLY.indexOf('"alt_text"')
    for (let length = from; length < ENGLISH_REPLY.length - 2; length++) {
      expect(parseEnglish(ENGLISH_REPLY.slice(0, length), false)).toEqual({ ...ENGLISH_COPY, alt_text: "" })
    }
  })

  test("that was cut off says so in its error", () => {
    expect(parseFailure('{"title": "Mug", "selling_points": ["a", "b"', false).message).toContain("cut off")
  })
})
