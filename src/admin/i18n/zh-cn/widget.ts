import type { Translations } from "../en"

export const widget: Translations["widget"] = {
  notDrafted: "尚无草稿",
  review: "全屏审核",
  history: "历史…",
  historyDescription: "对该产品各份草稿做过的决定，以及产品上原有的内容。",
  pictures: {
    label: "产品图片",
    drafted: "图片 {{number}}：当前草稿依据它生成",
    draftFrom: "用图片 {{number}} 生成草稿",
    hint: "每份草稿只依据一张图片。可选择另一张来生成草稿。",
  },
}
