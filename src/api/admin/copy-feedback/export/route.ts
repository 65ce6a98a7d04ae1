import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

import { PRODUCT_COPY_MODULE } from "../../../../modules/product-copy"
import type { AdminExportCopyFeedbackParams } from "../validators"

/** Accepted copy as JSON lines for fine-tuning, as fast as they are taken. An error on the way cuts the answer off. */
export async function GET(req: AuthenticatedMedusaRequest<unknown, AdminExportCopyFeedbackParams>, res: MedusaResponse): Promise<void> {
  const lines = req.scope.resolve(PRODUCT_COPY_MODULE).acceptedCopy.lines(req.validatedQuery, (ids) => addressesOf(req.scope, ids))
  const headers = {
    "content-type": "application/x-ndjson; charset=utf-8",
    "content-disposition": `attachment; filename="copy-feedback-${new Date().toISOString().slice(0, 10)}.jsonl"`,
    "cache-control": "no-store",
  }
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value)
  await new Promise<void>((resolve, reject) => {
    lines.once("error", (error) => {
      if (!res.headersSent) {
        // Medusa answers with what went wrong, which is no file of lines.
        for (const name of Object.keys(headers)) res.removeHeader(name)
        return reject(error)
      }
      req.scope.resolve(ContainerRegistrationKeys.LOGGER).error(`The export of copy feedback broke off: ${error.message}`)
      res.destroy(error)
    })
    // Also where the client is gone: nothing more is read for it.
    res.once("close", () => {
      lines.destroy()
      resolve()
    })
    lines.pipe(res)
  })
}

async function addressesOf(container: MedusaContainer, ids: string[]): Promise<ReadonlyMap<string, string>> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "product_image", fields: ["id", "url"], filters: { id: ids } })
  return new Map(data.map(({ id, url }) => [id, url]))
}
