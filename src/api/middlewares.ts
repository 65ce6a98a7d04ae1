import { defineMiddlewares } from "@medusajs/framework/http"

import { adminCopyDraftMiddlewares } from "./admin/copy-drafts/middlewares"

export default defineMiddlewares({ routes: adminCopyDraftMiddlewares })
