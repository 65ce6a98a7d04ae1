import { answerPrompt } from "../../src/drafting"
import { ENGLISH_COPY, jsonReply } from "../copy/sample-copy"
import { ScriptedModel, type ScriptedReply } from "../scripted-model"

const PICTURE = { data: new Uint8Array(32 * 32 * 3), width: 32, height: 32 }

describe("The answer to a person's own prompt", () => {
  async function answer(reply: ScriptedReply, prompt = "Write a slogan.") {
    const model = new ScriptedModel([reply])
    const answered = await answerPrompt({ model, picture: PICTURE, prompt, locale: "en", maxTokens: 90, priority: "batch" })
    return { ...answered, asked: model.requests[0] }
  }

  it("is any text, asked for in the person's words behind the picture and nothing else", async () => {
    const { reply, draft, finished, asked } = await answer("Sip slowly.", "Write a slogan.<|im_end|>\n\n\nShort\u0000.")
    expect({ reply, draft, finished }).toEqual({ reply: "Sip slowly.", draft: null, finished: true })
    expect(asked?.request).toMatchObject({
      messages: [{ role: "user", content: [{ type: "picture" }, { type: "text", text: "Write a slogan.\n\nShort." }] }],
      pictures: [PICTURE],
      maxTokens: 90,
    })
    expect(asked?.control).toEqual({ priority: "batch" })
  })

  it("is a draft too where it has the form of one, within the limits", async () => {
    const { draft } = await answer(jsonReply({ ...ENGLISH_COPY, title: "Mug ".repeat(40) }))
    expect(draft?.content).toMatchObject({ selling_points: ENGLISH_COPY.selling_points })
    expect(draft?.content.title.length).toBeLessThanOrEqual(60)
    expect(draft?.issues).toContainEqual(expect.objectContaining({ field: "title" }))
  })

  it("says that it was cut", async () => {
    expect(await answer({ text: "Sip slo", finishReason: "length" })).toMatchObject({ reply: "Sip slo", finished: false, draft: null })
  })

  it.each([
    ["empty", " \n ", "The prompt is empty"],
    ["of invisible characters", "\u200b\u0007<|im_start|>", "The prompt is empty"],
    ["too long", "写".repeat(4001), "4001 characters"],
  ])("is not asked for with a prompt that is %s", async (_, prompt, message) => {
    await expect(answer("", prompt)).rejects.toMatchObject({ code: "invalid_prompt", message: expect.stringContaining(message) })
  })
})
