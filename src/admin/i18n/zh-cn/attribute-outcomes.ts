import type { Translations } from "../en"

export const attributeOutcomes: Translations["attributeOutcomes"] = {
  foundIn: "出自“{{words}}”",
  against: "{{evidence}}，但不同：{{value}}",
  fills: "填入 {{target}}",
  replaces: "建议写入 {{target}}",
  says_so: "已在产品上",
  kept: "{{target}} 保持不变",
  never: "本店设置为不写入 {{target}}",
  new_value: "新值：不在本店的 {{target}} 列表中，因此不会写入",
  addNew: "将“{{value}}”加入本店并采用",
  no_option: "不写入：产品没有该选项（{{target}}）",
  no_category: "不写入：本店没有该名称的分类，或有多个同名分类（{{target}}）",
  unreadable: "不写入：{{target}} 只能是一个数值或一个国家",
  nowhere: "仅保留在草稿中",
}
