import { validateAndTransformBody, type MiddlewareRoute } from "@medusajs/framework/http"

import { uploadPicture } from "./upload-picture"
import { AdminCopyPlayground } from "./validators"

export const adminCopyPlaygroundMiddlewares: MiddlewareRoute[] = [
  {
    method: ["POST"],
    matcher: "/admin/copy-playground",
    middlewares: [uploadPicture, validateAndTransformBody(AdminCopyPlayground)],
  },
]
