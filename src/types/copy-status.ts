import type { Locale } from "../copy/limits"
import type { PublishMapping } from "../copy/publish-mapping"
import type { ModelStatus } from "../inference/types"

/** The vision-language model of this store, and what the plugin's options say that a page needs to know. */
export interface CopyStatusDTO extends ModelStatus {
  /** The languages that drafts are made in, the first by default. */
  locales: Locale[]
  /** Where accept writes each field. */
  publish: PublishMapping
}

/** `GET /admin/copy-status` */
export interface CopyStatusResponse {
  copy_status: CopyStatusDTO
}
