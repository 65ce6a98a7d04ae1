import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

/** Serves uploaded pictures from the data folder: Medusa itself only looks beside the built store. */
export function GET(request: MedusaRequest, response: MedusaResponse): void {
  response.sendFile(request.params.file ?? "", { root: process.env.STORE_PICTURES }, (error) => {
    if (error && !response.headersSent) response.status(404).end()
  })
}
