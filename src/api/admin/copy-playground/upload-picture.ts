import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import multer from "multer"

import { PRODUCT_COPY_MODULE } from "../../../modules/product-copy"

/** The form's field with the file. */
export const PICTURE_FIELD = "picture"

/** One picture and the fields beside it; a prompt takes at most four bytes a character. */
const FORM_LIMITS = { files: 1, fields: 8, parts: 9, fieldNameSize: 100, fieldSize: 32_000 }

/**
 * Reads the form into memory, as Medusa's own uploads do, and no more of the picture than may be: a larger one
 * is refused while it comes in. What the file is, its bytes tell later.
 */
export function uploadPicture(req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): void {
  const { maxBytes } = req.scope.resolve(PRODUCT_COPY_MODULE).options.pictures
  const upload = multer({ storage: multer.memoryStorage(), limits: { ...FORM_LIMITS, fileSize: maxBytes } })
  upload.single(PICTURE_FIELD)(req, res, (error?: unknown) => {
    if (!error) return next()
    next(new MedusaError(MedusaError.Types.INVALID_DATA, ...refusal(error, maxBytes)))
  })
}

/** Message and code. */
function refusal(error: unknown, maxBytes: number): [string, string] {
  if (error instanceof multer.MulterError && error.code === "LIMIT_FILE_SIZE") {
    return [`The picture's file is larger than ${Math.round(maxBytes / 100_000) / 10} MB; upload a smaller one.`, "too_large"]
  }
  if (error instanceof multer.MulterError && (error.code === "LIMIT_FILE_COUNT" || error.code === "LIMIT_UNEXPECTED_FILE")) {
    return [`Send one picture, in the field "${PICTURE_FIELD}".`, "one_picture"]
  }
  const reason = error instanceof Error ? error.message : String(error)
  return [`The form cannot be read: ${reason}. Send it as multipart/form-data, with one picture and short fields.`, "invalid_form"]
}
