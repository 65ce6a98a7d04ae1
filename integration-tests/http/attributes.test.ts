import { MedusaError, Modules } from "@medusajs/framework/utils"

import type { ProductCopyService } from "../../src/modules/product-copy/service"
import { ScriptedModel } from "../../unit-tests/scripted-model"
import { startPictureHost, type PictureHost } from "../picture-host"
import { replyAbout } from "../replies"
import { inOneStore } from "./in-one-store"
import { Merchant, signIn } from "./store"

// Before the store reads its configuration.
process.env.COPY_LOCALES = "en"
process.env.COPY_ATTRIBUTES = JSON.stringify({
  publish: {
    title: "title",
    attributes: { material: "material", colour: "tags", weight: "weight", origin: "origin_country", size: "metadata.size", pattern: "options.Pattern", type: "categories" },
  },
  attributes: { update: { size: "never", pattern: "always_propose" } },
})

const PRINT = ["Material: cotton", "Weight: 1.2 kg", "Made in Italy", "Size: XL", "Pattern: striped"]

inOneStore(({ api, getContainer }) => {
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

  it("adds the store's category of that name, which it never creates, and undo takes it off", async () => {
    const categoriesOf = async (id: string) =>
      (await merchant.get(`/products/${id}?fields=categories.name`)).data.product.categories.map(({ name }: { name: string }) => name).sort()
    const [sale, mugs] = await Promise.all(["Sale", "Mugs"].map((name) => merchant.post("/product-categories", { name })))
    const { id, draft } = await draftedProduct({ categories: [{ id: sale?.data.product_category.id }] })
    expect((await merchant.post(`/copy-drafts/${draft.id}/accept`)).status).toBe(200)
    expect(await categoriesOf(id)).toEqual(["Mugs", "Sale"])
    await merchant.post(`/copy-drafts/${draft.id}/undo`)
    expect(await categoriesOf(id)).toEqual(["Sale"])

    await merchant.delete(`/product-categories/${mugs?.data.product_category.id}`)
    await merchant.post(`/copy-drafts/${draft.id}/accept`, { new_values: ["type"] })
    expect(await categoriesOf(id)).toEqual(["Sale"])
    expect(await getContainer().resolve(Modules.PRODUCT).listProductCategories()).toHaveLength(1)
  })

  describe("values of options", () => {
    interface Option {
      id: string
      title: string
      values: { id: string; value: string }[]
    }
    let shared: Option
    const valueId = (value: string) => shared.values.find((own) => own.value === value)?.id

    beforeEach(async () => {
      shared = (await merchant.post("/product-options", { title: "pattern", values: ["Plain", "Checks", "Stripes", "Dots"] })).data.product_option
    })

    // Two, since the single value of an option is what the product says of itself.
    const values = ["Checks", "Plain"]
    const productOfSharedOption = () => draftedProduct({ options: [{ id: shared.id, value_ids: values.map(valueId) }] })
    const accept = (id: string, body: object = {}) => merchant.post(`/copy-drafts/${id}/accept`, { fields: ["attributes"], ...body })
    const undo = (id: string, body: object = {}) => merchant.post(`/copy-drafts/${id}/undo`, body)
    const valuesOf = async (id: string): Promise<string[]> => {
      const options: Option[] = (await merchant.product(id)).options
      return options.filter(({ title }) => /pattern/i.test(title)).flatMap((option) => option.values.map(({ value }) => value).sort())
    }
    const valuesInStore = (option: string) => getContainer().resolve(Modules.PRODUCT).listProductOptionValues({ option_id: option })

    it("are linked where the store has them, and unlinked by undo but for what others added meanwhile", async () => {
      const { id, draft } = await productOfSharedOption()
      const { product } = (await merchant.get(`/copy-drafts/${draft.id}`)).data.copy_draft
      expect(product.options).toMatchObject([{ title: "pattern", values: expect.arrayContaining(values.map((value) => expect.objectContaining({ value }))) }])
      expect(product.lists.options).toMatchObject([{ id: shared.id, values: [{ value: "Stripes" }] }])
      expect((await accept(draft.id)).status).toBe(200)
      expect(await valuesOf(id)).toEqual([...values, "Stripes"])

      await merchant.post(`/products/${id}/options/batch`, { update: [{ product_option_id: shared.id, add: [valueId("Dots")] }] })
      expect(await valuesOf(id)).toEqual(["Checks", "Dots", "Plain", "Stripes"])
      expect((await undo(draft.id)).status).toBe(200)
      expect(await valuesOf(id)).toEqual(["Checks", "Dots", "Plain"])
      expect(await valuesInStore(shared.id)).toHaveLength(4)
    })

    it("are created only where a person asks for it, and are taken back where the product cannot get them", async () => {
      const { id, draft } = await draftedProduct({ options: [{ title: "Pattern", values }] })
      expect((await accept(draft.id)).status).toBe(200)
      expect(await valuesOf(id)).toEqual(values)
      const [option]: Option[] = (await merchant.product(id)).options
      const products = getContainer().resolve(Modules.PRODUCT)
      const failing = jest.spyOn(products, "updateProductOptionValuesOnProduct").mockRejectedValueOnce(new MedusaError(MedusaError.Types.NOT_ALLOWED, "No connection"))
      const refused = await accept(draft.id, { new_values: ["pattern"] })
      expect(refused.data.message).toBe("No connection")
      expect(failing).toHaveBeenCalledTimes(1)
      failing.mockRestore()
      expect(await valuesInStore(option?.id ?? "")).toHaveLength(2)

      expect((await accept(draft.id, { new_values: ["pattern"] })).status).toBe(200)
      expect(await valuesOf(id)).toEqual([...values, "striped"])
      expect((await undo(draft.id)).status).toBe(200)
      expect(await valuesOf(id)).toEqual(values)
      expect(await valuesInStore(option?.id ?? "")).toHaveLength(3)
    })

    it("stay where a variant has them by then: undo says so, and forced puts back the rest", async () => {
      const { id, draft } = await productOfSharedOption()
      await accept(draft.id)
      await merchant.post(`/products/${id}/variants`, { title: "Striped", options: { pattern: "Stripes" }, prices: [] })
      const { status, data } = await undo(draft.id)
      expect({ status, conflicts: data.conflicts }).toMatchObject({ status: 409, conflicts: [{ target: "options.Pattern", in_use: ["Stripes"] }] })
      expect(data.message).toContain("variants have Stripes")
      expect(await merchant.product(id)).toMatchObject({ material: "cotton" })
      expect((await undo(draft.id, { force: true })).status).toBe(200)
      expect(await merchant.product(id)).toMatchObject({ material: null })
      expect(await valuesOf(id)).toEqual([...values, "Stripes"])
    })

    it("make no option where the product has none of that title", async () => {
      const { id, draft } = await draftedProduct()
      expect((await accept(draft.id, { new_values: ["pattern"] })).status).toBe(200)
      expect((await merchant.product(id)).options.map(({ title }: Option) => title)).toEqual(["Size"])
    })
  })

  it("refuses names that are too many or too long", async () => {
    const { draft } = await draftedProduct()
    const { status } = await merchant.post(`/copy-drafts/${draft.id}/accept`, { new_values: ["x".repeat(61)] })
    expect(status).toBe(400)
  })
})
