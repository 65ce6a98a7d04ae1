import type { MedusaContainer } from "@medusajs/framework/types"
import type { MedusaSuiteOptions } from "@medusajs/test-utils"

import type { ProductCopyService } from "../../src/modules/product-copy/service"
import type { CopyDraftDTO } from "../../src/types/copy-draft"
import { ScriptedModel } from "../../unit-tests/scripted-model"
import { startPictureHost, type PictureHost } from "../picture-host"
import { replies } from "../replies"
import { Merchant, signIn } from "./store"

/** A store whose products have a draft in English, which is the products' language, and one in Chinese. */
export class BilingualStore {
  private products = 0

  private constructor(
    readonly merchant: Merchant,
    private readonly pictures: PictureHost,
    private readonly productCopy: ProductCopyService
  ) {}

  static async open(api: MedusaSuiteOptions["api"], container: MedusaContainer): Promise<BilingualStore> {
    return new BilingualStore(new Merchant(api, await signIn(container)), await startPictureHost(), container.resolve("productCopy"))
  }

  close(): Promise<void> {
    return this.pictures.close()
  }

  async draftedProduct(): Promise<{ id: string; en: CopyDraftDTO; zh: CopyDraftDTO }> {
    await this.productCopy.useModel(new ScriptedModel(replies(2)))
    const picture = `${++this.products}`
    await this.pictures.show(picture, `rgb(${this.products}, 0, 50)`)
    const { id } = await this.merchant.createProduct("IMG_2034", this.pictures.url(picture), { handle: `product-${picture}` })
    return { id, en: await this.merchant.draft(id), zh: await this.merchant.draft(id, "ready", "zh") }
  }

  async accept({ id }: CopyDraftDTO, body: object = {}) {
    return this.merchant.post(`/copy-drafts/${id}/accept`, body)
  }

  async undo({ id }: CopyDraftDTO, body: object = {}) {
    return this.merchant.post(`/copy-drafts/${id}/undo`, body)
  }
}
