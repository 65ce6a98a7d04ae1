import { validateAndTransformQuery, type MiddlewareRoute } from "@medusajs/framework/http"

import { NO_FIELDS } from "../query-values"
import { AdminExportCopyFeedbackParams, AdminGetCopyFeedbackParams, AdminGetCopyFeedbackSummaryParams } from "./validators"

export const adminCopyFeedbackMiddlewares: MiddlewareRoute[] = [
  {
    method: ["GET"],
    matcher: "/admin/copy-feedback",
    middlewares: [validateAndTransformQuery(AdminGetCopyFeedbackParams, NO_FIELDS)],
  },
  {
    method: ["GET"],
    matcher: "/admin/copy-feedback/summary",
    middlewares: [validateAndTransformQuery(AdminGetCopyFeedbackSummaryParams, NO_FIELDS)],
  },
  {
    method: ["GET"],
    matcher: "/admin/copy-feedback/export",
    middlewares: [validateAndTransformQuery(AdminExportCopyFeedbackParams, NO_FIELDS)],
  },
]
