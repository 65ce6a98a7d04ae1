import { DraftParseError } from "../../src/copy/draft-parse-error"
import { parseDraft } from "../../src/copy/parse-draft"
import { CHINESE_COPY, ENGLISH_COPY } from "./sample-copy"

const { title, selling_points, description } = CHINESE_COPY
const BARE_CHINESE = { title, selling_points, description, alt_text: "", attributes: [], ocr_text: [] }
const [first, second, third] = selling_points

describe("A reply in the plain Chinese form", () => {
  test.each([
    ["on one line", `1. 【商品标题】${title} 2. 【核心卖点】${first}；${second}；${third} 3. 【详情描述】${description}`],
    ["on one line without spaces", `1.【商品标题】${title}2.【核心卖点】${first};${second};${third}3.【详情描述】${description}`],
    ["on three lines", `1. 【商品标题】${title}\n2. 【核心卖点】${first}、${second}、${third}\n3. 【详情描述】${description}`],
    ["with full-width punctuation", `１．【商品标题】：${title}\n２．【核心卖点】：${first}；${second}；${third}。\n３．【详情描述】：${description}`],
    ["with 、 after the numbers", `1、【商品标题】${title}\n2、【核心卖点】${first}/${second}/${third}\n3、【详情描述】${description}`],
    ["with colons", `【商品标题】：${title}\n【核心卖点】: ${first}；${second}；${third}\n【详情描述】：${description}`],
    ["with headings on their own lines", `【商品标题】\n${title}\n\n【核心卖点】\n${first}\n${second}\n${third}\n\n【详情描述】\n${description}`],
    ["with numbered points", `1. 【商品标题】${title}\n2. 【核心卖点】\n1) ${first}\n2) ${second}\n3) ${third}\n3. 【详情描述】${description}`],
    ["with numbered points on one line", `1. 【商品标题】${title}\n2. 【核心卖点】1. ${first} 2. ${second} 3. ${third}\n3. 【详情描述】${description}`],
    ["with circled numbers", `1. 【商品标题】${title}\n2. 【核心卖点】①${first}②${second}③${third}\n3. 【详情描述】${description}`],
    ["with dashes", `1. 【商品标题】${title}\n2. 【核心卖点】\n- ${first}\n- ${second}\n- ${third}\n3. 【详情描述】${description}`],
    ["with a remark in the heading", `1. 【商品标题（20字以内）】${title}\n2. 【核心卖点（3条）】${first}；${second}；${third}\n3. 【详情描述】${description}`],
    ["in bold", `**1. 【商品标题】** ${title}\n**2. 【核心卖点】** ${first}；${second}；${third}\n**3. 【详情描述】** ${description}`],
    ["in square brackets", `1. [商品标题] ${title}\n2. [核心卖点] ${first}；${second}；${third}\n3. [详情描述] ${description}`],
    ["without brackets", `商品标题：${title}\n核心卖点：${first}；${second}；${third}\n详情描述：${description}`],
    ["in a fence", "```\n" + `1. 【商品标题】${title}\n2. 【核心卖点】${first}；${second}；${third}\n3. 【详情描述】${description}` + "\n```"],
    ["with talk around it", `好的，以下是文案：\n\n1. 【商品标题】${title}\n2. 【核心卖点】${first}；${second}；${third}\n3. 【详情描述】${description}\n\n希望对您有帮助！`],
    ["in another order", `【详情描述】${description}\n【核心卖点】${first}；${second}；${third}\n【商品标题】《${title}》`],
  ])("is read %s", (_name, reply) => {
    expect(parseDraft(reply, { locale: "zh" })).toEqual({ content: BARE_CHINESE, issues: [] })
  })

  test("may also bring alt text, attributes and printed texts", () => {
    const reply = [
      `1. 【商品标题】${title}`,
      `2. 【核心卖点】${first}；${second}；${third}`,
      `3. 【详情描述】${description}`,
      `4. 【替代文本】${CHINESE_COPY.alt_text}`,
      "5. 【商品属性】类型：马克杯；颜色：红色；材质：未知",
      "6. 【图中文字】CAFÉ",
    ].join("\n")
    expect(parseDraft(reply, { locale: "zh" }).content).toEqual(CHINESE_COPY)
  })

  test("cannot be read with two selling points, and the error keeps it", () => {
    const reply = `1. 【商品标题】${title}\n2. 【核心卖点】${first}；${second}\n3. 【详情描述】${description}`
    expect(() => parseDraft(reply, { locale: "zh" })).toThrow(DraftParseError)
    expect(() => parseDraft(reply, { locale: "zh" })).toThrow("lacks 1 of 3 selling points")
  })

  test("that was cut off in its last section cannot be read", () => {
    const reply = `1. 【商品标题】${title}\n2. 【核心卖点】${first}；${second}；${third}\n3. 【详情描述】陶瓷材质，简`
    expect(() => parseDraft(reply, { locale: "zh", finished: false })).toThrow("lacks the description. It was cut off")
  })
})

describe("A reply in the plain English form", () => {
  const [one, two, three] = ENGLISH_COPY.selling_points
  const bare = { ...ENGLISH_COPY, alt_text: "", attributes: [], ocr_text: [] }

  test.each([
    ["in square brackets", `1. [Title] ${ENGLISH_COPY.title}\n2. [Selling Points] ${one}; ${two}; ${three}\n3. [Description] ${ENGLISH_COPY.description}`],
    ["on one line", `1. [Title] ${ENGLISH_COPY.title} 2. [Selling points] ${one}; ${two}; ${three} 3. [Description] ${ENGLISH_COPY.description}`],
    ["in bold", `**Title**: ${ENGLISH_COPY.title}\n\n**Selling points:**\n- ${one}\n- ${two}\n- ${three}\n\n**Description**: ${ENGLISH_COPY.description}`],
    ["as a Markdown page", `## Title\n${ENGLISH_COPY.title}\n\n## Selling Points\n1. ${one}\n2. ${two}\n3. ${three}\n\n## Description\n${ENGLISH_COPY.description}\n\nLet me know if you want changes.`],
    ["with plain labels", `1. Product Title: "${ENGLISH_COPY.title}"\r\n2. Key selling points: (1) ${one} (2) ${two} (3) ${three}\r\n3. Description: ${ENGLISH_COPY.description}`],
    ["with commas between the points", `Title: ${ENGLISH_COPY.title}\nSelling points: ${one}, ${two}, ${three}\nDescription: ${ENGLISH_COPY.description}`],
  ])("is read %s", (_name, reply) => {
    expect(parseDraft(reply, { locale: "en" })).toEqual({ content: bare, issues: [] })
  })

  test("does not take a word of a sentence for a heading", () => {
    const reply = `Title: ${ENGLISH_COPY.title}\nSelling points: ${one}; ${two}; ${three}\nDescription: A mug whose title: says it all.`
    expect(parseDraft(reply, { locale: "en" }).content.description).toBe("A mug whose title: says it all.")
  })
})
