import { join } from "node:path"
import { Modules } from "@medusajs/framework/utils"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"

import type { ProductCopyService } from "../../src/modules/product-copy/service"
import { ScriptedModel } from "../../unit-tests/scripted-model"
import { startPictureHost, type PictureHost } from "../picture-host"
import { replyAbout } from "../replies"
import { Merchant, signIn } from "./store"

jest.setTimeout(300_000)

// Before the store reads its configuration.
process.env.COPY_LOCALES = "en"
process.env.COPY_ATTRIBUTES = JSON.stringify({
  publish: { title: "title", attributes: { material: "material", colour: "tags", weight: "weight", origin: "origin_country", size: "metadata.size" } },
  attributes: { update: { size: "never" } },
})

const PRINT = ["Material: cotton", "Weight: 1.2 kg", "Made in Italy", "Size: XL"]

medusaIntegrationTestRunner({
  medusaConfigFile: join(__dirname, "host"),
  env: { MEDUSA_DISABLE_TELEMETRY: "1" },
  testSuite: ({ api, getContainer }) => {
    let merchant: Merchant
    let pictures: PictureHost
    let productCopy: ProductCopyService
    let products = 0

    beforeAll(async () => {
      pictures = await startPictureHost()
      merchant = new Merchant(api, await signIn(getContainer()))
      productCopy = getContainer().resolve("productCopy")
    })
    afterAll(() => pictures.close())

    const tagsOf = async (id: string): Promise<string[]> => (await merchant.product(id)).tags.map(({ value }: { value: string }) => value)

    async function draftedProduct(more: object = {}) {
      await productCopy.useModel(new ScriptedModel([JSON.stringify({ ...JSON.parse(replyAbout("Shirt")), ocr_text: PRINT })]))
      const picture = `${++products}`
      await pictures.show(picture, `rgb(0, ${products}, 90)`)
      const { id } = await merchant.createProduct("IMG_2034", pictures.url(picture), { handle: `product-${picture}`, ...more })
      return { id, draft: await merchant.draft(id) }
    }

    it("fills the store's own fields, says where each value is from, and puts back what stood there", async () => {
      const { id, draft } = await draftedProduct()
      expect(draft.content?.attributes).toContainEqual({ name: "weight", value: "1.2 kg", evidence: "ocr_text", words: "Weight: 1.2 kg" })
      expect((await merchant.post(`/copy-drafts/${draft.id}/accept`)).status).toBe(200)
      const product = await merchant.product(id)
      expect(product).toMatchObject({ title: "Shirt", material: "cotton", weight: 1200, origin_country: "it" })
      expect(product.metadata ?? {}).not.toHaveProperty("size")

      expect((await merchant.post(`/copy-drafts/${draft.id}/undo`, { fields: ["attributes"] })).status).toBe(200)
      expect(await merchant.product(id)).toMatchObject({ title: "Shirt", material: null, weight: null, origin_country: null })
    })

    it("leaves alone what the product says", async () => {
      const { id, draft } = await draftedProduct({ material: "Linen", weight: 300 })
      expect((await merchant.post(`/copy-drafts/${draft.id}/accept`)).status).toBe(200)
      expect(await merchant.product(id)).toMatchObject({ material: "Linen", weight: 300, origin_country: "it" })
    })

    it("creates a tag only where a person asks for it, and afterwards finds it", async () => {
      const first = await draftedProduct()
      await merchant.post(`/copy-drafts/${first.draft.id}/accept`)
      expect(await tagsOf(first.id)).toEqual([])
      const { status } = await merchant.post(`/copy-drafts/${first.draft.id}/accept`, { fields: ["attributes"], new_values: ["colour"] })
      expect(status).toBe(200)
      expect(await tagsOf(first.id)).toEqual(["red"])

      const second = await draftedProduct()
      const { data } = await merchant.get(`/copy-drafts/${second.draft.id}`)
      expect(data.copy_draft.product.lists.tags).toMatchObject([{ value: "red" }])
      await merchant.post(`/copy-drafts/${second.draft.id}/accept`)
      expect(await tagsOf(second.id)).toEqual(["red"])
      await merchant.post(`/copy-drafts/${second.draft.id}/undo`)
      expect(await tagsOf(second.id)).toEqual([])
      expect(await getContainer().resolve(Modules.PRODUCT).listProductTags({ value: "red" })).toHaveLength(1)
    })

    it("refuses names that are too many or too long", async () => {
      const { draft } = await draftedProduct()
      const { status } = await merchant.post(`/copy-drafts/${draft.id}/accept`, { new_values: ["x".repeat(61)] })
      expect(status).toBe(400)
    })
  },
})
