/** All that a draft says. How it is queued is nobody's business outside. */
export const copyDraftFields = [
  "id",
  "product_id",
  "locale",
  "status",
  "content",
  "edited",
  "issues",
  "confidence",
  "risk",
  "has_conflict",
  "baseline",
  "published",
  "provenance",
  "instructions",
  "error",
  "reject_reason",
  "attempts",
  "decided_by",
  "decided_at",
  "created_at",
  "updated_at",
]

export const copyDraftProductFields = [
  "product.id",
  "product.title",
  "product.subtitle",
  "product.description",
  "product.material",
  "product.weight",
  "product.length",
  "product.width",
  "product.height",
  "product.origin_country",
  "product.type.id",
  "product.type.value",
  "product.tags.id",
  "product.tags.value",
  "product.categories.id",
  "product.categories.name",
  "product.options.id",
  "product.options.title",
  "product.options.values.id",
  "product.options.values.value",
  "product.metadata",
  "product.thumbnail",
  "product.status",
]

const allowed = [...copyDraftFields, "product", ...copyDraftProductFields]

export const listCopyDraftsQueryConfig = {
  entity: "copy_draft",
  defaults: copyDraftFields,
  allowed,
  isList: true,
}

export const retrieveCopyDraftQueryConfig = {
  entity: "copy_draft",
  defaults: [...copyDraftFields, ...copyDraftProductFields],
  allowed,
  isList: false,
}
