import { join } from "node:path"
import { Modules } from "@medusajs/framework/utils"
import { moduleIntegrationTestRunner } from "@medusajs/test-utils"

import { PRODUCT_COPY_MODULE } from "../../src/modules/product-copy"
import type { ListedProduct } from "../../src/modules/product-copy/backfill-planner"
import type { NewBackfill } from "../../src/modules/product-copy/backfill-rows"
import type { ProductSource } from "../../src/modules/product-copy/product-source"
import type { ProductCopyService } from "../../src/modules/product-copy/service"
import type { BackfillItemStatus } from "../../src/types/copy-backfill"
import { ModelLoadError } from "../../src/inference/errors"
import { ScriptedModel } from "../../unit-tests/scripted-model"
import { eventually } from "../eventually"
import { startPictureHost, type PictureHost } from "../picture-host"
import { HeldModel, replies } from "../replies"

const folder = join(__dirname, "../../src/modules/product-copy")

let service: ProductCopyService
/** What a person was to be told, as event and id of the backfill. */
const told: string[] = []

moduleIntegrationTestRunner<ProductCopyService>({
  moduleName: PRODUCT_COPY_MODULE,
  resolve: folder,
  pathToMigrations: join(folder, "migrations"),
  injectedDependencies: {
    [Modules.EVENT_BUS]: {
      // Others are of the data models, many at once.
      emit: async (event: { name: string; data: { id: string } } | object[]) => void ("data" in event && told.push(`${event.name} ${event.data.id}`)),
    },
  },
  moduleOptions: { pictures: { allowedHosts: ["127.0.0.1"], timeoutMs: 2000 } },
  hooks: {
    afterModuleInit: async (_app, loaded: ProductCopyService) => {
      service = loaded
    },
  },
  testSuite: ({ MikroOrmWrapper }) => {
    let pictures: PictureHost
    let deleted: Set<string>
    /** How often each product was read for its draft. */
    let descriptions: Map<string, string>

    beforeAll(async () => {
      pictures = await startPictureHost()
    })
    afterAll(() => pictures.close())
    beforeEach(() => {
      deleted = new Set()
      descriptions = new Map()
      pictures.fetched.clear()
      told.length = 0
    })

    const names = (count: number) => Array.from({ length: count }, (_, index) => `p${String(index).padStart(2, "0")}`)
    const show = (ids: string[]) =>
      Promise.all(ids.map((id, index) => pictures.show(id, `rgb(${(index * 37) % 256}, ${(index * 11) % 256}, ${index})`)))
    /** As in Medusa, each product has an image of its own, whatever its address. */
    const source = (id: string, picture: string | null): ProductSource => ({
      id,
      facts: {},
      pictures: picture ? [{ id: `img_${id}`, url: pictures.url(picture) }] : [],
      published: { title: `Product ${id}`, description: descriptions.get(id) ?? null, metadata: null },
    })
    const pictureOf = new Map<string, string | null>()
    const read = async (id: string) => (deleted.has(id) ? null : source(id, pictureOf.has(id) ? (pictureOf.get(id) ?? null) : id))
    const listed = (id: string): ListedProduct => {
      const { pictures, published } = source(id, pictureOf.has(id) ? (pictureOf.get(id) ?? null) : id)
      return { id, title: published.title, description: published.description ?? null, picture: pictures[0] ?? null }
    }
    async function* pages(ids: string[]): AsyncGenerator<ListedProduct[]> {
      for (let from = 0; from < ids.length; from += 4) yield ids.slice(from, from + 4).map(listed)
    }
    const plan = (ids: string[], more: Partial<NewBackfill> = {}) =>
      service.planBackfill({ selection: {}, locales: ["en"], hours: null, drafts_per_hour: null, created_by: null, ...more }, pages(ids))
    const make = () => service.makeDrafts(read)
    const describeOne = (id: string) => service.describeBackfill(id)
    const itemsOf = async (id: string, status?: BackfillItemStatus) =>
      (await service.backfills.items(id, { skip: 0, take: 1000, ...(status ? { status: [status] } : {}) })).rows
    const drafts = () => service.listCopyDrafts({}, { take: null, order: { created_at: "ASC" } })
    const sql = (statement: string, values: unknown[] = []) => MikroOrmWrapper.forkManager().execute(statement, values)
    const use = async (model: ScriptedModel) => (await service.useModel(model), model)

    afterEach(() => pictureOf.clear())

    it("is planned with all that it is going to do, and makes three samples and nothing more before it is started", async () => {
      const ids = names(8)
      await show(ids)
      pictureOf.set("p06", null)
      pictureOf.set("p07", "p00")
      const model = await use(new ScriptedModel(replies(10)))
      const id = await plan(ids)
      await make()
      const backfill = await describeOne(id)
      expect(backfill).toMatchObject({
        status: "planned",
        plan: { products: 8, pictures: 6, known: 1, skipped: { no_picture: 1 } },
        progress: { total: 8, done: 3, failed: 0, skipped: 1, left: 4, drafts_per_hour: null },
      })
      expect(model.requests).toHaveLength(3)
      await make()
      expect(model.requests).toHaveLength(3)
      expect((await itemsOf(id, "skipped")).map(({ product_id, reason }) => [product_id, reason?.code])).toEqual([["p06", "no_picture"]])
    })

    it("makes one draft for each product and language, looking once at a picture that several share, and ends", async () => {
      const ids = names(8)
      await show(ids)
      pictureOf.set("p05", "p01")
      pictureOf.set("p06", "p01")
      const model = await use(new ScriptedModel(replies(20)))
      const id = await plan(ids, { locales: ["en", "zh"] })
      await service.backfills.run(id)
      await make()
      expect(await describeOne(id)).toMatchObject({
        status: "finished",
        progress: { total: 16, done: 16, failed: 0, skipped: 0, left: 0 },
        finished_at: expect.any(String),
      })
      const made = await drafts()
      expect(new Set(made.map(({ product_id, locale }) => `${product_id} ${locale}`)).size).toBe(16)
      expect(made).toHaveLength(16)
      expect(made.every(({ status }) => status === "ready")).toBe(true)
      // Six pictures in two languages.
      expect(model.requests).toHaveLength(12)
      expect(model.requests.every(({ control }) => control.priority === "batch")).toBe(true)
    })

    it("started twice, and planned twice, does not double the work", async () => {
      const ids = names(6)
      await show(ids)
      const model = await use(new ScriptedModel(replies(20)))
      const [one, other] = [await plan(ids), await plan(ids)]
      await Promise.all([service.backfills.run(one), service.backfills.run(one), service.backfills.run(other)])
      await Promise.all([make(), make()])
      expect(model.requests).toHaveLength(6)
      expect((await drafts()).filter(({ status }) => status === "ready")).toHaveLength(6)
      for (const id of [one, other]) {
        const { status, progress } = await describeOne(id)
        expect({ status, settled: progress.done + progress.skipped, failed: progress.failed }).toEqual({ status: "finished", settled: 6, failed: 0 })
      }
    })

    it("leaves alone what a person decided or has to look at, also when that was after it was planned; redo does not", async () => {
      const ids = names(5)
      await show(ids)
      await use(new ScriptedModel(replies(20)))
      for (const id of ["p00", "p01"]) {
        await service.requestDraft({ product: (await read(id))!, locale: "en", trigger: "automatic" })
      }
      await make()
      await sql(`UPDATE copy_draft SET status = 'accepted' WHERE product_id = 'p00'`)
      const id = await plan(ids)
      expect((await describeOne(id)).plan.skipped).toEqual({ decided: 1, draft_waiting: 1 })
      await make()
      const left = (await itemsOf(id, "waiting")).map(({ product_id }) => product_id)
      expect(left).toEqual([])
      const redo = await plan(ids, { selection: { redo: true } })
      expect((await describeOne(redo)).plan.skipped).toEqual({})
      expect(await itemsOf(redo, "waiting")).toHaveLength(5)
    })

    it("leaves out what a person has decided on meanwhile, what is gone, and what has no picture any more", async () => {
      const ids = names(7)
      await show(ids)
      const model = await use(new ScriptedModel(replies(20)))
      const id = await plan(ids)
      await make()
      await service.requestDraft({ product: (await read("p05"))!, locale: "en", trigger: "manual" })
      await make()
      await sql(`UPDATE copy_draft SET status = 'rejected' WHERE product_id = 'p05'`)
      deleted.add("p04")
      pictureOf.set("p06", null)
      await service.backfills.run(id)
      await make()
      expect((await itemsOf(id, "skipped")).map(({ product_id, reason }) => [product_id, reason?.code]).sort()).toEqual([
        ["p04", "product_gone"],
        ["p05", "decided"],
        ["p06", "no_picture"],
      ])
      expect((await describeOne(id)).status).toBe("finished")
      expect((await drafts()).map(({ product_id }) => product_id).sort()).toEqual(["p00", "p01", "p02", "p03", "p05"])
      expect(model.requests).toHaveLength(5)
    })

    it("finds products without copy, and drafts of another model", async () => {
      const ids = names(4)
      await show(ids)
      descriptions.set("p00", "Written by hand")
      await use(new ScriptedModel(replies(20)))
      const missing = await plan(ids, { selection: { copy: "missing" } })
      expect((await describeOne(missing)).plan.products).toBe(3)
      await service.backfills.run(missing)
      await make()
      expect((await describeOne(await plan(ids, { selection: { copy: "outdated" } }))).plan.products).toBe(0)
      await use(new ScriptedModel(replies(20), { model: "scripted", revision: "2", dtype: {} }))
      const outdated = await plan(ids, { selection: { copy: "outdated" } })
      expect((await describeOne(outdated)).plan).toMatchObject({ products: 3, skipped: {} })
    })

    it("takes the oldest products up to its limit", async () => {
      const ids = names(9)
      await show(ids)
      const id = await plan(ids, { selection: { limit: 6 } })
      expect((await itemsOf(id)).map(({ product_id }) => product_id)).toEqual(names(6))
      expect((await describeOne(id)).plan.products).toBe(6)
    })

    it("paused takes nothing more up, gives back what only waited, and goes on where it was", async () => {
      const ids = names(8)
      await show(ids)
      const model = new HeldModel(replies(20))
      await use(model)
      const id = await plan(ids)
      await service.backfills.run(id)
      const work = make()
      await eventually(() => expect(model.waiting).toBe(2))
      await service.backfills.pause(id)
      model.release()
      await work
      const paused = await describeOne(id)
      expect(paused.status).toBe("paused")
      expect(paused.progress).toMatchObject({ done: 2, left: 6, failed: 0, finishes_at: null })
      expect((await drafts()).filter(({ status }) => status !== "ready")).toEqual([])
      await make()
      expect(model.requests).toHaveLength(2)
      await service.backfills.run(id)
      await make()
      expect(await describeOne(id)).toMatchObject({ status: "finished", progress: { done: 8 } })
      expect(model.requests).toHaveLength(8)
    })

    it("cancelled skips what is left, finishes what is in the model, and cannot be started again", async () => {
      const ids = names(6)
      await show(ids)
      const model = new HeldModel(replies(20))
      await use(model)
      const id = await plan(ids)
      await service.backfills.run(id)
      const work = make()
      await eventually(() => expect(model.waiting).toBe(2))
      await service.backfills.cancel(id)
      model.release()
      await work
      expect(await describeOne(id)).toMatchObject({ status: "cancelled", progress: { done: 2, skipped: 4, left: 0 } })
      await expect(service.backfills.run(id)).rejects.toThrow("A backfill that is cancelled cannot be started.")
      await expect(service.backfills.pause(id)).rejects.toThrow("A backfill that is cancelled cannot be paused.")
      await expect(service.backfills.get("cbfill_none")).rejects.toThrow("There is no backfill with the id cbfill_none.")
    })

    it("fails items whose picture cannot be read, with the reason, and makes them when they are retried", async () => {
      const ids = names(5)
      await show(ids)
      for (const id of ids.slice(3)) await pictures.show(id, null)
      await use(new ScriptedModel(replies(20)))
      const id = await plan(ids)
      await service.backfills.run(id)
      await make()
      await eventually(async () => expect((await describeOne(id)).status).toBe("finished"), { seconds: 30 })
      expect((await describeOne(id)).progress).toMatchObject({ done: 3, failed: 2, left: 0 })
      const failed = await itemsOf(id, "failed")
      expect(failed.map(({ reason }) => reason?.message)).toEqual(Array(2).fill(expect.stringContaining("no picture at this address")))
      await show(ids)
      expect(await service.backfills.retry(id, [failed[0]?.id ?? ""])).toBe(1)
      await make()
      expect((await describeOne(id)).progress).toMatchObject({ done: 4, failed: 1 })
      expect(await service.backfills.retry(id)).toBe(1)
      await make()
      expect(await describeOne(id)).toMatchObject({ status: "finished", progress: { done: 5, failed: 0 } })
    }, 60_000)

    it("leaves an item out by hand while it waits, and not once it is done", async () => {
      const ids = names(5)
      await show(ids)
      await use(new ScriptedModel(replies(20)))
      const id = await plan(ids)
      await make()
      const [waiting] = await itemsOf(id, "waiting")
      await service.backfills.skip(id, waiting?.id ?? "")
      await service.backfills.run(id)
      await make()
      expect((await describeOne(id)).progress).toMatchObject({ done: 4, skipped: 1 })
      const [done] = await itemsOf(id, "done")
      await expect(service.backfills.skip(id, done?.id ?? "")).rejects.toThrow("This item cannot be skipped")
    })

    it("stops with the reason when the model's files are gone, fails nothing for it, and goes on after", async () => {
      const ids = names(6)
      await show(ids)
      const gone = new ModelLoadError("missing_files", "The folder /srv/model lacks config.json.")
      await use(new ScriptedModel([gone, gone, gone, ...replies(20)]))
      const id = await plan(ids)
      await service.backfills.run(id)
      await make()
      expect(await describeOne(id)).toMatchObject({
        status: "stopped",
        stop_reason: { code: "missing_files", message: "The folder /srv/model lacks config.json." },
        progress: { failed: 0, left: 6 },
      })
      expect(await drafts()).toEqual([])
      await use(new ScriptedModel(replies(20)))
      await service.backfills.run(id)
      await make()
      expect(await describeOne(id)).toMatchObject({ status: "finished", stop_reason: null, progress: { done: 6 } })
    })

    describe("that stopped since the model could not be made ready", () => {
      const gone = new ModelLoadError("missing_files", "The folder /srv/model lacks config.json.")
      const minutesGoBy = () => sql(`UPDATE copy_backfill SET tries_again_at = tries_again_at - interval '5 minutes'`)

      async function stopped(count: number, more: Partial<NewBackfill> = {}): Promise<{ id: string; model: ScriptedModel }> {
        const ids = names(count)
        await show(ids)
        const model = await use(new ScriptedModel(replies(20)))
        const id = await plan(ids, more)
        await make()
        model.broken = gone
        await service.backfills.run(id)
        await make()
        expect((await describeOne(id)).status).toBe("stopped")
        return { id, model }
      }

      it("is tried again after some minutes, fails nothing and tells nobody a second time, and goes on by itself", async () => {
        const { id, model } = await stopped(6)
        const { tries_again_at } = await describeOne(id)
        expect(Date.parse(tries_again_at ?? "") - Date.now()).toBeGreaterThan(4 * 60_000)
        expect(await service.isAtWork()).toBe(false)
        await make()
        expect(model.loads).toBe(0)

        for (const round of [1, 2, 3]) {
          await minutesGoBy()
          expect(await service.isAtWork()).toBe(true)
          model.broken = new ModelLoadError("not_enough_memory", `Round ${round}`)
          await make()
          expect(model.loads).toBe(round)
          expect(await describeOne(id)).toMatchObject({
            ...{ status: "stopped", stop_reason: { code: "not_enough_memory", message: `Round ${round}` } },
            ...{ tries_again_at: expect.any(String), progress: { done: 3, failed: 0, left: 3 } },
          })
        }
        expect(told).toEqual([`copy-backfill.stopped ${id}`])

        await minutesGoBy()
        model.broken = null
        await make()
        expect(await describeOne(id)).toMatchObject({ status: "finished", stop_reason: null, tries_again_at: null, progress: { done: 6, failed: 0 } })
        expect(told).toEqual([`copy-backfill.stopped ${id}`, `copy-backfill.finished ${id}`])
      })

      it("is tried by one process, whoever comes for it meanwhile", async () => {
        const { id, model } = await stopped(4)
        await minutesGoBy()
        await Promise.all([make(), make(), make()])
        expect(model.loads).toBe(1)
        expect((await describeOne(id)).status).toBe("stopped")
      })

      it("tells of it again when it stops after it has got on, and not before", async () => {
        const { id, model } = await stopped(6)
        // Resumed by hand, with the model still gone.
        await service.backfills.run(id)
        await make()
        // It can be loaded, and is gone at once.
        await minutesGoBy()
        model.load = async () => void model.loads++
        await make()
        expect((await describeOne(id)).status).toBe("stopped")
        expect(told).toEqual([`copy-backfill.stopped ${id}`])

        model.broken = null
        const draft = model.generate.bind(model)
        let asked = 0
        model.generate = async (...request) => {
          if (++asked === 3) {
            await eventually(async () => expect((await describeOne(id)).progress.done).toBeGreaterThan(3))
            model.broken = gone
          }
          return draft(...request)
        }
        await minutesGoBy()
        await make()
        expect(await describeOne(id)).toMatchObject({ status: "stopped", progress: { done: 5, failed: 0 } })
        expect(told).toEqual(Array(2).fill(`copy-backfill.stopped ${id}`))
      })

      it("is left to what a person did to it, and waits for its hours", async () => {
        const { id, model } = await stopped(4)
        await minutesGoBy()
        const hour = (offset: number) => `${String((new Date().getUTCHours() + offset + 24) % 24).padStart(2, "0")}:00`
        await sql(`UPDATE copy_backfill SET hours = '{"from":"${hour(2)}","until":"${hour(3)}","time_zone":"UTC"}' WHERE id = ?`, [id])
        expect(await service.isAtWork()).toBe(false)
        await make()
        expect(model.loads).toBe(0)
        expect((await describeOne(id)).tries_again_at).toMatch(new RegExp(`T${hour(2)}:00`))

        await sql(`UPDATE copy_backfill SET hours = NULL WHERE id = ?`, [id])
        model.load = async () => service.backfills.cancel(id)
        await make()
        expect(await describeOne(id)).toMatchObject({ status: "cancelled", tries_again_at: null })
      })

      it("is not tried again where many drafts failed, or a person paused it", async () => {
        const failing = await plan(names(24))
        await service.backfills.run(failing)
        await sql(`UPDATE copy_backfill_item SET status = 'failed', finished_at = now() WHERE position < 20`)
        await service.backfills.stopAfterFailures(failing)
        expect(await describeOne(failing)).toMatchObject({ stop_reason: { code: "many_failures" }, tries_again_at: null })
        const paused = await plan(names(1), { selection: { redo: true } })
        await service.backfills.run(paused)
        await service.backfills.pause(paused)
        await minutesGoBy()
        expect(await service.isAtWork()).toBe(false)
      })
    })

    it("makes what a merchant asks for, and what comes by itself, before its own", async () => {
      const ids = names(6)
      await show([...ids, "manual", "automatic"])
      const model = new HeldModel(replies(20))
      await use(model)
      const id = await plan(ids)
      await service.backfills.run(id)
      const work = make()
      await eventually(() => expect(model.waiting).toBe(2))
      await service.requestDraft({ product: (await read("automatic"))!, locale: "en", trigger: "automatic" })
      await service.requestDraft({ product: (await read("manual"))!, locale: "en", trigger: "manual" })
      const more = make()
      await eventually(() => expect(model.waiting).toBe(3))
      model.release()
      await Promise.all([work, more])
      const order = (await service.listCopyDrafts({}, { take: null, order: { started_at: "ASC" } })).map(({ product_id }) => product_id)
      expect(order.slice(2, 4).sort()).toEqual(["automatic", "manual"])
      expect((await describeOne(id)).progress.done).toBe(6)
    })

    it("keeps to its pace and to its hours", async () => {
      const ids = names(6)
      await show(ids)
      await use(new ScriptedModel(replies(20)))
      const slow = await plan(ids, { drafts_per_hour: 1 })
      await make()
      await sql(`UPDATE copy_backfill_item SET queued_at = now() - interval '2 hours' WHERE queued_at IS NOT NULL`)
      await service.backfills.run(slow)
      for (const done of [4, 5]) {
        await make()
        await make()
        expect((await describeOne(slow)).progress).toMatchObject({ done, left: 6 - done })
        await sql(`UPDATE copy_backfill_item SET queued_at = queued_at - interval '1 hour' WHERE queued_at IS NOT NULL`)
      }
      await service.backfills.cancel(slow)

      const hour = (offset: number) => `${String((new Date().getUTCHours() + offset + 24) % 24).padStart(2, "0")}:00`
      const later = await plan(["p05"], { hours: { from: hour(2), until: hour(3), time_zone: "UTC" }, selection: { redo: true } })
      await service.backfills.run(later)
      expect(await service.backfills.isAtWork()).toBe(false)
      expect((await describeOne(later)).progress).toMatchObject({ waits_for_hours: true, left: 1 })
      await make()
      expect((await describeOne(later)).progress).toMatchObject({ done: 0 })
      await sql(`UPDATE copy_backfill SET hours = '{"from":"${hour(-1)}","until":"${hour(2)}","time_zone":"UTC"}' WHERE id = ?`, [later])
      await make()
      expect((await describeOne(later)).status).toBe("finished")
    })

    it("with a pace wakes itself when the next item is due", async () => {
      const ids = names(5)
      await show(ids)
      await use(new ScriptedModel(replies(20)))
      // One in half a second.
      const id = await plan(ids, { drafts_per_hour: 7200 })
      await service.backfills.run(id)
      await sql(`UPDATE copy_backfill SET started_at = now() - interval '1 second' WHERE id = ?`, [id])
      await make()
      expect((await describeOne(id)).progress.left).toBeGreaterThan(0)
      await eventually(async () => expect((await describeOne(id)).status).toBe("finished"))
    })

    it("takes up again what waited for a draft that was deleted with its product", async () => {
      const ids = names(4)
      await show(ids)
      const model = new HeldModel(replies(20))
      await use(model)
      const id = await plan(ids)
      await service.backfills.run(id)
      const work = make()
      await eventually(() => expect(model.waiting).toBe(2))
      const [first] = await itemsOf(id, "queued")
      deleted.add(first?.product_id ?? "")
      await service.softDeleteCopyDrafts([first?.draft_id ?? ""])
      model.release()
      await work
      await make()
      expect(await describeOne(id)).toMatchObject({ status: "finished", progress: { done: 3, skipped: 1 } })
    })

    it("tells its speed and when it will be finished from the last items, and its history in spans", async () => {
      const ids = names(9)
      await show(ids)
      await use(new ScriptedModel(replies(20)))
      const id = await plan(ids)
      await service.backfills.run(id)
      await make()
      await sql(`UPDATE copy_backfill_item SET status = 'waiting', finished_at = NULL, draft_id = NULL WHERE position >= 6`)
      await sql(`UPDATE copy_backfill_item SET finished_at = now() - (6 - position) * interval '2 minutes' WHERE position < 6`)
      await sql(`UPDATE copy_backfill SET status = 'running', finished_at = NULL`)
      const { progress } = await describeOne(id)
      expect(progress.drafts_per_hour).toBeCloseTo(30, 0)
      const minutes = (new Date(progress.finishes_at ?? 0).getTime() - Date.now()) / 60_000
      expect(minutes).toBeCloseTo(6, 0)
      const history = await service.backfillProgress.history(id)
      expect(history.reduce((sum, { done }) => sum + done, 0)).toBe(6)
      expect(history.every(({ failed }) => failed === 0)).toBe(true)
      expect(await service.backfillProgress.history("cbfill_none")).toEqual([])
    })
  },
})
