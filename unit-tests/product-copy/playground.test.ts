import { Playground } from "../../src/modules/product-copy/playground"
import { parseOptions } from "../../src/modules/product-copy/options"
import { flat } from "../images/drawings"
import { ScriptedModel } from "../scripted-model"

describe("The playground", () => {
  const { signal } = new AbortController()
  const notAsked = () => Promise.reject(new Error("Nothing needs a template here."))
  const templates = { get: notAsked, use: notAsked }

  it("says where a process of the store has no model, and does not ask one", async () => {
    const model = new ScriptedModel([])
    const playground = new Playground({ model: () => model, templates, options: parseOptions(), makesDrafts: false })
    await expect(playground.tryOut({ picture: new Uint8Array() }, { signal })).rejects.toMatchObject({
      type: "not_allowed",
      code: "no_model_here",
      message: expect.stringContaining("MEDUSA_WORKER_MODE=server"),
    })
    expect(model.requests).toEqual([])
  })

  it("refuses a language that the store has no copy in", async () => {
    const picture = await flat([1, 2, 3]).png().toBuffer()
    const playground = new Playground({ model: () => new ScriptedModel([]), templates, options: parseOptions(), makesDrafts: true })
    await expect(playground.tryOut({ picture, locale: "zh" }, { signal })).rejects.toThrow('This store has no copy in "zh"')
  })
})
