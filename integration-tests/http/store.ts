import { generateJwtToken, Modules } from "@medusajs/framework/utils"
import type { MedusaContainer } from "@medusajs/framework/types"
import type { MedusaSuiteOptions } from "@medusajs/test-utils"

import type { CopyDraftDTO, CopyDraftListResponse } from "../../src/types/copy-draft"
import { eventually } from "../eventually"

type Api = MedusaSuiteOptions["api"]

/** What axios is told: the merchant is signed in, and no status throws. */
export interface Call {
  headers: Record<string, string>
  validateStatus: () => true
}

const signedIn = new WeakMap<MedusaContainer, Promise<Call>>()

/** A merchant who may use the admin API, the same for all suites in a store. */
export function signIn(container: MedusaContainer): Promise<Call> {
  const call = signedIn.get(container) ?? createMerchant(container)
  signedIn.set(container, call)
  return call
}

async function createMerchant(container: MedusaContainer): Promise<Call> {
  const user = await container.resolve(Modules.USER).createUsers({ email: "admin@shelftalker.test" })
  const identity = await container.resolve(Modules.AUTH).createAuthIdentities({
    provider_identities: [{ provider: "emailpass", entity_id: user.email }],
    app_metadata: { user_id: user.id },
  })
  const token = generateJwtToken(
    { actor_id: user.id, actor_type: "user", auth_identity_id: identity.id },
    { secret: "test", expiresIn: "1d" }
  )
  return { headers: { authorization: `Bearer ${token}` }, validateStatus: () => true }
}

/** Calls the store as a merchant does. */
export class Merchant {
  constructor(
    private readonly api: Api,
    private readonly call: Call
  ) {}

  async get(path: string) {
    return this.api.get(`/admin${path}`, this.call)
  }

  async post(path: string, body: object = {}) {
    return this.api.post(`/admin${path}`, body, this.call)
  }

  async delete(path: string) {
    return this.api.delete(`/admin${path}`, this.call)
  }

  async createProduct(title: string, picture: string | null, more: object = {}): Promise<{ id: string }> {
    const { data, status } = await this.post("/products", {
      title,
      options: [{ title: "Size", values: ["One"] }],
      ...(picture ? { images: [{ url: picture }] } : {}),
      ...more,
    })
    if (status !== 200) throw new Error(`No product: ${JSON.stringify(data)}`)
    return data.product
  }

  /** @param products title and picture of each */
  async createProducts(products: [string, string][]): Promise<void> {
    const create = products.map(([title, url]) => ({
      title,
      options: [{ title: "Size", values: ["One"] }],
      images: [{ url }],
    }))
    const { data, status } = await this.post("/products/batch", { create })
    if (status !== 200) throw new Error(`No products: ${JSON.stringify(data)}`)
  }

  async product(id: string) {
    return (await this.get(`/products/${id}`)).data.product
  }

  async drafts(query: Record<string, string> | string[][] = {}): Promise<CopyDraftListResponse> {
    const { data, status } = await this.get(`/copy-drafts?${new URLSearchParams(query)}`)
    if (status !== 200) throw new Error(`No drafts: ${JSON.stringify(data)}`)
    return data
  }

  /** Waits until the newest draft of a product and language is in that state. */
  async draft(productId: string, status: string = "ready", locale = "en", seconds = 20): Promise<CopyDraftDTO> {
    return eventually(
      async () => {
        const { copy_drafts } = await this.drafts({ product_id: productId, locale })
        const [newest] = copy_drafts
        if (newest?.status !== status) {
          throw new Error(`No ${status} draft of ${productId}: ${JSON.stringify(copy_drafts)}`)
        }
        return newest
      },
      { seconds }
    )
  }
}
