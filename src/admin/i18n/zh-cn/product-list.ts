import type { Translations } from "../en"

export const productList: Translations["productList"] = {
  heading: "产品文案",
  withoutCopy: { one: "{{count}} 个产品没有文案", other: "{{count}} 个产品没有文案" },
  toReview: { one: "{{count}} 份草稿待审核", other: "{{count}} 份草稿待审核" },
  failed: { one: "{{count}} 个失败", other: "{{count}} 个失败" },
  nothing: "所有产品都有文案，也没有待处理的草稿。",
  loading: "正在加载产品文案的状态",
  retry: "重新加载",
}
