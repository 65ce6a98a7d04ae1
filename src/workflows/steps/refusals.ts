import { MedusaError } from "@medusajs/framework/utils"

import type { DraftStatus } from "../../copy/draft"

const WHY: Record<DraftStatus, string> = {
  pending: "it is still being made. Wait until it is ready",
  generating: "it is still being made. Wait until it is ready",
  ready: "it is ready and not accepted yet",
  accepted: "it is accepted already. Undo that first",
  rejected: "it was rejected. Ask for another",
  failed: "it could not be made. Ask for another",
  superseded: "a newer draft has taken its place. Use that one",
}

/** @param verb past participle: `accepted`, `rejected` */
export function wrongStatus(status: DraftStatus, verb: string): MedusaError {
  return new MedusaError(MedusaError.Types.NOT_ALLOWED, `The draft cannot be ${verb}: ${WHY[status]}.`)
}

export function changedMeanwhile(): MedusaError {
  return new MedusaError(
    MedusaError.Types.NOT_ALLOWED,
    "Somebody else decided about this draft at the same moment. Look at it again before you go on."
  )
}

export function productGone(productId: string): MedusaError {
  return new MedusaError(MedusaError.Types.NOT_FOUND, `The product ${productId} of this draft was deleted.`)
}
