import { validateAndTransformBody, type MiddlewareRoute } from "@medusajs/framework/http"

import { AdminImportCopyTemplates, AdminPreviewCopyTemplate, AdminRestoreCopyTemplate, AdminSaveCopyTemplate } from "./validators"

export const adminCopyTemplateMiddlewares: MiddlewareRoute[] = [
  {
    method: ["POST"],
    matcher: "/admin/copy-templates/import",
    // 200 templates of full length.
    bodyParser: { sizeLimit: "4mb" },
    middlewares: [validateAndTransformBody(AdminImportCopyTemplates)],
  },
  {
    method: ["POST"],
    matcher: "/admin/copy-templates/preview",
    middlewares: [validateAndTransformBody(AdminPreviewCopyTemplate)],
  },
  {
    method: ["POST"],
    matcher: "/admin/copy-templates/:name",
    middlewares: [validateAndTransformBody(AdminSaveCopyTemplate)],
  },
  {
    method: ["POST"],
    matcher: "/admin/copy-templates/:name/restore",
    middlewares: [validateAndTransformBody(AdminRestoreCopyTemplate)],
  },
]
