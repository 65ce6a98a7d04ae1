import type { ProductCopyService } from "../../src/modules/product-copy/service"
import { ScriptedModel } from "../../unit-tests/scripted-model"
import { CANDLES } from "../../unit-tests/copy/templates/templates"
import { startPictureHost, type PictureHost } from "../picture-host"
import { replies, replyAbout } from "../replies"
import type { StoreSuite } from "./in-one-store"
import { Merchant, signIn } from "./store"

export const copyTemplates: StoreSuite = ({ api, getContainer }) => {
  let merchant: Merchant
  let pictures: PictureHost
  let productCopy: ProductCopyService
  let model: ScriptedModel

  beforeAll(async () => {
    pictures = await startPictureHost()
    merchant = new Merchant(api, await signIn(getContainer()))
    productCopy = getContainer().resolve("productCopy")
    Object.assign(productCopy.options, { automatic: false })
  })
  afterAll(async () => {
    Object.assign(productCopy.options, { automatic: true })
    await pictures.close()
  })
  beforeEach(async () => {
    await pictures.show("a", "red")
    model = new ScriptedModel(replies(20))
    await productCopy.useModel(model)
  })

  const save = async (name: string, change: object = {}) => {
    const { data, status } = await merchant.post(`/copy-templates/${name}`, { ...CANDLES, ...change })
    expect({ status, message: data.message }).toEqual({ status: 200, message: undefined })
    return data
  }
  const createCandle = async (title = "Candle") => {
    const { product_category } = (await merchant.post("/product-categories", { name: `Candles ${title}`, is_active: true })).data
    return merchant.createProduct(title, pictures.url("a"), { categories: [{ id: product_category.id }] })
  }
  const draft = async (id: string, body: object = {}) => {
    expect((await merchant.post(`/products/${id}/copy-drafts`, body)).status).toBe(202)
    return merchant.draft(id)
  }

  it("lists the shipped templates, and a store's own in their place or beside them", async () => {
    const { data } = await merchant.get("/copy-templates")
    expect(data.count).toBe(10)
    expect(data.copy_templates.find(({ name }: { name: string }) => name === "shoes")).toMatchObject({ source: "shipped", reference: "shoes@1", created_by: null })
    await save("shoes", { note: "shorter" })
    await save("candles")
    const { copy_templates, count } = (await merchant.get("/copy-templates")).data
    expect(count).toBe(11)
    expect(copy_templates.find(({ name }: { name: string }) => name === "shoes")).toMatchObject({
      ...{ source: "own", version: 1, reference: "shoes@own-1", replaces_shipped: true, note: "shorter" },
      created_by: expect.stringContaining("user_"),
    })
  })

  it("keeps every version, restores an older one as a new one, and goes back to the shipped one", async () => {
    await save("shoes")
    await save("shoes", { guidance: { en: "Second.", zh: "二。" } })
    const restored = await merchant.post("/copy-templates/shoes/restore", { version: 1 })
    expect(restored.data).toMatchObject({
      copy_template: { version: 3, guidance: CANDLES.guidance },
      versions: [{ version: 3 }, { version: 2, guidance: { en: "Second." } }, { version: 1 }],
      shipped: { version: 1, source: "shipped" },
    })
    const removed = await merchant.delete("/copy-templates/shoes")
    expect(removed.data).toMatchObject({ name: "shoes", deleted: true, copy_template: { source: "shipped" } })
    expect((await merchant.delete("/copy-templates/shoes")).status).toBe(404)
    await save("candles")
    expect((await merchant.delete("/copy-templates/candles")).data.copy_template).toBeNull()
    expect((await merchant.get("/copy-templates/candles")).status).toBe(404)
    expect((await merchant.post("/copy-templates/candles/restore", { version: 1 })).data.copy_template).toMatchObject({ version: 2 })
    expect((await merchant.post("/copy-templates/candles/restore", { version: 9 })).status).toBe(404)
  })

  it.each([
    ["candles", { guidance: { en: "", zh: "好" } }, "English guidance is empty", "template_refused"],
    ["candles", { guidance: { en: "word ".repeat(380), zh: "好" } }, "about 380 tokens", "template_refused"],
    ["candles", { guidance: { en: "Say {{title}}", zh: "好" } }, "placeholder", "template_refused"],
    ["candles", { guidance: { en: "Say it" } }, "zh", undefined],
    ["candles", { extra: true }, "extra", undefined],
    ["candles", { begun_from: -1 }, "begun_from", undefined],
    ["Candles", {}, "small letters", "template_name"],
  ])("refuses %s with %j, and says why", async (name, change, message, code) => {
    const { status, data } = await merchant.post(`/copy-templates/${name}`, { ...CANDLES, ...change })
    expect({ status, message: data.message, code: data.code }).toEqual({ status: 400, message: expect.stringContaining(message), code })
    expect((await merchant.get("/copy-templates")).data.count).toBe(10)
  })

  it("tells each reason of a refusal by its code, wherever it comes from", async () => {
    const wrong = { guidance: { en: "Say {{title}}", zh: "" } }
    const saved = await merchant.post("/copy-templates/candles", { ...CANDLES, ...wrong })
    const problems = [
      { code: "placeholder", locale: "en", values: { placeholder: "{{title}}" } },
      { code: "no_guidance", locale: "zh", values: {} },
    ]
    expect(saved.data).toMatchObject({ type: "invalid_data", code: "template_refused", problems })
    const { data: file } = await merchant.get("/copy-templates/export")
    const imported = { ...file, templates: [{ name: "vases", ...CANDLES, ...wrong }] }
    expect((await merchant.post("/copy-templates/import", { file: imported, dry_run: true })).data.templates).toMatchObject([{ change: "refused", problems }])
    expect((await merchant.post("/copy-templates/import", { file: imported })).data).toMatchObject({ code: "template_refused", problems })
    const { id } = await createCandle()
    const preview = (body: object) => merchant.post("/copy-templates/preview", { product_id: id, name: "candles", template: CANDLES, ...body })
    expect((await preview({ template: { ...CANDLES, ...wrong } })).data).toMatchObject({ code: "template_refused", problems })

    await save("candles")
    const { baseline } = (await merchant.get("/copy-baseline")).data.copy_baseline
    const avoid = Array.from({ length: 500 }, (_, at) => `word ${at}`)
    await merchant.post("/copy-baseline", { baseline: { ...baseline, en: { ...baseline.en, avoid } } })
    const bare = await merchant.createProduct("Bare", null)
    await pictures.show("a", null)
    const codes = [
      await preview({ product_id: "prod_ghost" }),
      await preview({ product_id: bare.id }),
      await preview({}),
      await merchant.get("/copy-templates/ghosts"),
      await merchant.delete("/copy-templates/ghosts"),
      await merchant.delete("/copy-templates/shoes"),
      await merchant.post("/copy-templates/candles/restore", { version: 9 }),
      await merchant.post("/copy-baseline", { restore: 9 }),
      await merchant.post("/copy-baseline", { add_to_avoid: { locale: "en", words: ["one more"] } }),
    ].map(({ status, data }) => [status, data.code])
    expect(codes).toEqual([
      ...[[404, "no_product"], [400, "no_picture"], [400, "not_found"]],
      ...[[404, "no_template"], [404, "no_template"], [404, "as_shipped"], [404, "no_version"], [404, "no_version"], [400, "too_many_words"]],
    ])
  })

  it("does not save a template over a version that its change was not begun from", async () => {
    const saveFrom = (begun_from: number, en: string) => merchant.post("/copy-templates/shoes", { ...CANDLES, guidance: { en, zh: "写鞋。" }, begun_from })
    expect((await saveFrom(0, "First.")).status).toBe(200)
    const { status, data } = await saveFrom(0, "Begun from the shipped one.")
    expect({ status, data }).toEqual({
      status: 409,
      data: {
        ...{ type: "conflict", code: "newer_version", version: 1 },
        message:
          "Somebody changed the template shoes meanwhile: this change was begun from version 0, and version 1 counts now. " +
          "Look at it again; to save nevertheless, send begun_from 1.",
      },
    })
    expect((await merchant.get("/copy-templates/shoes")).data).toMatchObject({ copy_template: { version: 1, guidance: { en: "First." } }, versions: [{ version: 1 }] })
    const atOnce = await Promise.all(["Second.", "Other second."].map((en) => saveFrom(1, en)))
    expect(atOnce.map(({ status }) => status).sort()).toEqual([200, 409])
    await merchant.delete("/copy-templates/shoes")
    expect((await saveFrom(2, "Begun from what was put back.")).data).toMatchObject({ code: "newer_version", version: 0 })
    expect((await saveFrom(0, "Third.")).data.copy_template).toMatchObject({ version: 3, guidance: { en: "Third." } })
  })

  it("writes drafts with the product's template, which say which and why, and finds those of older versions", async () => {
    await save("candles")
    const { id } = await createCandle()
    const first = await draft(id)
    expect(first.provenance).toMatchObject({ template: "candles@own-1", template_reason: { by: "category", value: "Candles Candle" } })
    expect(JSON.stringify(model.requests[0]?.request.messages)).toContain(CANDLES.guidance.en)
    const found = async (query: Parameters<Merchant["drafts"]>[0]) => (await merchant.drafts(query)).copy_drafts.map((draft) => draft.id)
    expect(await found({ template: "candles" })).toEqual([first.id])
    expect(await found({ template: "candles@own-1" })).toEqual([first.id])
    expect(await found({ template: "shoes" })).toEqual([])
    expect(await found([["template", "shoes"], ["template", "candles"]])).toEqual([first.id])
    expect(await found(["shoes", "candle", "candle_", "%"].map((name) => ["template", name]))).toEqual([])
    expect(await found({ outdated_template: "true" })).toEqual([])

    await save("candles", { guidance: { en: "Second.", zh: "二。" } })
    expect(await found({ outdated_template: "true" })).toEqual([first.id])
    expect(await found([["outdated_template", "true"], ["template", "shoes"], ["template", "candles"], ["q", "candle"]])).toEqual([first.id])
    expect(await found({ outdated_template: "true", template: "shoes" })).toEqual([])
    const plan = (await merchant.post("/copy-backfills", { selection: { copy: "outdated" }, locales: ["en"] })).data.copy_backfill
    expect(plan.plan).toMatchObject({ products: 1, known: 0 })
    expect((await draft(id)).provenance?.template).toBe("candles@own-2")
    expect(await found({ outdated_template: "false", status: "ready" })).toHaveLength(1)
  })

  it("drafts with a template that a person chooses, and refuses one that is not there", async () => {
    const { id } = await createCandle()
    const { provenance } = await draft(id, { template: "toys" })
    expect(provenance).toMatchObject({ template: "toys@1", template_reason: { by: "person" } })
    const { status, data } = await merchant.post(`/products/${id}/copy-drafts`, { template: "ghosts" })
    expect({ status, message: data.message }).toEqual({ status: 404, message: "There is no copy template with the name ghosts." })
  })

  it("drafts nothing anew by itself when only the template, the baseline or the category changed", async () => {
    const { id } = await createCandle()
    const drafted = await draft(id)
    Object.assign(productCopy.options, { automatic: true })
    await save("home")
    await merchant.post("/copy-baseline", { add_to_avoid: { locale: "en", words: ["cosy"] } })
    const { product_category } = (await merchant.post("/product-categories", { name: "Toys", is_active: true })).data
    await merchant.post(`/products/${id}`, { categories: [{ id: product_category.id }] })
    await new Promise((resolve) => setTimeout(resolve, 2_000))
    Object.assign(productCopy.options, { automatic: false })
    // In the other language there was none yet.
    const { copy_drafts } = await merchant.drafts({ product_id: id, locale: "en" })
    expect(copy_drafts.map(({ id, status }) => ({ id, status }))).toEqual([{ id: drafted.id, status: "ready" }])
  })

  it("shows what a change would bring, beside the present version, and keeps none of it", async () => {
    const { id } = await createCandle()
    model = new ScriptedModel([replyAbout("Present"), replyAbout("Proposed")])
    await productCopy.useModel(model)
    const guidance = { en: "Only of wax.", zh: "只写蜡。" }
    const body = { product_id: id, locale: "en", name: "home", template: { ...CANDLES, guidance } }
    const { status, data } = await merchant.post("/copy-templates/preview", body)
    expect({ status, data }).toMatchObject({
      status: 200,
      data: { present: { reference: "home@1", content: { title: "Present" } }, proposed: { reference: null, content: { title: "Proposed" } } },
    })
    expect(model.requests.map(({ control }) => control.priority ?? "interactive")).toEqual(["interactive", "interactive"])
    expect(model.requests.map(({ request }) => JSON.stringify(request.messages).includes("Only of wax."))).toEqual([false, true])
    expect((await merchant.drafts({ product_id: id })).count).toBe(0)
    const bad = await merchant.post("/copy-templates/preview", { ...body, template: { ...CANDLES, guidance: { en: "", zh: "" } } })
    expect({ status: bad.status, message: bad.data.message }).toEqual({ status: 400, message: expect.stringContaining("guidance is empty") })
    expect((await merchant.post("/copy-templates/preview", { ...body, product_id: "prod_ghost" })).status).toBe(404)
    await pictures.show("a", null)
    const gone = await merchant.post("/copy-templates/preview", body)
    expect({ status: gone.status, message: gone.data.message }).toEqual({ status: 400, message: expect.stringContaining("picture") })
  })

  it("exports everything, and imports what differs after saying what that is", async () => {
    await save("candles")
    await merchant.post("/copy-baseline", { add_to_avoid: { locale: "en", words: ["cosy"] } })
    const { data: file } = await merchant.get("/copy-templates/export")
    expect(file.templates).toHaveLength(11)
    await merchant.delete("/copy-templates/candles")
    await save("shoes")
    const dry = (await merchant.post("/copy-templates/import", { file, dry_run: true })).data
    const changes = (plan: { templates: { name: string; change: string }[] }) =>
      Object.fromEntries(plan.templates.filter(({ change }) => change !== "unchanged").map(({ name, change }) => [name, change]))
    expect([dry.dry_run, dry.baseline, changes(dry)]).toEqual([true, "unchanged", { candles: "new", shoes: "changed" }])
    expect((await merchant.get("/copy-templates/candles")).status).toBe(404)
    expect(changes((await merchant.post("/copy-templates/import", { file })).data)).toEqual({ candles: "new", shoes: "changed" })
    expect((await merchant.get("/copy-templates/candles")).data.copy_template.version).toBe(2)
    expect(changes((await merchant.post("/copy-templates/import", { file, dry_run: true })).data)).toEqual({})

    const bad = { ...file, templates: [{ name: "lamps", ...CANDLES }, { name: "vases", ...CANDLES, guidance: { en: "", zh: "" } }] }
    const { status, data } = await merchant.post("/copy-templates/import", { file: bad })
    expect({ status, message: data.message }).toEqual({ status: 400, message: expect.stringContaining("vases: The English guidance is empty") })
    expect((await merchant.get("/copy-templates/lamps")).status).toBe(404)
  })

  it("does not save a baseline over a version that its change was not begun from", async () => {
    const { baseline } = (await merchant.get("/copy-baseline")).data.copy_baseline
    const saveFrom = (begun_from: number, tone: string) => merchant.post("/copy-baseline", { baseline: { ...baseline, en: { ...baseline.en, tone } }, begun_from })
    expect((await saveFrom(0, "calm")).data.copy_baseline.version).toBe(1)
    const { status, data } = await saveFrom(0, "loud")
    expect({ status, data }).toMatchObject({ status: 409, data: { type: "conflict", code: "newer_version", version: 1 } })
    expect(data.message).toContain("Somebody changed the store baseline meanwhile")
    // Two who wrote the same have no quarrel.
    expect((await saveFrom(0, "calm")).data.copy_baseline.version).toBe(1)
    const atOnce = await Promise.all(["dry", "warm"].map((tone) => saveFrom(1, tone)))
    expect(atOnce.map(({ status }) => status).sort()).toEqual([200, 409])
    const { copy_baseline, versions } = (await merchant.get("/copy-baseline")).data
    expect([copy_baseline.version, versions.length]).toEqual([2, 2])
    // Who says nothing of versions saves as before.
    expect((await merchant.post("/copy-baseline", { baseline })).data.copy_baseline.version).toBe(3)
  })

  it("keeps a baseline in versions, takes more words, and tells drafts of it", async () => {
    expect((await merchant.get("/copy-baseline")).data).toMatchObject({ copy_baseline: { version: 0, baseline: { en: { avoid: [] } } }, versions: [] })
    const add = { add_to_avoid: { locale: "en", words: ["cosy", "Cosy"] } }
    expect((await merchant.post("/copy-baseline", add)).data.copy_baseline).toMatchObject({ version: 1, baseline: { en: { avoid: ["cosy"] } } })
    // Nothing new: no new version.
    expect((await merchant.post("/copy-baseline", add)).data.copy_baseline.version).toBe(1)
    const { id } = await createCandle()
    expect((await draft(id)).provenance?.template).toBe("home@1+b1")
    expect(JSON.stringify(model.requests[0]?.request.messages)).toContain("Do not use these words: cosy.")
    const { baseline } = (await merchant.get("/copy-baseline")).data.copy_baseline
    const calm = { ...baseline, en: { ...baseline.en, tone: "calm", avoid: [] } }
    expect((await merchant.post("/copy-baseline", { baseline: calm })).data.copy_baseline).toMatchObject({ version: 2, baseline: { en: { tone: "calm" } } })
    expect((await merchant.post("/copy-baseline", { restore: 1 })).data.copy_baseline).toMatchObject({ version: 3, baseline: { en: { avoid: ["cosy"] } } })
    expect((await merchant.post("/copy-baseline", { restore: 9 })).status).toBe(404)
    expect((await merchant.post("/copy-baseline", {})).data.message).toContain("Give baseline")
    expect((await merchant.post("/copy-baseline", { add_to_avoid: { locale: "de", words: ["x"] } })).status).toBe(400)
  })
}
