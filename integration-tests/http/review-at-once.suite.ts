import { Modules } from "@medusajs/framework/utils"

import type { PublishedProduct } from "../../src/copy/publish-plan"
import { isProductTarget, metadataKey } from "../../src/copy/publish-mapping"
import type { CopyField } from "../../src/copy/draft"
import type { ProductCopyService } from "../../src/modules/product-copy/service"
import type { CopyHistoryEntryDTO } from "../../src/types/copy-history"
import { seededRandom } from "../../unit-tests/copy/seeded-random"
import { examples } from "../../unit-tests/thorough"
import type { StoreSuite } from "./in-one-store"
import { Merchant, signIn } from "./store"

jest.setTimeout(600_000)

const ACCEPTS = examples(100, 1000)
const PRODUCTS = Math.ceil(ACCEPTS * 0.4)
/** In each of the two languages: those in Chinese write to metadata of the same product. */
const DRAFTS = PRODUCTS * 2
/** Of all drafts, those about which the clients meet all the time. */
const CONTESTED = 12
const CLIENTS = 4
const FIELDS: CopyField[] = ["title", "selling_points", "description", "alt_text", "attributes"]

export const reviewAtOnce: StoreSuite = ({ api, getContainer }) => {
  let merchant: Merchant
  let productCopy: ProductCopyService

  beforeAll(async () => {
    merchant = new Merchant(api, await signIn(getContainer()))
    productCopy = getContainer().resolve("productCopy")
  })

  /** Drafts as the model leaves them, without the model. */
  async function readyDrafts(): Promise<string[]> {
    const products = await getContainer()
      .resolve(Modules.PRODUCT)
      .createProducts(Array.from({ length: PRODUCTS }, (_, index) => ({ title: `IMG_${index}` })))
    const drafts = products.flatMap(({ id, title }) =>
      (["en", "zh"] as const).map((locale) => ({
        ...{ product_id: id, locale, status: "ready" as const, edited: {}, issues: [], search_text: title },
        baseline: { title, description: null, material: null },
        content: {
          title: `${title} ${locale}`,
          selling_points: ["One", "Two", `Three ${locale}`],
          description: `Words about ${title} (${locale}).`,
          alt_text: `A picture of ${title} (${locale})`,
          attributes: [{ name: "colour", value: locale === "en" ? "red" : "红色", evidence: "picture" as const }],
          ocr_text: [],
        },
      }))
    )
    return (await productCopy.createCopyDrafts(drafts)).map(({ id }) => id)
  }

  async function wholeHistory(): Promise<CopyHistoryEntryDTO[]> {
    const entries: CopyHistoryEntryDTO[] = []
    for (let offset = 0; ; offset += 200) {
      const { data } = await merchant.get(`/copy-history?limit=200&offset=${offset}`)
      entries.push(...data.copy_history)
      if (entries.length >= data.count) return entries.reverse()
    }
  }

  it(`leaves every product as the history says after ${ACCEPTS} accepts by four clients at once, with undo in between`, async () => {
    const drafts = await readyDrafts()
    const answers = { accepted: 0, undone: 0, refused: 0 }
    const unexpected: unknown[] = []
    /** As one client knows it, while another may just be changing it. */
    const accepted = new Set<string>()

    const client = async (seed: number): Promise<void> => {
      const random = seededRandom(seed)
      while (answers.accepted < ACCEPTS) {
        const id = drafts[Math.floor(random() * (random() < 0.3 ? CONTESTED : DRAFTS))] ?? ""
        const undoes = accepted.has(id) && random() < 0.7
        const fields = random() < 0.5 ? FIELDS.filter(() => random() < 0.5) : []
        // What stands there by another client's or language's accept is a conflict, which a person may overrule.
        const body = { ...(fields.length > 0 ? { fields } : {}), force: random() < 0.5 }
        const { status, data } = await merchant.post(`/copy-drafts/${id}/${undoes ? "undo" : "accept"}`, body)
        if (status === 200) {
          answers[undoes ? "undone" : "accepted"]++
          if (data.copy_draft.status === "accepted") accepted.add(id)
          else accepted.delete(id)
        }
        else if (status === 400 || status === 409) answers.refused++
        else unexpected.push({ status, data })
      }
    }
    await Promise.all(Array.from({ length: CLIENTS }, (_, index) => client(index + 1)))

    expect(unexpected).toEqual([])
    expect(answers.undone).toBeGreaterThan(ACCEPTS / 10)
    const entries = await wholeHistory()
    expect(entries.filter(({ action }) => action === "accept")).toHaveLength(answers.accepted)
    expect(entries.filter(({ action }) => action === "undo")).toHaveLength(answers.undone)
    process.stderr.write(`${answers.accepted} accepts, ${answers.undone} undone, ${answers.refused} refused\n`)

    // From its first words on, every change began where the one before it ended, and the last one stands.
    const said = new Map<string, unknown>()
    const broken: unknown[] = []
    for (const { product_id, changes } of entries) {
      for (const { target, before, after } of changes) {
        const place = `${product_id} ${target}`
        if (said.has(place) && words(said.get(place)) !== words(before)) broken.push({ place, said: said.get(place), before })
        said.set(place, after)
      }
    }
    expect(broken).toEqual([])
    const products = await getContainer().resolve(Modules.PRODUCT).listProducts({}, { take: null })
    const byId = new Map(products.map((product) => [product.id, product]))
    const wrong = [...said].filter(([place, after]) => {
      const [id = "", target = ""] = place.split(" ")
      return words(standsAt(byId.get(id), target)) !== words(after)
    })
    expect(wrong).toEqual([])
    expect(said.size).toBeGreaterThan(PRODUCTS * 3)
  })
}

const words = (value: unknown): string => JSON.stringify(value === "" || value === undefined ? null : value)

function standsAt(product: PublishedProduct | undefined, target: string): unknown {
  if (isProductTarget(target)) return product?.[target]
  return product?.metadata?.[metadataKey(target)]
}
