import { validateAndTransformBody, validateAndTransformQuery, type MiddlewareRoute } from "@medusajs/framework/http"

import { listCopyDraftsQueryConfig, retrieveCopyDraftQueryConfig } from "./query-config"
import {
  AdminAcceptCopyDraft,
  AdminBatchCopyDrafts,
  AdminCreateCopyDraft,
  AdminGetCopyDraftParams,
  AdminGetCopyDraftsParams,
  AdminRegenerateCopyDraft,
  AdminRejectCopyDraft,
  AdminUndoCopyDraft,
  AdminUpdateCopyDraft,
} from "./validators"

const answersOneDraft = validateAndTransformQuery(AdminGetCopyDraftParams, retrieveCopyDraftQueryConfig)

export const adminCopyDraftMiddlewares: MiddlewareRoute[] = [
  {
    method: ["GET"],
    matcher: "/admin/copy-drafts",
    middlewares: [validateAndTransformQuery(AdminGetCopyDraftsParams, listCopyDraftsQueryConfig)],
  },
  {
    method: ["GET"],
    matcher: "/admin/copy-drafts/:id",
    middlewares: [answersOneDraft],
  },
  {
    method: ["POST"],
    matcher: "/admin/copy-drafts/batch",
    middlewares: [validateAndTransformBody(AdminBatchCopyDrafts)],
  },
  {
    method: ["POST"],
    matcher: "/admin/copy-drafts/:id",
    middlewares: [validateAndTransformBody(AdminUpdateCopyDraft), answersOneDraft],
  },
  {
    method: ["POST"],
    matcher: "/admin/copy-drafts/:id/accept",
    middlewares: [validateAndTransformBody(AdminAcceptCopyDraft), answersOneDraft],
  },
  {
    method: ["POST"],
    matcher: "/admin/copy-drafts/:id/reject",
    middlewares: [validateAndTransformBody(AdminRejectCopyDraft), answersOneDraft],
  },
  {
    method: ["POST"],
    matcher: "/admin/copy-drafts/:id/regenerate",
    middlewares: [validateAndTransformBody(AdminRegenerateCopyDraft), answersOneDraft],
  },
  {
    method: ["POST"],
    matcher: "/admin/copy-drafts/:id/undo",
    middlewares: [validateAndTransformBody(AdminUndoCopyDraft), answersOneDraft],
  },
  {
    method: ["POST"],
    matcher: "/admin/copy-drafts/:id/restore",
    middlewares: [answersOneDraft],
  },
  {
    method: ["POST"],
    matcher: "/admin/products/:id/copy-drafts",
    middlewares: [validateAndTransformBody(AdminCreateCopyDraft), answersOneDraft],
  },
]
