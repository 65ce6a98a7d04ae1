export const widget = {
  notDrafted: "No draft yet",
  review: "Review full screen",
  history: "History…",
  historyDescription: "What was decided about the drafts of this product, and what stood on it before.",
  pictures: {
    label: "Pictures of the product",
    drafted: "Picture {{number}}: the draft shown was made from it",
    draftFrom: "Draft from picture {{number}}",
    hint: "A draft is made from one picture. Choose another to have it drafted from that.",
  },
}
