import type { AttributeSettings } from "../copy/attributes/attribute-settings"
import type { Locale } from "../copy/limits"
import type { PublishMapping } from "../copy/publish-mapping"
import type { ModelStatus } from "../inference/types"

/** The vision-language model of this store, and what the plugin's options say that a page needs to know. */
export interface CopyStatusDTO extends ModelStatus {
  /** The languages that drafts are made in, the first by default. */
  locales: Locale[]
  /** Where accept writes each field. */
  publish: PublishMapping
  /** The language of the product's own fields. Words in another go beside them. */
  product_locale: Locale
  /** When accept writes attributes, and in which units. */
  attributes: AttributeSettings
  /** In all processes of the store together. */
  drafts: { pending: number; generating: number }
  /** Of a picture's file, in bytes: what is larger is refused. */
  max_picture_bytes: number
  /** False when the answering process leaves drafts to the store's workers, who alone know the model's state. */
  makes_drafts: boolean
}

/** What a page needs to know to show where accept would write a draft. */
export type PublishSettings = Pick<CopyStatusDTO, "publish" | "product_locale" | "attributes">

/** `GET /admin/copy-status` */
export interface CopyStatusResponse {
  copy_status: CopyStatusDTO
}
