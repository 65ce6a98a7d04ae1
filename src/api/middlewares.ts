import { defineMiddlewares } from "@medusajs/framework/http"

import { adminCopyBackfillMiddlewares } from "./admin/copy-backfills/middlewares"
import { adminCopyDraftMiddlewares } from "./admin/copy-drafts/middlewares"

export default defineMiddlewares({ routes: [...adminCopyDraftMiddlewares, ...adminCopyBackfillMiddlewares] })
