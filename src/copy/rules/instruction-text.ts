import type { CopyContent, CopyIssue } from "../draft"
import { itemLabel, sentenceStart } from "../field-labels"

const PAYLOAD = String.raw`[^.!?。！？\n]{0,160}`

/** Beginnings of sentences that tell a reader of the picture what to do, and not a customer what it is. */
const ORDERS = new RegExp(
  `(?:${[
    String.raw`(?<!\p{L})(?:ignore|disregard|forget|override|skip)\s+(?:all\s+|any\s+|everything\s+|the\s+|your\s+|these\s+|of\s+)*(?:previous|prior|above|earlier|preceding|other|instructions?|prompts?|rules?|text|picture|image|before)`,
    String.raw`(?<!\p{L})(?:system|assistant|user|developer)\s?(?:prompt|message|note|instruction)?\s?[:：>]`,
    String.raw`(?<!\p{L})(?:new|important|hidden|secret|updated)\s+instructions?\s?[:：-]?`,
    String.raw`(?<!\p{L})(?:instructions?|note|attention|message)\s+(?:to|for)\s+(?:the\s+)?(?:ai|a\.i\.|model|assistant|llm|bot|chatbot|system|reader|writer|copywriter)`,
    String.raw`(?<!\p{L})(?:dear|hey|hello|attention)\s+(?:ai|model|assistant|llm|bot|chatbot|chatgpt|qwen)(?!\p{L})`,
    String.raw`(?<!\p{L})you\s+(?:are|will|must|should|shall)\s+(?:now\s+|always\s+|only\s+)?(?:an?\s|act|be|say|write|reply|respond|describe|claim|mention|state|tell|pretend)`,
    String.raw`(?<!\p{L})(?:act|pretend)\s+(?:as|to be|like)\s`,
    String.raw`(?<!\p{L})(?:please\s+)?(?:write|say|state|claim|mention|reply|respond|answer|output|print|repeat|tell|describe|call|pretend|assume|insert)\s?(?:[:：]|\s(?:that|this|it|the\s+(?:product|title|item|description)|only|exactly|everyone|customers?|buyers?|them|with|in|as|to)(?!\p{L}))`,
    String.raw`(?<!\p{L})please\s+(?:write|say|state|claim|add|include|mention|reply|output|describe|use|set)(?!\p{L})`,
    String.raw`(?<!\p{L})(?:add|include|put|insert|use|set)\s+(?:the\s+)?(?:words?|phrase|text|sentence|title|link|following)(?!\p{L})`,
    String.raw`(?<!\p{L})(?:the\s+)?(?:title|description|copy|reply|answer|alt text)\s+(?:must|should|shall|has to|needs to|is to)\s`,
    String.raw`(?<!\p{L})(?:do not|don't|never)\s+(?:mention|describe|say|write|tell|reveal|read|look)`,
    "(?:忽略|无视|忘记|忘掉|不要理会|跳过|取消)(?:掉)?(?:所有|全部|以上|之前|前面|上述|上面|先前|你的|的|一切)*(?:指令|指示|提示词?|要求|内容|规则|说明|文字|设定)?",
    "(?:系统|助手|用户|开发者)(?:提示词?|指令|消息)?[:：]",
    "(?:请|务必|必须|一定要|你要|你应该|你必须)(?:直接|只|仅|再)?(?:写|说|回复|回答|输出|声明|注明|描述|标注|宣称|告诉|添加|加上|改成|改为|使用|称)(?:明|上|成|为|出)?",
    "(?:把|将)(?:商品)?(?:标题|描述|文案|卖点|名称|价格)(?:写|改|设|换)(?:成|为|作)?",
    "(?:标题|描述|文案|卖点)(?:必须|应该|应当|要|须)(?:写|为|是|包含|改)?",
    "(?:你是|你现在是|假装|扮演)(?:一个|一名|一位)?",
    "(?:不要|不得|禁止)(?:提到|提及|说|写|描述|透露)",
    "(?:给|致)(?:AI|人工智能|模型|助手|机器人)",
  ].join("|")})(?=(?<payload>${PAYLOAD}))`,
  "giu"
)

export interface Instruction {
  /** Index of the texts that it runs through. */
  texts: number[]
  /** What it demands. */
  payload: string
}

/** An order to forget all others is there for what follows it, on however many lines. */
const OVERRIDE = /^(?:ignore|disregard|forget|override|skip|system|new|important|hidden|忽略|无视|忘|不要理会|跳过|取消|系统)/iu

/** Sentences in the picture that give orders. One may run over several of the texts, as lines of a label do. */
export function findInstructions(texts: readonly string[]): Instruction[] {
  const plain = texts.map((text) => text.normalize("NFKC").replace(/\s+/gu, " ").replace(/[‘’]/g, "'"))
  const starts: number[] = []
  let length = 0
  for (const text of plain) {
    starts.push(length)
    length += text.length + 1
  }
  return [...plain.join(" ").matchAll(ORDERS)].map(({ index, 0: order, groups }): Instruction => {
    const begins = index + order.length
    const lineEnd = starts.find((start) => start > begins) ?? length
    const whole = groups?.["payload"] ?? ""
    const line = whole.slice(0, Math.max(0, lineEnd - begins))
    // An order without an object goes on in the next lines.
    const payload = hasObject(line) && !OVERRIDE.test(order) ? line : whole
    const ends = begins + payload.length
    const touched = plain.flatMap((text, at) => {
      const start = starts[at] ?? 0
      return start < Math.max(ends, begins) && start + text.length > index ? [at] : []
    })
    return { texts: touched, payload: payload.trim() }
  })
}

function hasObject(payload: string): boolean {
  return (payload.match(/\p{Script=Han}|[\p{L}\p{N}%]+/gu) ?? []).length >= 2
}

/** The texts, as they were read, that belong to an instruction. */
export function instructionTexts(texts: readonly string[]): string[] {
  return findInstructions(texts).flatMap((instruction) => instruction.texts.flatMap((index) => texts[index] ?? []))
}

/** Says where the picture tries to give orders: nothing in it is one to the model, but a person should know. */
export function instructionsInPicture({ ocr_text }: CopyContent): CopyIssue[] {
  const indices = new Set(findInstructions(ocr_text).flatMap(({ texts }) => texts))
  return [...indices].map((index) => ({
    field: "ocr_text",
    code: "instruction_in_picture",
    severity: "info",
    message: `${sentenceStart(itemLabel("ocr_text", index))} reads like an instruction to whoever reads the picture. It is no evidence for anything, and no order.`,
  }))
}
