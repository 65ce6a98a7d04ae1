import { Modules } from "@medusajs/framework/utils"

import { inOneStore } from "./in-one-store"
import { BilingualStore } from "./bilingual-store"

// Before the store reads its configuration, which is earlier than the runner's own `env`.
process.env.MEDUSA_FF_TRANSLATION = "true"

inOneStore(({ api, getContainer }) => {
  let store: BilingualStore

  beforeAll(async () => {
    store = await BilingualStore.open(api, getContainer())
    const stores = getContainer().resolve(Modules.STORE)
    const [own] = await stores.listStores()
    if (!own) throw new Error("There is no store.")
    await stores.updateStores(own.id, { supported_locales: ["en-US", "zh-TW", "zh-CN"].map((locale_code) => ({ locale_code })) })
  })
  afterAll(() => store.close())

  const translationOf = async (id: string, locale_code = "zh-CN") => {
    const [translation] = await getContainer().resolve(Modules.TRANSLATION).listTranslations({ reference: "product", reference_id: id, locale_code })
    return translation?.translations
  }
  const translate = (reference_id: string, translations: Record<string, string>) =>
    getContainer().resolve(Modules.TRANSLATION).createTranslations({ reference: "product", reference_id, locale_code: "zh-CN", translations })

  describe("a draft in another language, where Medusa keeps translations", () => {
    it("becomes the product's translation, and is undone there", async () => {
      const { id, zh } = await store.draftedProduct()
      expect(zh.baseline).toMatchObject({ "translation.title": null, "translation.description": null, "metadata.alt_text_zh": null })
      const { status, data } = await store.accept(zh)
      expect(status).toBe(200)
      expect(data.copy_draft.product.translations.zh).toMatchObject({ title: zh.content?.title })
      expect(await translationOf(id)).toMatchObject({ title: zh.content?.title, description: zh.content?.description })
      expect(await translationOf(id, "zh-TW")).toBeUndefined()
      const product = await store.merchant.product(id)
      expect(product).toMatchObject({ title: "IMG_2034", metadata: { alt_text_zh: zh.content?.alt_text } })
      expect(product.metadata).not.toHaveProperty("title_zh")

      expect((await store.undo(zh, { fields: ["title"] })).status).toBe(200)
      expect(await translationOf(id)).toMatchObject({ title: null, description: zh.content?.description })
      expect((await store.undo(zh)).status).toBe(200)
      expect(await translationOf(id)).toMatchObject({ title: null, description: null })
    })

    it("shows the shop the product's own words again once it is undone", async () => {
      const { id, zh } = await store.draftedProduct()
      const shown = async () => {
        const product = { ...(await store.merchant.product(id)) }
        const { applyTranslations } = await import("@medusajs/framework/utils")
        await applyTranslations({ localeCode: "zh-CN", objects: [product], container: getContainer() })
        return product.title
      }
      await store.accept(zh)
      expect(await shown()).toBe(zh.content?.title)
      await store.undo(zh)
      expect(await shown()).toBe("IMG_2034")
    })

    it("leaves the other fields of a translation, and does not write over one that somebody wrote meanwhile", async () => {
      const { id, zh } = await store.draftedProduct()
      await translate(id, { title: "别人的标题", subtitle: "副标题" })
      const refused = await store.accept(zh)
      expect(refused.status).toBe(409)
      expect(refused.data.conflicts).toEqual([{ field: "title", target: "translation.title", baseline: null, current: "别人的标题" }])
      expect(await translationOf(id)).toMatchObject({ title: "别人的标题" })

      expect((await store.accept(zh, { force: true })).status).toBe(200)
      expect(await translationOf(id)).toMatchObject({ title: zh.content?.title, subtitle: "副标题" })
      const { data } = await store.merchant.get(`/copy-history?draft_id=${zh.id}`)
      expect(data.copy_history[0].changes).toContainEqual({
        ...{ field: "title", target: "translation.title" },
        ...{ before: "别人的标题", after: zh.content?.title },
      })
      await store.undo(zh)
      expect(await translationOf(id)).toMatchObject({ title: "别人的标题", subtitle: "副标题" })
    })
  })
})
