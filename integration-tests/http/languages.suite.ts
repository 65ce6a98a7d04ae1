import type { StoreSuite } from "./in-one-store"
import { BilingualStore } from "./bilingual-store"

export const languages: StoreSuite = ({ api, getContainer }) => {
  let store: BilingualStore

  beforeAll(async () => {
    store = await BilingualStore.open(api, getContainer())
  })
  afterAll(() => store.close())

  describe("a draft in another language than the product's", () => {
    it("never writes over the words of the product's language, and is undone by itself", async () => {
      const { id, en, zh } = await store.draftedProduct()
      expect(zh.baseline).toMatchObject({ "metadata.title_zh": null, "metadata.alt_text_zh": null })
      expect((await store.accept(en)).status).toBe(200)
      const accepted = await store.accept(zh)
      expect(accepted).toMatchObject({ status: 200, data: { copy_draft: { status: "accepted" } } })

      const product = await store.merchant.product(id)
      expect(product).toMatchObject({ title: en.content?.title, description: en.content?.description })
      expect(product.metadata).toMatchObject({
        alt_text: en.content?.alt_text,
        title_zh: zh.content?.title,
        description_zh: zh.content?.description,
        selling_points_zh: zh.content?.selling_points,
        alt_text_zh: zh.content?.alt_text,
      })

      expect((await store.undo(zh)).status).toBe(200)
      const undone = await store.merchant.product(id)
      expect(undone.title).toBe(en.content?.title)
      expect(Object.keys(undone.metadata).filter((key) => key.endsWith("_zh"))).toEqual([])
    })

    it("is in conflict with changes to its own words only", async () => {
      const { id, zh } = await store.draftedProduct()
      await store.merchant.post(`/products/${id}`, { title: "Somebody's title", metadata: { description_zh: "别人的文字" } })
      const { status, data } = await store.accept(zh)
      expect(status).toBe(409)
      expect(data.conflicts).toEqual([{ field: "description", target: "metadata.description_zh", baseline: null, current: "别人的文字" }])
      expect((await store.accept(zh, { force: true })).status).toBe(200)
      expect(await store.merchant.product(id)).toMatchObject({
        title: "Somebody's title",
        metadata: { description_zh: zh.content?.description },
      })
    })
  })

  it("tells which language the product's own fields are in", async () => {
    expect((await store.merchant.get("/copy-status")).data.copy_status).toMatchObject({ locales: ["en", "zh"], product_locale: "en" })
  })
}
