import { validateAndTransformQuery, type MiddlewareRoute } from "@medusajs/framework/http"

import { NO_FIELDS } from "../query-values"
import { AdminGetCopySummaryParams } from "./validators"

export const adminCopySummaryMiddlewares: MiddlewareRoute[] = [
  {
    method: ["GET"],
    matcher: "/admin/copy-summary",
    middlewares: [validateAndTransformQuery(AdminGetCopySummaryParams, NO_FIELDS)],
  },
]
