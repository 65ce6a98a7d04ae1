import { join } from "node:path"
import { moduleIntegrationTestRunner } from "@medusajs/test-utils"

import { PRODUCT_COPY_MODULE } from "../../src/modules/product-copy"
import type { ProductSource } from "../../src/modules/product-copy/product-source"
import { ProductCopyService } from "../../src/modules/product-copy/service"
import { ScriptedModel } from "../../unit-tests/scripted-model"
import { eventually } from "../eventually"
import { startPictureHost, type PictureHost } from "../picture-host"
import { HeldModel, replies, replyAbout } from "../replies"

const folder = join(__dirname, "../../src/modules/product-copy")

/** Not the one that the runner hands out: that is a proxy, on which methods cannot keep anything. */
let service: ProductCopyService

moduleIntegrationTestRunner<ProductCopyService>({
  moduleName: PRODUCT_COPY_MODULE,
  resolve: folder,
  pathToMigrations: join(folder, "migrations"),
  moduleOptions: { pictures: { allowedHosts: ["127.0.0.1"], timeoutMs: 2000 } },
  hooks: {
    afterModuleInit: async (_app, loaded: ProductCopyService) => {
      service = loaded
    },
  },
  testSuite: ({ MikroOrmWrapper }) => {
    let pictures: PictureHost
    let deleted: Set<string>

    beforeAll(async () => {
      pictures = await startPictureHost()
    })
    afterAll(async () => {
      await pictures.close()
    })
    beforeEach(() => {
      deleted = new Set()
      pictures.fetched.clear()
    })

    /** Every product has a picture of its own name. */
    const product = (id: string, picture = id): ProductSource => ({
      id,
      facts: {},
      pictures: [{ id: `img_${picture}`, url: pictures.url(picture) }],
      published: { title: `Product ${id}`, description: null, metadata: null },
    })
    const read = async (id: string) => (deleted.has(id) ? null : product(id))
    const request = (id: string, more: object = {}) =>
      service.requestDraft({ product: product(id), locale: "en", trigger: "automatic", ...more })
    const draft = (id: string) => service.retrieveCopyDraft(id)
    const draftsOf = (productId: string) => service.listCopyDrafts({ product_id: productId }, { order: { created_at: "ASC" } })
    const sql = (statement: string, values: unknown[] = []) => MikroOrmWrapper.forkManager().execute(statement, values)

    it("makes one draft, with its baseline and where it came from", async () => {
      await pictures.show("a", "red")
      const model = new ScriptedModel([replyAbout("Red mug")])
      await service.useModel(model)
      const { id, created } = await request("a")
      expect(created).toBe(true)

      await service.makeDrafts(read)

      expect(await draft(id)).toMatchObject({
        status: "ready",
        attempts: 1,
        content: { title: "Red mug" },
        baseline: { title: "Product a", description: null, "metadata.alt_text": null },
        provenance: { model: "scripted", picture_ids: ["img_a"], tokens: { prompt: 300, completion: 100, reused: 0, runs: 50 } },
      })
    })

    it("makes 30 drafts that were asked for at once, each with one request to the model", async () => {
      const ids = Array.from({ length: 30 }, (_, index) => `p${index}`)
      await Promise.all(ids.map((id, index) => pictures.show(id, `rgb(${index * 8}, 100, 100)`)))
      const model = new ScriptedModel(replies(30))
      await service.useModel(model)

      const requested = await Promise.all(ids.map((id) => request(id)))
      await Promise.all(ids.map(() => service.makeDrafts(read)))

      const drafts = await service.listCopyDrafts({ id: requested.map(({ id }) => id) }, { take: null })
      expect(drafts.map(({ status }) => status)).toEqual(Array(30).fill("ready"))
      expect(model.requests).toHaveLength(30)
      expect(new Set(drafts.map(({ content }) => content?.title)).size).toBe(30)
    })

    it("has one draft in the making for a product and language, however often it is asked for", async () => {
      await pictures.show("a", "red")
      const answers = await Promise.all(Array.from({ length: 12 }, () => request("a")))
      await request("a", { locale: "zh" })

      expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
      expect(answers.filter(({ created }) => created)).toHaveLength(1)
      expect(await draftsOf("a")).toHaveLength(2)
    })

    it("asks the model once for two products with the same picture, also when both come at once", async () => {
      await pictures.show("a", "red")
      await pictures.show("b", "red")
      const model = new HeldModel([replyAbout("Red mug")])
      await service.useModel(model)
      const [one, other] = await Promise.all([request("a"), request("b")])
      const work = service.makeDrafts(read)
      await eventually(() => expect(model.waiting).toBe(1))
      // Both have been looked at by now: the second found the first at work.
      await eventually(() => expect(pictures.fetched.get("b")).toBe(1))
      model.release()
      await work

      const [first, second] = [await draft(one.id), await draft(other.id)]
      expect(model.requests).toHaveLength(1)
      expect(second).toMatchObject({ status: "ready", attempts: 1, content: first.content })
      const copies = [first, second].filter(({ provenance }) => provenance?.reused_from)
      expect(copies).toHaveLength(1)
      expect(copies[0]?.provenance).toMatchObject({ model: "scripted", tokens: { prompt: 0, completion: 0 } })
      expect([one.id, other.id]).toContain(copies[0]?.provenance?.reused_from)
    })

    it("asks the model anew when a merchant wants another draft of the same picture", async () => {
      await pictures.show("a", "red")
      const model = new ScriptedModel(replies(2))
      await service.useModel(model)
      const first = await request("a")
      await service.makeDrafts(read)
      const second = await request("a", { trigger: "manual", forced: true, instructions: "Mention the handle" })
      await service.makeDrafts(read)

      expect(second.created).toBe(true)
      expect((await draft(first.id)).status).toBe("superseded")
      expect(await draft(second.id)).toMatchObject({ status: "ready", content: { title: "Mug 2" } })
      expect(JSON.stringify(model.requests[1]?.request.messages)).toContain("Mention the handle")
    })

    it("hands the model the last three drafts of the product in the same language, and what the merchant made of them", async () => {
      await pictures.show("a", "red")
      await pictures.show("b", "blue")
      const model = new ScriptedModel(replies(7))
      await service.useModel(model)
      const make = async (productId: string, more: object = {}) => {
        const { id } = await request(productId, { forced: true, ...more })
        await service.makeDrafts(read)
        return id
      }
      await make("b")
      await make("a", { locale: "zh" })
      for (let draft = 0; draft < 3; draft++) await make("a")
      const id = await make("a")
      await service.decisions.edit({ id, status: "ready", published: null }, { title: "Our mug" }, "Our mug", 0, {})
      await make("a")

      const titles = model.requests.map(({ request: { lookUp = [] } }) => lookUp.map((text) => /"title":"([^"]*)"/.exec(text)?.[1]))
      expect(titles.slice(0, 4)).toEqual([[], [], [], ["Mug 3"]])
      expect(titles.at(-1)).toEqual(["Mug 4", "Mug 5", "Our mug", "Mug 6"])
    })

    it("says of a draft that texts were cut while the model wrote them", async () => {
      await pictures.show("a", "red")
      await service.useModel(new ScriptedModel([{ text: replyAbout("Red mug"), shortened: ["title", "attributes.type"] }]))
      const { id } = await request("a")
      await service.makeDrafts(read)
      expect((await draft(id)).issues.filter(({ code }) => code === "shortened")).toMatchObject([
        { field: "title", code: "shortened", severity: "warning" },
        { field: "attributes", code: "shortened", severity: "warning" },
      ])
    })

    it("never takes the place of an accepted draft's record", async () => {
      await pictures.show("a", "red")
      await service.useModel(new ScriptedModel(replies(2)))
      const first = await request("a")
      await service.makeDrafts(read)
      await service.decisions.accept({ id: first.id, status: "ready", published: null }, [], {})
      await request("a", { forced: true })
      await service.makeDrafts(read)

      expect((await draftsOf("a")).map(({ status }) => status)).toEqual(["accepted", "ready"])
    })

    it("starts over when the picture changes while the draft is being made", async () => {
      await pictures.show("a", "red")
      const model = new HeldModel([replyAbout("Red mug"), replyAbout("Blue mug")])
      await service.useModel(model)
      const { id } = await request("a", { fingerprint: await service.fingerprint(product("a"), "en") })
      const work = service.makeDrafts(read)
      await eventually(() => expect(model.waiting).toBe(1))
      await pictures.show("a", "blue")
      const again = await request("a", { fingerprint: await service.fingerprint(product("a"), "en") })
      model.release()
      await work

      expect(again).toEqual({ id, created: false })
      expect(await draft(id)).toMatchObject({ status: "ready", content: { title: "Blue mug" } })
    })

    it("knows when a product's pictures are the same as the newest draft's, and when they are not", async () => {
      await pictures.show("a", "red")
      await service.useModel(new ScriptedModel(replies(1)))
      const fingerprint = () => service.fingerprint(product("a"), "en")
      expect(await service.isUnchanged("a", "en", await fingerprint())).toBe(false)
      await request("a")
      await service.makeDrafts(read)
      expect(await service.isUnchanged("a", "en", await fingerprint())).toBe(true)
      expect(await service.isUnchanged("a", "zh", await fingerprint())).toBe(false)
      await pictures.show("a", "blue")
      expect(await service.isUnchanged("a", "en", await fingerprint())).toBe(false)
    })

    it("fails a draft whose picture is gone in words for the merchant, and does not try it again at the next update", async () => {
      await pictures.show("a", null)
      await service.useModel(new ScriptedModel([]))
      const { id } = await request("a")
      await service.makeDrafts(read)

      expect(await draft(id)).toMatchObject({
        status: "failed",
        attempts: 1,
        error: { code: "not_found", retryable: false, message: expect.stringContaining("no picture at this address") },
      })
      expect(await service.isUnchanged("a", "en", await service.fingerprint(product("a"), "en"))).toBe(true)
    })

    it("keeps the reply that could not be read", async () => {
      await pictures.show("a", "red")
      await service.useModel(new ScriptedModel(["I see a mug.", "Still only a mug."]))
      const { id } = await request("a")
      await service.makeDrafts(read)

      expect(await draft(id)).toMatchObject({ status: "failed", attempts: 1, error: { raw_reply: "Still only a mug." } })
    })

    it("tries three times when the model breaks off, then fails", async () => {
      await pictures.show("a", "red")
      const model = new ScriptedModel([new Error("broken pipe"), new Error("broken pipe"), new Error("broken pipe")])
      await service.useModel(model)
      const { id } = await request("a")
      for (const attempt of [1, 2]) {
        await service.makeDrafts(read)
        expect(await draft(id)).toMatchObject({ status: "pending", attempts: attempt })
        await sql(`UPDATE copy_draft SET claimed_until = now() WHERE id = ?`, [id])
      }
      await service.makeDrafts(read)

      expect(await draft(id)).toMatchObject({ status: "failed", attempts: 3, error: { retryable: true } })
      expect(model.requests).toHaveLength(3)
    })

    it("tries again by itself after a pause", async () => {
      await pictures.show("a", "red")
      await service.useModel(new ScriptedModel([new Error("broken pipe"), replyAbout("Red mug")]))
      const { id } = await request("a")
      await service.makeDrafts(read)
      await eventually(async () => expect(await draft(id)).toMatchObject({ status: "ready", attempts: 2 }))
    })

    it("finishes what a process left behind that died, and leaves alone what another is making", async () => {
      await pictures.show("a", "red")
      await pictures.show("b", "blue")
      const model = new ScriptedModel(replies(1))
      await service.useModel(model)
      const [dead, alive] = [await request("a"), await request("b")]
      const claim = `UPDATE copy_draft SET status = 'generating', attempts = 1, claimed_by = 'another', claimed_until = now() + ?::interval WHERE id = ?`
      await sql(claim, ["-1 second", dead.id])
      await sql(claim, ["1 hour", alive.id])

      await service.makeDrafts(read)

      expect(await draft(dead.id)).toMatchObject({ status: "ready", attempts: 2 })
      expect(await draft(alive.id)).toMatchObject({ status: "generating", claimed_by: "another" })
      expect(model.requests).toHaveLength(1)
    })

    it("takes over by itself when another process's claim lapses", async () => {
      await pictures.show("a", "red")
      await service.useModel(new ScriptedModel(replies(1)))
      const { id } = await request("a")
      await sql(
        `UPDATE copy_draft SET status = 'generating', attempts = 1, claimed_by = 'another', claimed_until = now() + interval '1 second' WHERE id = ?`,
        [id]
      )
      await service.makeDrafts(read)
      expect((await draft(id)).status).toBe("generating")
      await eventually(async () => expect((await draft(id)).status).toBe("ready"))
    })

    it("fails what died three times, with a reason", async () => {
      await service.useModel(new ScriptedModel([]))
      const { id } = await request("a")
      await sql(
        `UPDATE copy_draft SET status = 'generating', attempts = 3, claimed_by = 'dead', claimed_until = now() - interval '1 second' WHERE id = ?`,
        [id]
      )
      await service.makeDrafts(read)
      expect(await draft(id)).toMatchObject({ status: "failed", error: { code: "interrupted", retryable: true } })
    })

    it("drops a draft whose product was deleted while it was being made", async () => {
      await pictures.show("a", "red")
      const model = new HeldModel(replies(1))
      await service.useModel(model)
      const { id } = await request("a")
      const work = service.makeDrafts(read)
      await eventually(() => expect(model.waiting).toBe(1))
      await service.softDeleteCopyDrafts(id)
      model.release()
      await work

      expect(await draftsOf("a")).toEqual([])
      const [row] = await sql(`SELECT content, deleted_at FROM copy_draft WHERE id = ?`, [id])
      expect(row).toMatchObject({ content: null, deleted_at: expect.anything() })
    })

    it("drops a draft whose product is gone by the time it is made", async () => {
      await service.useModel(new ScriptedModel([]))
      await request("a")
      deleted.add("a")
      await service.makeDrafts(read)
      expect(await draftsOf("a")).toEqual([])
    })

    it("makes what a merchant asks for before what came by itself", async () => {
      for (const id of ["a", "b", "c"]) await pictures.show(id, `rgb(${id.charCodeAt(0)}, 0, 200)`)
      const model = new HeldModel(replies(4))
      await service.useModel(model)
      await pictures.show("x", "yellow")
      await pictures.show("y", "orange")
      await request("x")
      await request("y")
      const work = service.makeDrafts(read)
      await eventually(() => expect(model.waiting).toBe(2))
      await request("a")
      await request("b", { trigger: "manual" })
      const more = service.makeDrafts(read)
      // Beside the two that are at work, which "a" has to wait for.
      await eventually(() => expect(model.waiting).toBe(3))
      expect((await draftsOf("a"))[0]?.status).toBe("pending")
      model.release()
      await Promise.all([work, more])
      const started = await service.listCopyDrafts({ product_id: ["a", "b"] }, { order: { started_at: "ASC" } })
      expect(started.map(({ product_id }) => product_id)).toEqual(["b", "a"])
      expect(model.requests.map(({ control }) => control.priority).filter((p) => p === "interactive")).toHaveLength(1)
    })

    it("hands back what it is making when the store stops, so that the attempt does not count", async () => {
      await pictures.show("a", "red")
      const model = new HeldModel(replies(1))
      await service.useModel(model)
      const { id } = await request("a")
      const work = service.makeDrafts(read)
      await eventually(() => expect(model.waiting).toBe(1))
      await service.__hooks.onApplicationPrepareShutdown()
      await work

      expect(await draft(id)).toMatchObject({ status: "pending", attempts: 0, claimed_by: null })
    })

    it("makes nothing in a process that only answers calls", async () => {
      await pictures.show("a", "red")
      await service.useModel(new ScriptedModel([]))
      const answering = new ProductCopyService(Reflect.get(service, "__container__"), undefined, {
        scope: "internal",
        worker_mode: "server",
      })
      const { id } = await request("a")
      await answering.makeDrafts(read)
      expect(await draft(id)).toMatchObject({ status: "pending", attempts: 0 })
      expect(await answering.status()).toMatchObject({ makes_drafts: false, drafts: { pending: 1 } })
    })

    it("lets one of two decisions at the same time win", async () => {
      await pictures.show("a", "red")
      await service.useModel(new ScriptedModel(replies(1)))
      const { id } = await request("a")
      await service.makeDrafts(read)
      const seen = { id, status: "ready" as const, published: null }
      const won = await Promise.all([
        service.decisions.accept(seen, [], {}),
        service.decisions.reject(seen, { note: "no" }),
        service.decisions.accept(seen, [], {}),
      ])
      expect(won.filter(Boolean)).toHaveLength(1)
      expect(await service.listCopyDraftEvents({ draft_id: id })).toHaveLength(1)
    })

    it("knows nothing of a decision that was taken back since what came of it failed", async () => {
      await pictures.show("a", "red")
      await service.useModel(new ScriptedModel(replies(1)))
      const { id } = await request("a")
      await service.makeDrafts(read)
      const before = await draft(id)
      const made = await service.decisions.accept({ id, status: "ready", published: null }, [], { actor_id: "user_1" })
      expect(await draft(id)).toMatchObject({ status: "accepted", decided_by: "user_1" })
      if (made) await service.decisions.takeBack(made)
      expect(await draft(id)).toEqual({ ...before, updated_at: expect.any(Date) })
      expect(await service.listCopyDraftEvents({ draft_id: id })).toEqual([])
    })
  },
})
