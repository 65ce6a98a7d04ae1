import { defineMiddlewares } from "@medusajs/framework/http"

import { adminCopyBackfillMiddlewares } from "./admin/copy-backfills/middlewares"
import { adminCopyDraftMiddlewares } from "./admin/copy-drafts/middlewares"
import { adminCopyHistoryMiddlewares } from "./admin/copy-history/middlewares"
import { adminCopyPlaygroundMiddlewares } from "./admin/copy-playground/middlewares"
import { adminCopySummaryMiddlewares } from "./admin/copy-summary/middlewares"

export default defineMiddlewares({
  routes: [
    ...adminCopyDraftMiddlewares,
    ...adminCopyBackfillMiddlewares,
    ...adminCopyHistoryMiddlewares,
    ...adminCopySummaryMiddlewares,
    ...adminCopyPlaygroundMiddlewares,
  ],
})
