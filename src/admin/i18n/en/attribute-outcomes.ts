export const attributeOutcomes = {
  foundIn: "Found in “{{words}}”",
  against: "{{evidence}}, but differs: {{value}}",
  fills: "Fills {{target}}",
  replaces: "Proposed for {{target}}",
  says_so: "On the product",
  kept: "{{target}} stays as it is",
  never: "The store has {{target}} not written",
  new_value: "New value: not among the store's {{target}}, so it is not written",
  addNew: "Add “{{value}}” to the store and accept",
  no_option: "Not written: the product has no such option ({{target}})",
  unreadable: "Not written: {{target}} takes one number or one country",
  nowhere: "Stays in the draft",
}
