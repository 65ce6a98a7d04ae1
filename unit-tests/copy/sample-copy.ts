import type { CopyContent } from "../../src/copy/draft"

export const ENGLISH_COPY: CopyContent = {
  title: "Red striped mug",
  selling_points: ["Bold red stripes", "Comfortable handle", "Easy to clean"],
  description: "A ceramic mug in a cheerful striped style, for coffee at home or in the office.",
  alt_text: "A red striped mug on a light background",
  attributes: [
    { name: "type", value: "mug", evidence: "picture" },
    { name: "colour", value: "red", evidence: "picture" },
  ],
  ocr_text: ["CAFÉ"],
}

export const CHINESE_COPY: CopyContent = {
  title: "红色条纹马克杯",
  selling_points: ["醒目红色条纹", "手柄舒适", "容易清洗"],
  description: "陶瓷材质，简约条纹风格，适合家中或办公室饮用咖啡。",
  alt_text: "浅色背景上的红色条纹马克杯",
  attributes: [
    { name: "type", value: "马克杯", evidence: "picture" },
    { name: "colour", value: "红色", evidence: "picture" },
  ],
  ocr_text: ["CAFÉ"],
}

/** The reply that the prompt asks for, with that content. */
export function jsonReply({ ocr_text, attributes, ...words }: CopyContent): string {
  const named = Object.fromEntries(attributes.map(({ name, value }) => [name, value]))
  const { title, selling_points, description, alt_text } = words
  return JSON.stringify({ ocr_text, attributes: named, title, selling_points, description, alt_text })
}
