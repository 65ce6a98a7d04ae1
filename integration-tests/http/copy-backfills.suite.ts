import { cp, mkdtemp, rename, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"

import { createVisionLanguageModel } from "../../src/inference"
import { demoFolder } from "../../src/inference/model-source"
import type { ProductCopyService } from "../../src/modules/product-copy/service"
import type { CopyBackfillDTO, CopyBackfillItemListResponse } from "../../src/types/copy-backfill"
import { ScriptedModel } from "../../unit-tests/scripted-model"
import { eventually } from "../eventually"
import { startPictureHost, type PictureHost } from "../picture-host"
import { replies } from "../replies"
import type { StoreSuite } from "./in-one-store"
import { Merchant, signIn } from "./store"

export const copyBackfills: StoreSuite = ({ api, getContainer }) => {
  let merchant: Merchant
  let pictures: PictureHost
  let productCopy: ProductCopyService
  let model: ScriptedModel

  beforeAll(async () => {
    pictures = await startPictureHost()
    merchant = new Merchant(api, await signIn(getContainer()))
    productCopy = getContainer().resolve("productCopy")
    // Products without drafts are what a backfill is for.
    Object.assign(productCopy.options, { automatic: false })
  })
  afterAll(async () => {
    Object.assign(productCopy.options, { automatic: true })
    await pictures.close()
  })
  beforeEach(async () => {
    for (let index = 0; index < 8; index++) await pictures.show(`p${index}`, `rgb(${index * 30}, 90, 90)`)
    model = new ScriptedModel(replies(100))
    await productCopy.useModel(model)
  })

  const createProducts = (count: number, title = (index: number) => `Product ${index}`) =>
    merchant.createProducts(Array.from({ length: count }, (_, index) => [title(index), pictures.url(`p${index}`)]))

  async function plan(body: object = {}): Promise<CopyBackfillDTO> {
    const { data, status } = await merchant.post("/copy-backfills", { locales: ["en"], ...body })
    expect({ status, message: data.message }).toEqual({ status: 201, message: undefined })
    return data.copy_backfill
  }
  const get = async (id: string): Promise<CopyBackfillDTO> => (await merchant.get(`/copy-backfills/${id}`)).data.copy_backfill
  const items = async (id: string, query = ""): Promise<CopyBackfillItemListResponse> =>
    (await merchant.get(`/copy-backfills/${id}/items${query}`)).data
  const ended = (id: string, status: CopyBackfillDTO["status"] = "finished") =>
    eventually(async () => {
      const backfill = await get(id)
      expect(backfill.status).toBe(status)
      return backfill
    })
  const samplesMade = (id: string) => eventually(async () => expect((await get(id)).progress.done).toBe(3))

  it("plans, shows its samples, runs when it is started, and says so in the notification feed", async () => {
    await createProducts(6)
    const planned = await plan()
    expect(planned).toMatchObject({
      status: "planned",
      plan: { products: 6, pictures: 6, known: 0, skipped: {} },
      progress: { total: 6 },
      created_by: expect.stringContaining("user_"),
    })
    await samplesMade(planned.id)
    expect(model.requests).toHaveLength(3)
    const { status, data } = await merchant.post(`/copy-backfills/${planned.id}/start`)
    expect({ status, backfill: data.copy_backfill.status }).toEqual({ status: 200, backfill: "running" })
    expect((await ended(planned.id)).progress).toMatchObject({ total: 6, done: 6, failed: 0, left: 0 })
    expect(model.requests).toHaveLength(6)
    const feed = await eventually(async () => {
      const all = await getContainer().resolve(Modules.NOTIFICATION).listNotifications({ channel: "feed" })
      expect(all).toHaveLength(1)
      return all
    })
    expect(feed[0]?.data).toMatchObject({ title: "Copy backfill finished", description: "6 drafts made. They wait for your review." })
    const { count, copy_drafts } = await merchant.drafts({ status: "ready" })
    expect(count).toBe(6)
    // Drafts alone: nothing is published.
    expect((await merchant.product(copy_drafts[0]?.product_id ?? "")).description).toBeNull()
  })

  it("lists its items by status and title, and its runs, the newest first", async () => {
    await createProducts(5, (index) => (index === 4 ? "100% cotton" : `Mug ${index}`))
    const one = await plan()
    const other = await plan({ selection: { limit: 2 } })
    const { data } = await merchant.get("/copy-backfills?limit=1")
    expect(data).toMatchObject({ count: 2, limit: 1, offset: 0, copy_backfills: [{ id: other.id }] })
    await samplesMade(one.id)
    expect(await items(one.id, "?status=done&limit=2")).toMatchObject({ count: 3, limit: 2, offset: 0 })
    expect((await items(one.id, "?status=waiting&status=queued")).count).toBe(2)
    expect((await items(one.id, "?q=100%25")).items).toMatchObject([{ product_title: "100% cotton" }])
    const { history } = (await merchant.get(`/copy-backfills/${one.id}/history`)).data
    expect(history).toMatchObject([{ done: 3, failed: 0 }])
  })

  it("selects by category, collection, sales channel and ids", async () => {
    await createProducts(4)
    const { products } = (await merchant.get("/products?order=title&fields=id")).data
    const [a, b, c] = products.map(({ id }: { id: string }) => id)
    const { product_category } = (await merchant.post("/product-categories", { name: "Mugs", is_active: true })).data
    await merchant.post(`/product-categories/${product_category.id}/products`, { add: [a, b] })
    const { collection } = (await merchant.post("/collections", { title: "Spring" })).data
    await merchant.post(`/collections/${collection.id}/products`, { add: [c] })
    const { sales_channel } = (await merchant.post("/sales-channels", { name: "Web" })).data
    await merchant.post(`/sales-channels/${sales_channel.id}/products`, { add: [b, c] })
    const planned = async (selection: object) => (await items((await plan({ selection })).id)).items.map((item) => item.product_id).sort()
    expect(await planned({ category_ids: [product_category.id] })).toEqual([a, b].sort())
    expect(await planned({ collection_ids: [collection.id] })).toEqual([c])
    expect(await planned({ sales_channel_ids: [sales_channel.id] })).toEqual([b, c].sort())
    expect(await planned({ category_ids: [product_category.id], sales_channel_ids: [sales_channel.id] })).toEqual([b])
    expect(await planned({ product_ids: [a] })).toEqual([a])
  })

  it("pauses, resumes, skips and cancels", async () => {
    await createProducts(8)
    const { id } = await plan()
    await samplesMade(id)
    const waiting = await items(id, "?status=waiting")
    await merchant.post(`/copy-backfills/${id}/items/${waiting.items[0]?.id}/skip`)
    expect((await items(id, "?status=skipped")).items).toMatchObject([{ reason: { code: "by_hand" } }])
    expect((await merchant.post(`/copy-backfills/${id}/pause`)).status).toBe(400)
    await merchant.post(`/copy-backfills/${id}/start`)
    expect((await ended(id)).progress).toMatchObject({ done: 7, skipped: 1 })
    const other = await plan({ selection: { redo: true } })
    const cancelled = (await merchant.post(`/copy-backfills/${other.id}/cancel`)).data.copy_backfill
    expect(cancelled.status).toBe("cancelled")
    const { data, status } = await merchant.post(`/copy-backfills/${other.id}/resume`)
    expect({ status, message: data.message }).toEqual({ status: 400, message: "A backfill that is cancelled cannot be started." })
  })

  it("makes one draft in a language that is named twice", async () => {
    await createProducts(2)
    const { locales, progress } = await plan({ locales: ["zh", "en", "zh"] })
    expect({ locales, total: progress.total }).toEqual({ locales: ["zh", "en"], total: 4 })
  })

  it("retries what failed", async () => {
    await pictures.show("p2", null)
    await createProducts(3)
    const { id } = await plan()
    await merchant.post(`/copy-backfills/${id}/start`)
    expect((await ended(id)).progress).toMatchObject({ done: 2, failed: 1 })
    await pictures.show("p2", "green")
    await merchant.post(`/copy-backfills/${id}/retry`)
    expect((await ended(id)).progress).toMatchObject({ done: 3, failed: 0 })
  })

  it("stops when the model's files go, and goes on by itself once they are back; the merchant is told once", async () => {
    const folder = await mkdtemp(join(tmpdir(), "shelftalker-model-"))
    const [there, away] = [join(folder, "model"), join(folder, "away")]
    await cp(demoFolder(), there, { recursive: true })
    const real = createVisionLanguageModel({ model: { path: there } })
    await productCopy.useModel(real)
    await createProducts(8)
    const { id } = await plan()
    await samplesMade(id)

    await rename(there, away)
    process.kill(real.processId ?? 0, "SIGKILL")
    await eventually(() => expect(real.processId).toBeNull())
    await merchant.post(`/copy-backfills/${id}/start`)
    const stopped = await ended(id, "stopped")
    expect(stopped.stop_reason).toMatchObject({ code: "missing_files", message: expect.stringContaining(there) })
    const feed = async () => (await getContainer().resolve(Modules.NOTIFICATION).listNotifications({ channel: "feed" })).map(({ data }) => data?.title)
    await eventually(async () => expect(await feed()).toEqual(["Copy backfill stopped"]))

    // Minutes go by, and the job comes for it that looks every minute.
    const goBy = async () => {
      const database = getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
      await database.raw(`UPDATE copy_backfill SET tries_again_at = now(), stop_reason = stop_reason || '{"message": ""}'`)
      await getContainer().resolve(Modules.WORKFLOW_ENGINE).run("job-shelftalker-resume-copy-drafts")
    }
    for (let round = 0; round < 3; round++) {
      await goBy()
      await eventually(async () => expect((await get(id)).stop_reason?.message).toContain(there))
      expect(await get(id)).toMatchObject({ status: "stopped", tries_again_at: expect.any(String), progress: { failed: 0, left: 5 } })
    }
    await rename(away, there)
    await goBy()
    expect((await ended(id)).progress).toMatchObject({ done: 8, failed: 0, left: 0 })
    await eventually(async () => expect(await feed()).toHaveLength(2))
    expect((await feed()).sort()).toEqual(["Copy backfill finished", "Copy backfill stopped"])
    const { copy_drafts } = await merchant.drafts({ limit: "100" })
    expect(copy_drafts.map(({ status, attempts }) => [status, attempts])).toEqual(Array(8).fill(["ready", 1]))
    await rm(folder, { recursive: true })
  })

  it.each([
    [{ selection: { copy: "some" } }, "selection, copy"],
    [{ hours: { from: "25:00", until: "06:00", time_zone: "UTC" } }, "HH:MM"],
    [{ hours: { from: "22:00", until: "06:00", time_zone: "Mars/Base" } }, "time zone"],
    [{ hours: { from: "22:00", until: "22:00", time_zone: "UTC" } }, "different times"],
    [{ locales: [] }, "locales"],
    [{ drafts_per_hour: 0 }, "drafts_per_hour"],
    [{ unknown: 1 }, "unknown"],
  ])("refuses %j, naming what is wrong", async (body, message) => {
    const { status, data } = await merchant.post("/copy-backfills", body)
    expect(status).toBe(400)
    expect(data.message).toContain(message)
  })

  it("answers 404 for what is not there", async () => {
    for (const path of ["", "/items", "/history"]) {
      expect((await merchant.get(`/copy-backfills/cbfill_none${path}`)).status).toBe(404)
    }
    expect((await merchant.post("/copy-backfills/cbfill_none/start")).status).toBe(404)
  })
}
