import { validateAndTransformQuery, type MiddlewareRoute } from "@medusajs/framework/http"

import { NO_FIELDS } from "../query-values"
import { AdminGetCopyHistoryParams } from "./validators"

export const adminCopyHistoryMiddlewares: MiddlewareRoute[] = [
  {
    method: ["GET"],
    matcher: "/admin/copy-history",
    middlewares: [validateAndTransformQuery(AdminGetCopyHistoryParams, NO_FIELDS)],
  },
]
