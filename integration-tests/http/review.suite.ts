import type { CopyIssue } from "../../src/copy/draft"
import type { ProductCopyService } from "../../src/modules/product-copy/service"
import type { CopyDraftDTO } from "../../src/types/copy-draft"
import type { CopyHistoryEntryDTO } from "../../src/types/copy-history"
import { ScriptedModel } from "../../unit-tests/scripted-model"
import { eventually } from "../eventually"
import { startPictureHost, type PictureHost } from "../picture-host"
import { replyAbout } from "../replies"
import type { StoreSuite } from "./in-one-store"
import { Merchant, signIn } from "./store"

export const review: StoreSuite = ({ api, getContainer }) => {
  let merchant: Merchant
  let pictures: PictureHost
  let productCopy: ProductCopyService
  let products = 0

  beforeAll(async () => {
    pictures = await startPictureHost()
    merchant = new Merchant(api, await signIn(getContainer()))
    productCopy = getContainer().resolve("productCopy")
  })
  afterAll(async () => {
    await pictures.close()
  })

  /** A product with a draft that is ready, written as the reply says. */
  async function readyDraft(reply = replyAbout("Red mug"), title = "IMG_2034") {
    await productCopy.useModel(new ScriptedModel([reply]))
    // A picture of its own: of one that was drafted before, the words would be copied.
    const picture = `${++products}`
    await pictures.show(picture, `rgb(${products}, 0, 0)`)
    const { id } = await merchant.createProduct(title, pictures.url(picture), { handle: `product-${picture}` })
    return { productId: id, picture, draft: await merchant.draft(id) }
  }

  async function history(query: Record<string, string>): Promise<CopyHistoryEntryDTO[]> {
    const { status, data } = await merchant.get(`/copy-history?${new URLSearchParams(query)}`)
    if (status !== 200) throw new Error(JSON.stringify(data))
    return data.copy_history
  }

  const one = async (id: string): Promise<CopyDraftDTO> => (await merchant.get(`/copy-drafts/${id}`)).data.copy_draft

  describe("the history", () => {
    it("says who did what when, what was written and what stood there before", async () => {
      const { draft, productId } = await readyDraft()
      await merchant.post(`/copy-drafts/${draft.id}`, { edited: { title: "Our mug" } })
      await merchant.post(`/copy-drafts/${draft.id}/accept`, { fields: ["title"] })
      await merchant.post(`/copy-drafts/${draft.id}/undo`)
      await merchant.post(`/copy-drafts/${draft.id}/reject`, { reason: "Too plain" })

      const entries = await history({ draft_id: draft.id })
      expect(entries.map(({ action }) => action)).toEqual(["reject", "undo", "accept", "edit"])
      expect(entries[0]).toMatchObject({ note: "Too plain", changes: [], product_id: productId, locale: "en" })
      expect(entries[1]?.changes).toEqual([{ field: "title", target: "title", before: "Our mug", after: "IMG_2034" }])
      expect(entries[2]?.changes).toEqual([{ field: "title", target: "title", before: "IMG_2034", after: "Our mug" }])
      expect(entries[3]?.changes).toEqual([{ field: "title", target: null, before: "Red mug", after: "Our mug" }])
      for (const { actor, created_at } of entries) {
        expect(actor?.name).toBe("admin@shelftalker.test")
        expect(Math.abs(Date.now() - Date.parse(created_at))).toBeLessThan(60_000)
      }
      expect(await history({ product_id: productId, limit: "1", offset: "3" })).toMatchObject([{ action: "edit" }])
    })

    it("has nothing of what was refused", async () => {
      const { draft, productId } = await readyDraft()
      await merchant.post(`/products/${productId}`, { title: "My own title" })
      expect((await merchant.post(`/copy-drafts/${draft.id}/accept`)).status).toBe(409)
      expect((await merchant.post(`/copy-drafts/${draft.id}/undo`)).status).toBe(400)
      expect(await history({ draft_id: draft.id })).toEqual([])
    })

    it("refuses what it does not understand, and strangers", async () => {
      expect((await merchant.get("/copy-history?locale=xx")).status).toBe(400)
      expect((await merchant.get("/copy-history?limit=5000")).status).toBe(400)
      for (const path of ["/admin/copy-history", "/admin/copy-summary"]) {
        expect((await api.get(path, { validateStatus: () => true })).status).toBe(401)
      }
    })
  })

  describe("undo", () => {
    it("puts back one field and leaves the others, and the draft is accepted as long as one is left", async () => {
      const { draft, productId } = await readyDraft()
      await merchant.post(`/copy-drafts/${draft.id}/accept`, { fields: ["title", "description"] })
      const first = await merchant.post(`/copy-drafts/${draft.id}/undo`, { fields: ["title"] })
      expect(first.data.copy_draft).toMatchObject({ status: "accepted", published: [{ field: "description" }] })
      expect(await merchant.product(productId)).toMatchObject({ title: "IMG_2034", description: expect.stringContaining("glazed") })
      expect((await merchant.post(`/copy-drafts/${draft.id}/undo`, { fields: ["title"] })).status).toBe(400)

      const second = await merchant.post(`/copy-drafts/${draft.id}/undo`, { fields: ["description"] })
      expect(second.data.copy_draft).toMatchObject({ status: "ready", published: null, decided_by: null, decided_at: null })
      expect((await merchant.product(productId)).description).toBeNull()
    })

    it("takes a rejection back", async () => {
      const { draft } = await readyDraft()
      const rejected = await merchant.post(`/copy-drafts/${draft.id}/reject`, { reason: "No" })
      expect(rejected.data.copy_draft.decided_at).not.toBeNull()
      const { data } = await merchant.post(`/copy-drafts/${draft.id}/undo`)
      expect(data.copy_draft).toMatchObject({ status: "ready", reject_reason: null, decided_at: null })
    })

    it("takes back what was decided together", async () => {
      const [first, second] = [await readyDraft(), await readyDraft()]
      await merchant.post(`/products/${second.productId}`, { title: "Changed meanwhile" })
      const third = await readyDraft()
      const { data } = await merchant.post("/copy-drafts/batch", {
        accept: [first.draft.id, second.draft.id],
        reject: [third.draft.id],
        reason: "Out of season",
      })
      expect(data.results.map(({ ok }: { ok: boolean }) => ok)).toEqual([true, false, true])
      expect(data.results[1].error).toMatchObject({ code: "conflict", message: expect.stringContaining("title") })
      const together = await history({ batch_id: data.batch_id })
      expect(together.map(({ draft_id, action }) => [draft_id, action])).toEqual([
        [third.draft.id, "reject"],
        [first.draft.id, "accept"],
      ])
      expect(together[0]?.note).toBe("Out of season")

      const undo = together.map(({ draft_id }) => draft_id)
      const undone = await merchant.post("/copy-drafts/batch", { undo })
      expect(undone.data.results.map(({ ok }: { ok: boolean }) => ok)).toEqual([true, true])
      expect((await merchant.product(first.productId)).title).toBe("IMG_2034")
      expect((await one(third.draft.id)).status).toBe("ready")
    })
  })

  describe("another draft in place of one", () => {
    it("gives way to the earlier one where the merchant keeps that", async () => {
      const { draft, productId } = await readyDraft()
      await productCopy.useModel(new ScriptedModel([replyAbout("Handled mug")]))
      const { data } = await merchant.post(`/copy-drafts/${draft.id}/regenerate`, { instructions: "The handle!" })
      const newer = await eventually(async () => {
        const found = await one(data.copy_draft.id)
        expect(found.status).toBe("ready")
        return found
      })
      expect((await one(draft.id)).status).toBe("superseded")
      const kept = await merchant.post(`/copy-drafts/${draft.id}/restore`)
      expect(kept).toMatchObject({ status: 200, data: { copy_draft: { status: "ready" } } })
      expect((await one(newer.id)).status).toBe("superseded")
      expect((await merchant.post(`/copy-drafts/${draft.id}/restore`)).status).toBe(400)
      // And the other way round.
      expect((await merchant.post(`/copy-drafts/${newer.id}/restore`)).status).toBe(200)
      expect((await one(draft.id)).status).toBe("superseded")
      await merchant.post(`/copy-drafts/${newer.id}/accept`)
      expect((await merchant.product(productId)).title).toBe("Handled mug")
    })
  })

  describe("a product with several pictures", () => {
    it("has a draft made from the one that a person chooses, and goes on with it when another is asked for", async () => {
      const { productId, draft, picture } = await readyDraft()
      await pictures.show("side", "rgb(0, 99, 99)")
      await productCopy.useModel(new ScriptedModel([replyAbout("Side of a mug"), replyAbout("Its handle")]))
      await merchant.post(`/products/${productId}`, { images: [{ url: pictures.url(picture) }, { url: pictures.url("side") }] })
      const side = (await one(draft.id)).product?.pictures?.find(({ url }) => url === pictures.url("side"))
      expect(side).toBeDefined()

      const asked = await merchant.post(`/products/${productId}/copy-drafts`, { picture_id: side?.id })
      expect(asked.status).toBe(202)
      const second = await eventually(async () => {
        const found = await one(asked.data.copy_draft.id)
        expect(found).toMatchObject({ status: "ready", content: { title: "Side of a mug" }, provenance: { picture_ids: [side?.id] } })
        return found
      })
      const again = await merchant.post(`/copy-drafts/${second.id}/regenerate`)
      await eventually(async () => {
        expect(await one(again.data.copy_draft.id)).toMatchObject({ status: "ready", provenance: { picture_ids: [side?.id] } })
      })
      // The main picture is as it was: nothing is drafted by itself.
      const { count } = await merchant.drafts({ product_id: productId })
      await merchant.post(`/copy-drafts/${again.data.copy_draft.id}/accept`)
      await merchant.post(`/products/${productId}`, { subtitle: "Looked at again" })
      const other = await readyDraft()
      expect(other.draft.status).toBe("ready")
      expect((await merchant.drafts({ product_id: productId })).count).toBe(count)
    })

    it("refuses a picture that is not the product's", async () => {
      const { productId } = await readyDraft()
      const { status, data } = await merchant.post(`/products/${productId}/copy-drafts`, { picture_id: "img_nope" })
      expect({ status, message: data.message }).toEqual({ status: 400, message: expect.stringContaining("no picture with the id img_nope") })
    })
  })

  describe("a draft whose product changed", () => {
    it("is marked, found and counted, until the product says the old words again", async () => {
      const { draft, productId } = await readyDraft()
      const marked = () => merchant.drafts({ has_conflict: "true", status: "ready", product_id: productId })
      expect((await marked()).count).toBe(0)
      await merchant.post(`/products/${productId}`, { title: "My own title" })
      await eventually(async () => expect((await marked()).copy_drafts).toMatchObject([{ id: draft.id, has_conflict: true }]))
      const { data } = await merchant.get("/copy-summary")
      expect(data.copy_summary.conflicts).toBeGreaterThanOrEqual(1)

      await merchant.post(`/products/${productId}`, { title: "IMG_2034" })
      await eventually(async () => expect((await marked()).count).toBe(0))
    })

    it("is marked when its rejection is taken back after the change", async () => {
      const { draft, productId } = await readyDraft()
      await merchant.post(`/copy-drafts/${draft.id}/reject`)
      await merchant.post(`/products/${productId}`, { title: "My own title" })
      await merchant.post(`/copy-drafts/${draft.id}/undo`)
      expect(await one(draft.id)).toMatchObject({ status: "ready", has_conflict: true })
    })
  })

  describe("the list", () => {
    it("has the riskiest first: what the rules found, and what the model was not sure of", async () => {
      const fine = await readyDraft()
      const markup = await readyDraft(replyAbout("Mug <b>bold</b>"))
      const repeated = await readyDraft(replyAbout("Plain mug").replace("Keeps drinks warm", "Easy to clean"))
      const ids = [fine, markup, repeated].map(({ draft }) => draft.id)
      const { copy_drafts } = await merchant.drafts({ order: "-risk", status: "ready" })
      const order = copy_drafts.map(({ id }) => id).filter((id) => ids.includes(id))
      expect(order).toEqual([markup.draft.id, repeated.draft.id, fine.draft.id])
      expect(copy_drafts.find(({ id }) => id === markup.draft.id)?.issues.some(({ severity }: CopyIssue) => severity === "error")).toBe(true)

      // Words that a person put in the place of the doubtful ones.
      await merchant.post(`/copy-drafts/${markup.draft.id}`, {
        edited: { title: "Bold mug", description: "A mug for every day.", alt_text: "A mug on a table" },
      })
      expect((await one(markup.draft.id)).risk).toBeLessThan((await one(repeated.draft.id)).risk)
    })

    it.each([
      ["-risk", (one, other) => other.risk - one.risk || (one.id < other.id ? 1 : -1)],
      ["risk", (one, other) => one.risk - other.risk || (one.id < other.id ? -1 : 1)],
      ["locale", (one, other) => (one.id < other.id ? -1 : 1)],
    ] as [string, (one: CopyDraftDTO, other: CopyDraftDTO) => number][])(
      "gives every draft on one page and no other, also where many are alike in what they are ordered by (%s)",
      async (order, compare) => {
        for (let number = 0; number < 5; number++) await readyDraft()
        const whole = (await merchant.drafts({ order, status: "ready", limit: "100" })).copy_drafts
        expect(new Set(whole.map(({ risk }) => risk)).size).toBeLessThan(whole.length - 3)
        expect(whole.map(({ id }) => id)).toEqual([...whole].sort(compare).map(({ id }) => id))
        const pages: string[] = []
        for (let offset = 0; offset < whole.length; offset += 2) {
          const { copy_drafts } = await merchant.drafts({ order, status: "ready", limit: "2", offset: String(offset) })
          pages.push(...copy_drafts.map(({ id }) => id))
        }
        expect(pages).toEqual(whole.map(({ id }) => id))
      }
    )

    it("gives the pictures and the words of the product as they are now, where one draft is asked for", async () => {
      const { draft, productId, picture } = await readyDraft()
      await merchant.post(`/products/${productId}`, { material: "Stone", metadata: { alt_text: "A stone" } })
      expect((await one(draft.id)).product).toMatchObject({
        id: productId,
        title: "IMG_2034",
        material: "Stone",
        metadata: { alt_text: "A stone" },
        pictures: [{ id: expect.stringMatching(/^img_/), url: pictures.url(picture) }],
      })
    })

    it("counts what waits for a person", async () => {
      const before = (await merchant.get("/copy-summary")).data.copy_summary
      const since = new Date().toISOString()
      const [kept, accepted] = [await readyDraft(), await readyDraft()]
      await merchant.post(`/copy-drafts/${accepted.draft.id}/accept`)
      const { data } = await merchant.get(`/copy-summary?accepted_since=${since}`)
      expect(data.copy_summary).toMatchObject({
        to_review: before.to_review + 1,
        accepted: 1,
        in_the_making: 0,
        // The accepted one got its description.
        products_without_copy: before.products_without_copy + 1,
      })
      expect(kept.draft.status).toBe("ready")
      expect((await merchant.get("/copy-summary?accepted_since=yesterday")).status).toBe(400)
      const { copy_drafts } = await merchant.drafts({ status: "accepted", "decided_at[$gte]": since, order: "-decided_at" })
      expect(copy_drafts.map(({ id }) => id)).toEqual([accepted.draft.id])
    })
  })
}
