import { normalised, type Claim, type ClaimReader } from "./claim"
import { term, termReader } from "./terms"

/** Names that mean nothing else. Of everyday words (Apple, Coach, Target), only what leaves no doubt. */
const NAMES =
  "nike|adidas|reebok|asics|skechers|under armour|lululemon|the north face|timberland|dr. martens|doc martens|birkenstock|crocs|ray ban|levi's|=Puma|=PUMA|=Vans|=VANS|=Converse|=New Balance|=Columbia Sportswear|=Patagonia|=H&M|zara|uniqlo|ikea|" +
  "gucci|prada|chanel|hermès|hermes|louis vuitton|dior|rolex|cartier|burberry|versace|balenciaga|fendi|valentino|givenchy|armani|hugo boss|ralph lauren|tommy hilfiger|calvin klein|michael kors|swarovski|tiffany & co|=Omega Watch|casio|seiko|" +
  "samsung|=Sony|=SONY|iphone|ipad|macbook|apple watch|airpods|huawei|xiaomi|lenovo|asus|logitech|philips|=Bosch|dyson|panasonic|nintendo|playstation|xbox|gopro|=Canon EOS|=LG|=HP|=Dell|" +
  "lego|disney|barbie|hello kitty|pokémon|pokemon|tupperware|le creuset|kitchenaid|nespresso|thermos|gore tex|coca cola|pepsi|starbucks|nestlé|l'oréal|l'oreal|nivea|lancôme|lancome|estée lauder|estee lauder|pandora jewelry|" +
  "耐克|阿迪达斯|彪马|匡威|新百伦|古驰|普拉达|香奈儿|爱马仕|路易威登|迪奥|劳力士|卡地亚|博柏利|巴宝莉|华为|小米手机|小米手环|苹果手机|宜家|乐高|迪士尼|优衣库|李宁|安踏|特步|鸿星尔克|海尔|格力|茅台|农夫山泉|星巴克|可口可乐|百事可乐|三星|索尼|松下|飞利浦|戴森|膳魔师|苏泊尔|回力鞋|波司登|南极人|欧莱雅|雅诗兰黛|兰蔻|施华洛世奇"

const brands = termReader(
  NAMES.split("|").map((name) => term(name.replace("=", "").toLowerCase(), "error", name)),
  ""
)

/** Signs of a trademark, and `by Somebody`: names that no list has. */
const MARKED = /(?<![\p{L}\p{N}])(?<name>[\p{L}\p{N}][\p{L}\p{N}'&-]{0,40})\s?(?:®|™|\(R\)|\(TM\))/gu
const BY =
  /(?<=\s)by (?!(?:Hand|Day|Night|Nature|Design|The|A|An|Land|Sea|Air|Side|Step|Default|Choice|Far|Heart|Mail|Train|Car|Bike|Candlelight|Morning|Design)(?!\p{L}))(?<name>\p{Lu}[\p{L}'&-]+(?:\s\p{Lu}[\p{L}'&-]+)?)/gu
const NAMED = /(?:(?<!\p{L})brand(?: name)?|品牌)\s?[:：是为]\s?(?<name>[\p{L}\p{N}][\p{L}\p{N}'& -]{0,30})/giu

/** Whose product it is. */
export const BRANDS: ClaimReader = {
  kind: "brand",
  about: "a brand",
  read: (text) => {
    // Not normalised in compatible form: that turns ™ into TM.
    const composed = text.normalize("NFC").replace(/\s+/gu, " ")
    const marked = [MARKED, BY, NAMED].flatMap((pattern) => [...composed.matchAll(pattern)].map(({ groups }) => named(groups?.["name"] ?? "")))
    const known = brands(text).map((claim) => ({ ...claim, isBareWord: false }))
    return [...known, ...marked.filter(({ id }) => !known.some((claim) => claim.id === id))]
  },
}

function named(name: string): Claim {
  const text = name.trim()
  return { id: normalised(text).toLowerCase(), text, severity: "error", implies: [], isBareWord: false }
}
