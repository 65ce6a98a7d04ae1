export const productList = {
  heading: "Product copy",
  withoutCopy: { one: "{{count}} product has no copy", other: "{{count}} products have no copy" },
  toReview: { one: "{{count}} draft waits for review", other: "{{count}} drafts wait for review" },
  failed: { one: "{{count}} failed", other: "{{count}} failed" },
  nothing: "Every product has its copy, and no draft waits for you.",
  loading: "The state of the product copy is being loaded",
  retry: "Load again",
}
