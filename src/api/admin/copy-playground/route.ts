import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"

import { PRODUCT_COPY_MODULE } from "../../../modules/product-copy"
import type { CopyPlaygroundError, CopyPlaygroundResponse } from "../../../types/copy-playground"
import { failureOf } from "./failure"
import { JsonLines, wantsJsonLines } from "./json-lines"
import { PICTURE_FIELD } from "./upload-picture"
import type { AdminCopyPlayground } from "./validators"

export async function POST(
  req: AuthenticatedMedusaRequest<AdminCopyPlayground>,
  res: MedusaResponse<CopyPlaygroundResponse | CopyPlaygroundError>
): Promise<void> {
  const { locale, template, prompt, instructions, seed, temperature } = req.validatedBody
  const picture = req.file?.buffer
  if (!picture) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `There is no picture. Send one as multipart/form-data, in the field "${PICTURE_FIELD}".`,
      "no_picture_sent"
    )
  }
  const lines = wantsJsonLines(req) ? new JsonLines(res) : null
  const gone = new AbortController()
  res.once("close", () => gone.abort(new Error("Nobody waits for the reply any more.")))
  try {
    const copy_playground = await req.scope.resolve(PRODUCT_COPY_MODULE).tryOut(
      { picture, locale, template, prompt, instructions, seed, temperature },
      {
        signal: gone.signal,
        onAsked: () => lines?.write({ event: "asked" }),
        onText: lines ? (text) => lines.write({ event: "text", text }) : undefined,
      }
    )
    if (lines) lines.end({ event: "result", copy_playground })
    else res.json({ copy_playground })
  } catch (error) {
    if (gone.signal.aborted) return
    const { status, ...failure } = failureOf(error)
    if (status >= 500) req.scope.resolve(ContainerRegistrationKeys.LOGGER).warn(`The playground failed: ${failure.message}`)
    if (lines?.begun) lines.end({ event: "error", ...failure })
    else res.status(status).json(failure)
  }
}
