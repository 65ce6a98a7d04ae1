import { DraftParseError } from "../../src/copy/draft-parse-error"
import { draftReply } from "../../src/copy/draft-reply"
import { promptText } from "../../src/copy/prompt"
import { draftReplyFormat } from "../../src/copy/reply-format"
import { draftCopy } from "../../src/drafting"
import type { Picture } from "../../src/inference/types"
import { CHINESE_COPY, ENGLISH_COPY, jsonReply } from "../copy/sample-copy"
import { ScriptedModel } from "../scripted-model"

const picture: Picture = { data: new Uint8Array(12), width: 2, height: 2 }
const facts = { title: "IMG_2034", material: "ceramic" }
const VALID_REPLY = jsonReply(ENGLISH_COPY)

describe("Drafting copy", () => {
  test("asks the model once, pictures before text in one message, and gives back what it wrote", async () => {
    const model = new ScriptedModel([VALID_REPLY])
    const draft = await draftCopy({ model, pictures: [picture], facts, locale: "en", instructions: "shorter" })

    expect(draft.content).toEqual(ENGLISH_COPY)
    expect(draft).toMatchObject({
      issues: [],
      confidence: {},
      reply: VALID_REPLY,
      seed: 0,
      tokens: { prompt: 300, completion: 100 },
      work: { reused: 0, runs: 50, forced: 40, guessed: 0, accepted: 0 },
      timings: { queue: 1, vision: 2, prefill: 3, decode: 4 },
    })
    expect(model.requests).toHaveLength(1)
    expect(model.requests[0]?.request).toEqual({
      messages: [
        {
          role: "user",
          content: [{ type: "picture" }, { type: "text", text: promptText({ locale: "en", facts, instructions: "shorter" }) }],
        },
      ],
      pictures: [picture],
      format: draftReplyFormat("en"),
      lookUp: ['{"attributes":{"material":"ceramic"},"title":"IMG_2034"}'],
      seed: 0,
      temperature: 0,
    })
  })

  test("shows the model every picture, in their order", async () => {
    const model = new ScriptedModel([VALID_REPLY])
    const other: Picture = { ...picture, width: 1, height: 4 }
    await draftCopy({ model, pictures: [picture, other], facts, locale: "en" })
    const request = model.requests[0]?.request
    expect(request?.pictures).toEqual([picture, other])
    expect(request?.messages[0]?.content.map(({ type }) => type)).toEqual(["picture", "picture", "text"])
  })

  test("hands on seed, temperature, signal and priority", async () => {
    const model = new ScriptedModel([VALID_REPLY])
    const { signal } = new AbortController()
    const draft = await draftCopy({ model, pictures: [picture], facts, locale: "en", seed: 7, temperature: 0.3, signal, priority: "batch" })
    expect(model.requests[0]).toMatchObject({ request: { seed: 7, temperature: 0.3 }, control: { priority: "batch" } })
    expect(model.requests[0]?.control.signal).toBe(signal)
    expect(draft.seed).toBe(7)
  })

  test("holds the words to the limits of their language and says what it found", async () => {
    const wordy = { ...CHINESE_COPY, title: "红色条纹大容量陶瓷马克杯家用办公室早餐咖啡牛奶杯", alt_text: "" }
    const draft = await draftCopy({ model: new ScriptedModel([jsonReply(wordy)]), pictures: [picture], facts, locale: "zh" })
    expect([...draft.content.title]).toHaveLength(20)
    expect(draft.issues.map(({ field, code }) => [field, code])).toEqual([
      ["title", "shortened"],
      ["alt_text", "empty"],
    ])
  })

  test("asks for the format of its language, the second time too", async () => {
    const model = new ScriptedModel(["not json", jsonReply(CHINESE_COPY)])
    await draftCopy({ model, pictures: [picture], facts, locale: "zh" })
    expect(model.requests.map(({ request }) => request.format)).toEqual([draftReplyFormat("zh"), draftReplyFormat("zh")])
  })

  test("hands the model what it wrote of the product before, its own words after the merchant's and the newest last", async () => {
    const model = new ScriptedModel(["not json", VALID_REPLY])
    const older = { content: { ...ENGLISH_COPY, title: "Striped mug" }, edited: { title: "Our mug" } }
    const newer = { content: ENGLISH_COPY, edited: {} }
    await draftCopy({ model, pictures: [picture], facts: {}, locale: "en", earlier: [older, newer] })
    const titled = (title: string) => draftReply({ ...ENGLISH_COPY, title })
    const expected = [titled("Our mug"), titled("Striped mug"), titled(ENGLISH_COPY.title)]
    expect(model.requests.map(({ request }) => request.lookUp)).toEqual([expected, expected])
  })

  test("looks back no further than three drafts, and at the beginning of one that a merchant made very long", async () => {
    const model = new ScriptedModel([VALID_REPLY])
    const earlier = [1, 2, 3, 4].map((number) => ({ content: { ...ENGLISH_COPY, title: `Mug ${number}` }, edited: {} }))
    const long = { content: ENGLISH_COPY, edited: { description: "word ".repeat(900) } }
    await draftCopy({ model, pictures: [picture], facts: {}, locale: "en", earlier: [...earlier, long] })
    const lookUp = model.requests[0]?.request.lookUp ?? []
    expect(lookUp.map((text) => /"title":"([^"]*)"/.exec(text)?.[1])).toEqual(["Mug 3", "Mug 4", "Red striped mug", "Red striped mug"])
    expect(lookUp.map(({ length }) => length > 1000)).toEqual([false, false, true, false])
    expect(Math.max(...lookUp.map(({ length }) => length))).toBe(2000)
  })

  test("says what the model cut to its limit while it wrote", async () => {
    const model = new ScriptedModel([{ text: VALID_REPLY, shortened: ["attributes.type", "selling_points"] }])
    const { content, issues } = await draftCopy({ model, pictures: [picture], facts, locale: "en" })
    expect(content).toEqual(ENGLISH_COPY)
    expect(issues.map(({ field, code, severity }) => [field, code, severity])).toEqual([
      ["attributes", "shortened", "warning"],
      ["selling_points", "shortened", "warning"],
    ])
  })

  test("says how sure the model was of each field, in the reply that was used", async () => {
    const unread = { text: "not json", confidence: { title: [0.1], description: [0.2] } }
    const used = { text: VALID_REPLY, confidence: { ocr_text: [0.9, 0.75], "attributes.colour": [0.4], "attributes.type": [1], title: [0.98765] } }
    const draft = await draftCopy({ model: new ScriptedModel([unread, used]), pictures: [picture], facts, locale: "en" })
    expect(draft.confidence).toEqual({ ocr_text: 0.75, attributes: 0.4, title: 0.988 })
  })

  test("credits an attribute to the store where the store knew it", async () => {
    const attributes = [{ name: "material", value: "Ceramic", evidence: "picture" as const }]
    const model = new ScriptedModel([jsonReply({ ...ENGLISH_COPY, attributes })])
    const draft = await draftCopy({ model, pictures: [picture], facts, locale: "en" })
    expect(draft.content.attributes).toEqual([{ name: "material", value: "Ceramic", evidence: "product" }])
  })

  test("asks once more, otherwise, where the reply cannot be read, and counts both", async () => {
    const model = new ScriptedModel(["I see a mug.", VALID_REPLY])
    const draft = await draftCopy({ model, pictures: [picture], facts, locale: "en", seed: 3 })
    expect(draft.content).toEqual(ENGLISH_COPY)
    expect(draft).toMatchObject({
      reply: VALID_REPLY,
      seed: 4,
      tokens: { prompt: 600, completion: 200 },
      work: { reused: 0, runs: 100, forced: 80, guessed: 0, accepted: 0 },
      timings: { queue: 2, vision: 4, prefill: 6, decode: 8 },
    })
    const [first, second] = model.requests.map(({ request }) => request)
    expect([first?.seed, first?.temperature]).toEqual([3, 0])
    expect([second?.seed, second?.temperature]).toEqual([4, 0.7])
    expect(second?.messages).toEqual(first?.messages)
  })

  test("fails with the last raw reply where the second cannot be read either, and asks no third time", async () => {
    const model = new ScriptedModel(["not json", "not json either", VALID_REPLY])
    const failure: unknown = await draftCopy({ model, pictures: [picture], facts, locale: "en" }).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(DraftParseError)
    expect(failure).toMatchObject({ text: "not json either" })
    expect(model.requests).toHaveLength(2)
  })

  test("does not take half a sentence for the description of a reply that reached the token limit", async () => {
    const plain = "Title: Red mug\nSelling points: Big; Easy; Warm\nDescription: A ceramic mug for the"
    const model = new ScriptedModel([{ text: plain, finishReason: "length" }, VALID_REPLY])
    expect((await draftCopy({ model, pictures: [picture], facts, locale: "en" })).content).toEqual(ENGLISH_COPY)
    expect(model.requests).toHaveLength(2)
  })

  test("does take a reply that reached the token limit after all that is needed", async () => {
    const text = VALID_REPLY.slice(0, -10)
    const model = new ScriptedModel([{ text, finishReason: "length" }])
    const draft = await draftCopy({ model, pictures: [picture], facts, locale: "en" })
    expect(draft.content).toEqual({ ...ENGLISH_COPY, alt_text: "" })
    expect(draft.issues).toMatchObject([{ field: "alt_text", code: "empty" }])
  })

  test("does not hide or repeat what the model throws", async () => {
    const died = new Error("The inference process died.")
    const model = new ScriptedModel([died, VALID_REPLY])
    await expect(draftCopy({ model, pictures: [picture], facts, locale: "en" })).rejects.toBe(died)
    expect(model.requests).toHaveLength(1)
  })

  test("does not ask a second time when it was cancelled meanwhile", async () => {
    const abort = new AbortController()
    const scripted = new ScriptedModel(["not json", VALID_REPLY])
    const model: Pick<ScriptedModel, "generate"> = {
      async generate(request, control) {
        const result = await scripted.generate(request, control)
        abort.abort()
        return result
      },
    }
    await expect(draftCopy({ model, pictures: [picture], facts, locale: "en", signal: abort.signal })).rejects.toMatchObject({ name: "AbortError" })
    expect(scripted.requests).toHaveLength(1)
  })

  test("refuses to draft without a picture, without asking the model", async () => {
    const model = new ScriptedModel([VALID_REPLY])
    await expect(draftCopy({ model, pictures: [], facts, locale: "en" })).rejects.toThrow("at least one picture")
    expect(model.requests).toHaveLength(0)
  })
})
