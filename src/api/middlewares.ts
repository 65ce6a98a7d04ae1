import { defineMiddlewares } from "@medusajs/framework/http"

import { adminCopyBackfillMiddlewares } from "./admin/copy-backfills/middlewares"
import { adminCopyDraftMiddlewares } from "./admin/copy-drafts/middlewares"
import { adminCopyFeedbackMiddlewares } from "./admin/copy-feedback/middlewares"
import { adminCopyHistoryMiddlewares } from "./admin/copy-history/middlewares"
import { adminCopySummaryMiddlewares } from "./admin/copy-summary/middlewares"

export default defineMiddlewares({
  routes: [
    ...adminCopyDraftMiddlewares,
    ...adminCopyBackfillMiddlewares,
    ...adminCopyFeedbackMiddlewares,
    ...adminCopyHistoryMiddlewares,
    ...adminCopySummaryMiddlewares,
  ],
})
