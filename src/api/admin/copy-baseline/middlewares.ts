import { validateAndTransformBody, type MiddlewareRoute } from "@medusajs/framework/http"

import { AdminSaveCopyBaseline } from "./validators"

export const adminCopyBaselineMiddlewares: MiddlewareRoute[] = [
  {
    method: ["POST"],
    matcher: "/admin/copy-baseline",
    middlewares: [validateAndTransformBody(AdminSaveCopyBaseline)],
  },
]
