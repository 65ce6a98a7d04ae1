import { ModelLoadError } from "../../src/inference"
import type { ProductCopyService } from "../../src/modules/product-copy/service"
import { flat } from "../../unit-tests/images/drawings"
import { ScriptedModel, type ScriptedReply } from "../../unit-tests/scripted-model"
import { eventually } from "../eventually"
import { HeldModel, replyAbout } from "../replies"
import type { StoreSuite } from "./in-one-store"
import { Merchant, signIn, type Call } from "./store"

const JSON_LINES = { accept: "application/x-ndjson" }

interface Line {
  event: string
  [name: string]: unknown
}

export const copyPlayground: StoreSuite = ({ api, getContainer }) => {
  let call: Call
  let productCopy: ProductCopyService
  let png: Blob

  beforeAll(async () => {
    call = await signIn(getContainer())
    productCopy = getContainer().resolve("productCopy")
    png = new Blob([new Uint8Array(await flat([200, 60, 30], 80, 60).png().toBuffer())])
  })

  async function use(...replies: ScriptedReply[]): Promise<ScriptedModel> {
    const model = new ScriptedModel(replies)
    await productCopy.useModel(model)
    return model
  }

  function send(fields: Record<string, string | Blob>, headers: Record<string, string> = {}, signal?: AbortSignal): Promise<Response> {
    const body = new FormData()
    for (const [name, value] of Object.entries(fields)) {
      if (typeof value === "string") body.append(name, value)
      else body.append(name, value, "picture.png")
    }
    return fetch(`${String(api.defaults.baseURL)}/admin/copy-playground`, { method: "POST", body, signal, headers: { ...call.headers, ...headers } })
  }

  async function refused(fields: Record<string, string | Blob>) {
    const response = await send(fields)
    return { status: response.status, ...(await response.json()) }
  }

  it("answers with the draft of a picture, the text on it, issues, timings and tokens, and keeps nothing", async () => {
    const model = await use(JSON.stringify({ ...JSON.parse(replyAbout("Mug")), ocr_text: ["CAFÉ"] }))
    const response = await send({ picture: png, locale: "en", instructions: "Mention breakfast." })
    expect(response.status).toBe(200)
    const { copy_playground } = await response.json()
    expect(copy_playground).toMatchObject({
      locale: "en",
      finished: true,
      draft: { title: "Mug", attributes: [{ name: "type", value: "mug", evidence: "picture" }, { name: "colour", value: "red", evidence: "picture" }] },
      ocr_text: ["CAFÉ"],
      issues: [
        { field: "description", code: "unsupported_claim", severity: "info" },
        { field: "title", code: "bare_title", severity: "warning" },
      ],
      unreadable: null,
      model: "scripted",
      template: expect.stringMatching(/^general@\d+/),
      picture: { width: 80, height: 60 },
      tokens: { prompt: 300, completion: 100, reused: 0, runs: 50 },
      timings_ms: { picture: expect.any(Number), queue: 1, vision: 2, prefill: 3, decode: 4 },
    })
    expect(copy_playground.reply).toContain('"title":"Mug"')
    expect(model.requests).toMatchObject([{ control: { priority: "interactive" } }])
    expect(JSON.stringify(model.requests[0]?.request.messages)).toContain("Mention breakfast.")
    expect((await new Merchant(api, call).drafts()).count).toBe(0)
  })

  it("asks in a prompt of one's own, and gives the reply as it is", async () => {
    const model = await use("Sip slowly.")
    const { copy_playground } = await (await send({ picture: png, prompt: "Write a slogan.", seed: "7", temperature: "0.5" })).json()
    expect(copy_playground).toMatchObject({ reply: "Sip slowly.", draft: null, ocr_text: [], template: null, seed: 7, temperature: 0.5 })
    expect(model.requests[0]?.request).toMatchObject({ seed: 7, temperature: 0.5 })
    expect(model.requests[0]?.request.messages[0]?.content).toEqual([{ type: "picture" }, { type: "text", text: "Write a slogan." }])
  })

  it("refuses a template that is not there", async () => {
    await use(replyAbout("Mug"))
    const message = "There is no copy template with the name ghosts."
    expect(await refused({ picture: png, template: "ghosts" })).toEqual({ status: 404, type: "not_found", code: "no_template", message })
  })

  it("gives a reply that is no draft with the reason, since that is what somebody wants to see", async () => {
    await use("What a mug!", "What a mug, again!")
    const { copy_playground } = await (await send({ picture: png })).json()
    expect(copy_playground).toMatchObject({ reply: "What a mug, again!", draft: null, unreadable: { code: "unreadable_reply" }, tokens: null })
  })

  it("tells the reply while it is written, a line for each, where that is asked for", async () => {
    await use(replyAbout("Mug"))
    const response = await send({ picture: png }, JSON_LINES)
    expect(response.headers.get("content-type")).toMatch(/^application\/x-ndjson/)
    const lines: Line[] = (await response.text()).trim().split("\n").map((line) => JSON.parse(line))
    expect(lines.map(({ event }) => event)).toEqual(["asked", "text", "text", "result"])
    expect(lines[1]?.text).toBe(replyAbout("Mug").slice(0, Math.floor(replyAbout("Mug").length * 0.3)))
    expect(lines[3]).toMatchObject({ copy_playground: { draft: { title: "Mug" } } })
  })

  it("says on the same way why the model failed after it had begun", async () => {
    await use(new ModelLoadError("missing_files", "The model's files are gone."))
    const lines = (await (await send({ picture: png }, JSON_LINES)).text()).trim().split("\n").map((line) => JSON.parse(line))
    expect(lines.at(-1)).toEqual({ event: "error", type: "unexpected_state", code: "missing_files", message: "The model's files are gone." })
    await use(new ModelLoadError("missing_files", "The model's files are gone."))
    expect(await refused({ picture: png })).toEqual({ status: 503, type: "unexpected_state", code: "missing_files", message: "The model's files are gone." })
  })

  it("stops the model when nobody waits for the reply any more", async () => {
    const model = new HeldModel([])
    await productCopy.useModel(model)
    const gone = new AbortController()
    const call = send({ picture: png }, JSON_LINES, gone.signal)
    const response = await call
    await eventually(() => expect(model.waiting).toBe(1))
    gone.abort()
    await expect(response.text()).rejects.toThrow()
    await eventually(() => expect(model.waiting).toBe(0))
  })

  it("takes four at a time, and tells the fifth to wait", async () => {
    const model = new HeldModel([1, 2, 3, 4].map((number) => replyAbout(`Mug ${number}`)))
    await productCopy.useModel(model)
    const four = [1, 2, 3, 4].map(() => send({ picture: png }))
    await eventually(() => expect(model.waiting).toBe(4))
    expect(await refused({ picture: png })).toMatchObject({ status: 429, code: "playground_busy" })
    model.release()
    expect((await Promise.all(four)).map(({ status }) => status)).toEqual([200, 200, 200, 200])
  })

  it.each<[string, () => Record<string, string | Blob>, object]>([
    ["no picture", () => ({ locale: "en" }), { code: "no_picture_sent", message: expect.stringContaining('in the field "picture"') }],
    ["a text that is called a picture", () => ({ picture: new Blob(["hello"], { type: "image/png" }) }), { code: "not_an_image" }],
    ["an SVG", () => ({ picture: new Blob(["<svg xmlns='http://www.w3.org/2000/svg'/>"], { type: "image/png" }) }), { code: "unsupported_format" }],
    ["an empty file", () => ({ picture: new Blob([]) }), { code: "empty" }],
    ["a file that is too large", () => ({ picture: new Blob([new Uint8Array(20_000_001)]) }), { code: "too_large", message: expect.stringContaining("larger than 20 MB") }],
    ["a file that is far too large", () => ({ picture: new Blob([new Uint8Array(60_000_000)]) }), { code: "too_large" }],
    ["two pictures", () => ({ picture: png, other: png }), { code: "one_picture" }],
    ["both a prompt and instructions", () => ({ picture: png, prompt: "A", instructions: "B" }), { message: expect.stringContaining("not both") }],
    ["a prompt that is too long", () => ({ picture: png, prompt: "写".repeat(4001) }), { code: "invalid_prompt" }],
    ["a prompt far too long", () => ({ picture: png, prompt: "x".repeat(40_000) }), { code: "invalid_form" }],
    ["an unknown field", () => ({ picture: png, product_id: "prod_1" }), { message: expect.stringContaining("product_id") }],
    ["an unknown language", () => ({ picture: png, locale: "fr" }), { message: expect.stringContaining("locale") }],
    ["a temperature that is no number", () => ({ picture: png, temperature: "hot" }), { message: expect.stringContaining("from 0 to 2") }],
  ])("refuses %s", async (_, fields, said) => {
    const model = await use()
    expect(await refused(fields())).toMatchObject({ status: 400, type: "invalid_data", ...said })
    expect(model.requests).toEqual([])
  })

  it("is for admins alone", async () => {
    const body = new FormData()
    body.append("picture", png)
    const { status } = await fetch(`${String(api.defaults.baseURL)}/admin/copy-playground`, { method: "POST", body })
    expect(status).toBe(401)
  })
}
