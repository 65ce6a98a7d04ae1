import { COPY_FIELDS, type CopyField } from "./draft"

/** What models call the fields, in lower case with single spaces. Matched as a whole. */
export const FIELD_ALIASES: Readonly<Record<CopyField, readonly string[]>> = {
  ocr_text: ["ocr text", "ocr", "printed text", "text in picture", "text in the picture", "图中文字", "图片文字", "印刷文字", "文字识别", "文字"],
  attributes: ["attributes", "product attributes", "商品属性", "产品属性", "属性"],
  title: ["title", "product title", "商品标题", "产品标题", "标题", "商品名称"],
  selling_points: [
    "selling points", "key selling points", "core selling points", "selling point", "key features", "features",
    "核心卖点", "商品卖点", "产品卖点", "卖点",
  ],
  description: [
    "description", "product description", "detailed description", "details",
    "详情描述", "商品描述", "产品描述", "商品详情", "详细描述", "描述", "详情",
  ],
  alt_text: ["alt text", "alt", "image alt text", "替代文本", "替代文字", "图片替代文本", "图片描述"],
}

const ATTRIBUTE_ALIASES: Readonly<Record<string, string>> = {
  color: "colour",
  颜色: "colour",
  类型: "type",
  种类: "type",
  品类: "type",
  "product type": "type",
  图案: "pattern",
  花纹: "pattern",
  材质: "material",
  材料: "material",
  面料: "material",
}

const FIELD_BY_ALIAS: ReadonlyMap<string, CopyField> = new Map(
  COPY_FIELDS.flatMap((field) => FIELD_ALIASES[field].map((alias) => [alias, field] as const))
)

/** The field that a JSON key or a heading names: `sellingPoints`, `Selling Points`, `核心卖点`. */
export function fieldNamed(name: string): CopyField | undefined {
  const words = name
    .slice(0, 60)
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, " ")
    .replace(/[\s_-]+/g, " ")
    .trim()
    .toLowerCase()
  return FIELD_BY_ALIAS.get(words)
}

/** One name for an attribute, however the model calls it, so that a mapping finds it. */
export function attributeNamed(name: string): string {
  const known = name.toLowerCase()
  return Object.hasOwn(ATTRIBUTE_ALIASES, known) ? (ATTRIBUTE_ALIASES[known] ?? name) : known
}
