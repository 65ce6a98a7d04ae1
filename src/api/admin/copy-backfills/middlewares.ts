import { validateAndTransformBody, validateAndTransformQuery, type MiddlewareRoute } from "@medusajs/framework/http"

import { NO_FIELDS } from "../query-values"
import {
  AdminCreateCopyBackfill,
  AdminGetCopyBackfillItemsParams,
  AdminGetCopyBackfillsParams,
  AdminRetryCopyBackfill,
} from "./validators"

export const adminCopyBackfillMiddlewares: MiddlewareRoute[] = [
  {
    method: ["GET"],
    matcher: "/admin/copy-backfills",
    middlewares: [validateAndTransformQuery(AdminGetCopyBackfillsParams, NO_FIELDS)],
  },
  {
    method: ["POST"],
    matcher: "/admin/copy-backfills",
    middlewares: [validateAndTransformBody(AdminCreateCopyBackfill)],
  },
  {
    method: ["GET"],
    matcher: "/admin/copy-backfills/:id/items",
    middlewares: [validateAndTransformQuery(AdminGetCopyBackfillItemsParams, NO_FIELDS)],
  },
  {
    method: ["POST"],
    matcher: "/admin/copy-backfills/:id/retry",
    middlewares: [validateAndTransformBody(AdminRetryCopyBackfill)],
  },
]
