import { defineMiddlewares } from "@medusajs/framework/http"

import { adminCopyBackfillMiddlewares } from "./admin/copy-backfills/middlewares"
import { adminCopyBaselineMiddlewares } from "./admin/copy-baseline/middlewares"
import { adminCopyDraftMiddlewares } from "./admin/copy-drafts/middlewares"
import { adminCopyFeedbackMiddlewares } from "./admin/copy-feedback/middlewares"
import { adminCopyHistoryMiddlewares } from "./admin/copy-history/middlewares"
import { adminCopyPlaygroundMiddlewares } from "./admin/copy-playground/middlewares"
import { adminCopySummaryMiddlewares } from "./admin/copy-summary/middlewares"
import { adminCopyTemplateMiddlewares } from "./admin/copy-templates/middlewares"

export default defineMiddlewares({
  routes: [
    ...adminCopyDraftMiddlewares,
    ...adminCopyBackfillMiddlewares,
    ...adminCopyFeedbackMiddlewares,
    ...adminCopyHistoryMiddlewares,
    ...adminCopySummaryMiddlewares,
    ...adminCopyPlaygroundMiddlewares,
    ...adminCopyTemplateMiddlewares,
    ...adminCopyBaselineMiddlewares,
  ],
})
