import type { Locale } from "../../src/copy/limits"
import type { Colour, Drawing, Kind, Pattern } from "./drawing"
import { seededRandom } from "./random"

/** The copy that a draft of a drawing should say, and the reply the demo model learns to write. */
export interface Caption {
  ocr_text: string[]
  attributes: { type: string; colour: string; pattern: string }
  title: string
  selling_points: [string, string, string]
  description: string
  alt_text: string
}

/**
 * A caption that is true of the drawing. `seed` chooses among phrasings, so that a
 * model trained on these has more than one way to say a thing.
 */
export function captionOf(drawing: Drawing, locale: Locale, seed: number): Caption {
  const random = seededRandom(seed)
  const pick = <T>(choices: readonly [T, T]): T => (random.chance(0.5) ? choices[0] : choices[1])
  return locale === "zh" ? chineseCaption(drawing, pick) : englishCaption(drawing, pick)
}

type Pick = <T>(choices: readonly [T, T]) => T

/** The reply as one line of JSON, its keys in the order that the prompt asks for. */
export function replyOf(caption: Caption): string {
  return JSON.stringify(caption)
}

export const KIND_NAMES: Record<Locale, Record<Kind, string>> = {
  en: {
    "t-shirt": "T-shirt",
    dress: "dress",
    coat: "coat",
    trousers: "trousers",
    sneaker: "sneaker",
    boot: "boot",
    "tote bag": "tote bag",
    backpack: "backpack",
    cap: "cap",
    mug: "mug",
    bottle: "bottle",
    chair: "chair",
  },
  zh: {
    "t-shirt": "T恤",
    dress: "连衣裙",
    coat: "大衣",
    trousers: "长裤",
    sneaker: "运动鞋",
    boot: "靴子",
    "tote bag": "手提袋",
    backpack: "双肩包",
    cap: "棒球帽",
    mug: "马克杯",
    bottle: "水瓶",
    chair: "椅子",
  },
}

export const COLOUR_NAMES: Record<Locale, Record<Colour, string>> = {
  en: {
    red: "red",
    orange: "orange",
    yellow: "yellow",
    green: "green",
    blue: "blue",
    purple: "purple",
    pink: "pink",
    brown: "brown",
    black: "black",
    white: "white",
  },
  zh: {
    red: "红色",
    orange: "橙色",
    yellow: "黄色",
    green: "绿色",
    blue: "蓝色",
    purple: "紫色",
    pink: "粉色",
    brown: "棕色",
    black: "黑色",
    white: "白色",
  },
}

export const PATTERN_NAMES: Record<Locale, Record<Pattern, string>> = {
  en: { plain: "plain", striped: "striped", dotted: "dotted", checked: "checked" },
  zh: { plain: "纯色", striped: "条纹", dotted: "波点", checked: "格纹" },
}

const ENGLISH_USES: Record<Kind, readonly [string, string]> = {
  "t-shirt": ["for warm days and easy layers", "for weekends and everyday wear"],
  dress: ["for summer days and evenings out", "for parties and long walks"],
  coat: ["for cold days in town", "for autumn walks and travel"],
  trousers: ["for work and weekends", "for every day of the week"],
  sneaker: ["for walks around town", "for sport and everyday wear"],
  boot: ["for rain and rough paths", "for cold and muddy days"],
  "tote bag": ["for shopping and the beach", "for books and groceries"],
  backpack: ["for school and day trips", "for travel and daily commutes"],
  cap: ["for sunny days outdoors", "for sport and the beach"],
  mug: ["for coffee or tea at home", "for warm drinks at your desk"],
  bottle: ["for water on the go", "for sport and hiking"],
  chair: ["for the dining table", "for a desk or a kitchen"],
}

const ENGLISH_POINTS: Record<Kind, readonly [string, string]> = {
  "t-shirt": ["Short sleeves, round neck", "Easy to pair with jeans"],
  dress: ["Flared skirt, slim waist", "Sleeveless summer cut"],
  coat: ["Long cut with collar", "Buttons down the front"],
  trousers: ["Straight legs, full length", "Simple waistband"],
  sneaker: ["Laced, with a light sole", "Low cut for easy steps"],
  boot: ["High shaft, sturdy sole", "Made to step out in"],
  "tote bag": ["Two handles to carry by", "Open top, roomy inside"],
  backpack: ["Front pocket, two straps", "Carries a day's things"],
  cap: ["Curved brim against the sun", "Rounded crown"],
  mug: ["Handle that is easy to hold", "Classic mug shape"],
  bottle: ["Screw cap on top", "Slim, easy to carry"],
  chair: ["Four legs and a backrest", "Simple, steady frame"],
}

const ENGLISH_PATTERN_POINTS: Record<Pattern, (colour: string) => readonly [string, string]> = {
  plain: (colour) => [`Plain ${colour} all over`, `One clear colour: ${colour}`],
  striped: (colour) => [`${capitalise(colour)} with even stripes`, `Striped look in ${colour}`],
  dotted: (colour) => [`${capitalise(colour)} with round dots`, `Dotted look in ${colour}`],
  checked: (colour) => [`${capitalise(colour)} with a check pattern`, `Checked look in ${colour}`],
}

function englishCaption({ kind, colour, pattern, word }: Drawing, pick: Pick): Caption {
  const name = KIND_NAMES.en[kind]
  const look = `${COLOUR_NAMES.en[colour]} ${PATTERN_NAMES.en[pattern]} ${name}`
  return {
    ocr_text: word ? [word] : [],
    attributes: { type: name, colour: COLOUR_NAMES.en[colour], pattern: PATTERN_NAMES.en[pattern] },
    title: capitalise(look) + (word ? ` with ${word} print` : ""),
    selling_points: [
      pick(ENGLISH_PATTERN_POINTS[pattern](COLOUR_NAMES.en[colour])),
      word ? pick([`${word} printed on it`, `Print that reads ${word}`]) : pick(["No lettering", "Free of lettering"]),
      pick(ENGLISH_POINTS[kind]),
    ],
    description: `A ${look}${word ? ` with the word ${word}` : ""}, ${pick(ENGLISH_USES[kind])}.`.replace(
      /^A (?=orange)/,
      "An "
    ),
    alt_text: `${capitalise(look)}${word ? ` with the word ${word}` : ""} on a pale background`,
  }
}

const CHINESE_USES: Record<Kind, readonly [string, string]> = {
  "t-shirt": ["适合夏日和日常穿着", "适合周末休闲穿搭"],
  dress: ["适合夏日和晚间外出", "适合聚会和散步"],
  coat: ["适合寒冷天气出行", "适合秋日散步和旅行"],
  trousers: ["适合上班和周末", "适合每天穿着"],
  sneaker: ["适合城市漫步", "适合运动和日常穿着"],
  boot: ["适合雨天和崎岖小路", "适合寒冷泥泞的日子"],
  "tote bag": ["适合购物和海边", "适合装书和日用品"],
  backpack: ["适合上学和短途出行", "适合旅行和通勤"],
  cap: ["适合晴天户外", "适合运动和海边"],
  mug: ["适合在家喝咖啡或茶", "适合在书桌旁喝热饮"],
  bottle: ["适合随身饮水", "适合运动和徒步"],
  chair: ["适合摆在餐桌旁", "适合书房或厨房"],
}

const CHINESE_POINTS: Record<Kind, readonly [string, string]> = {
  "t-shirt": ["短袖圆领", "易搭牛仔裤"],
  dress: ["收腰伞裙", "无袖夏季款"],
  coat: ["长款带领", "前襟系扣"],
  trousers: ["直筒长裤型", "简洁腰头"],
  sneaker: ["系带轻底", "低帮好走"],
  boot: ["高筒厚底", "出门好帮手"],
  "tote bag": ["双提手", "敞口大容量"],
  backpack: ["前袋双肩带", "装下一天所需"],
  cap: ["弧形帽檐遮阳", "圆顶帽身"],
  mug: ["手柄好握", "经典杯型"],
  bottle: ["旋盖设计", "瓶身修长易携带"],
  chair: ["四腿带靠背", "简洁稳固"],
}

const CHINESE_PATTERN_POINTS: Record<Pattern, (colour: string) => readonly [string, string]> = {
  plain: (colour) => [`通体${colour}`, `单一${colour}`],
  striped: (colour) => [`${colour}匀称条纹`, `条纹${colour}外观`],
  dotted: (colour) => [`${colour}圆润波点`, `波点${colour}外观`],
  checked: (colour) => [`${colour}经典格纹`, `格纹${colour}外观`],
}

function chineseCaption({ kind, colour, pattern, word }: Drawing, pick: Pick): Caption {
  const name = KIND_NAMES.zh[kind]
  const look = `${COLOUR_NAMES.zh[colour]}${PATTERN_NAMES.zh[pattern]}${name}`
  return {
    ocr_text: word ? [word] : [],
    attributes: { type: name, colour: COLOUR_NAMES.zh[colour], pattern: PATTERN_NAMES.zh[pattern] },
    title: look + (word ? ` ${word}` : ""),
    selling_points: [
      pick(CHINESE_PATTERN_POINTS[pattern](COLOUR_NAMES.zh[colour])),
      word ? pick([`印有 ${word}`, `${word} 字样`]) : pick(["无文字", "不带字样"]),
      pick(CHINESE_POINTS[kind]),
    ],
    description: `一款${look}${word ? `，印有 ${word}` : ""}，${pick(CHINESE_USES[kind])}。`,
    alt_text: `浅色背景上的${look}${word ? `，印有 ${word}` : ""}`,
  }
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
