import { normalised, type Claim, type ClaimReader } from "./claim"
import { term, termReader } from "./terms"

const country = (id: string, forms: string) => term(id, "warning", forms)

const COUNTRIES = [
  country("china", "china|chinese|中国|国产"),
  country("italy", "italy|italian|=ITALIAN|意大利"),
  country("france", "france|french|法国"),
  country("germany", "germany|german|德国"),
  country("switzerland", "switzerland|swiss|瑞士"),
  country("japan", "japan|japanese|日本"),
  country("korea", "korea|korean|south korea|韩国"),
  country("usa", "=USA|=US|=U.S.|united states|american|america|美国"),
  country("uk", "=UK|united kingdom|great britain|british|england|english|scotland|scottish|英国|苏格兰"),
  country("ireland", "ireland|irish|爱尔兰"),
  country("spain", "spain|spanish|西班牙"),
  country("portugal", "portugal|portuguese|葡萄牙"),
  country("netherlands", "netherlands|dutch|holland|荷兰"),
  country("belgium", "belgium|belgian|比利时"),
  country("austria", "austria|austrian|奥地利"),
  country("sweden", "sweden|swedish|瑞典"),
  country("denmark", "denmark|danish|丹麦"),
  country("norway", "norway|norwegian|挪威"),
  country("finland", "finland|finnish|芬兰"),
  country("poland", "poland|polish made|polish pottery|polish craft|波兰"),
  country("greece", "greece|greek|希腊"),
  country("turkey", "=Turkey|=TURKEY|turkish|土耳其"),
  country("india", "india|indian|印度"),
  country("vietnam", "vietnam|vietnamese|越南"),
  country("thailand", "thailand|thai|泰国"),
  country("taiwan", "taiwan|taiwanese|台湾"),
  country("australia", "australia|australian|澳大利亚|澳洲"),
  country("new zealand", "new zealand|新西兰"),
  country("canada", "canada|canadian|加拿大"),
  country("brazil", "brazil|brazilian|巴西"),
  country("mexico", "mexico|mexican|墨西哥"),
  country("egypt", "egypt|egyptian|埃及"),
  country("morocco", "morocco|moroccan|摩洛哥"),
  country("peru", "peru|peruvian|秘鲁"),
  country("russia", "russia|russian|俄罗斯"),
  country("europe", "=EU|europe|european|欧洲|欧盟"),
  term("imported", "error", "imported|原装进口|进口|原装"),
  term("handmade", "warning", "handmade|hand made|handcrafted|hand crafted|hand sewn|handwoven|hand woven|hand painted|artisan made|手工|纯手工|手工制作|手作|手绘|手工编织"),
  term("family made", "warning", "family owned workshop|centuries old tradition|百年老店|百年工艺|祖传"),
]

const STYLES = ["style", "styled", "inspired", "look", "design"]
const PEOPLES =
  "chinese italian french german swiss japanese korean american british english scottish irish spanish portuguese dutch belgian swedish danish norwegian finnish greek turkish indian thai mexican egyptian moroccan russian european"

/** Styles, dishes and cuts, not where a thing comes from. */
const HARMLESS =
  PEOPLES.split(" ")
    .flatMap((people) => STYLES.map((style) => `${people} ${style}`))
    .join("|") +
  "|french press|french cuff|french fries|french toast|french door|french terry|french seam|swiss roll|swiss cross|greek key|greek yogurt|danish pastry|turkish delight|" +
  "chinese new year|chinese character|chinese text|chinese lettering|chinese zodiac|english text|english lettering|english words|english letters|english word|american football|british shorthair|german shepherd|" +
  "中国风|中国红|中国结|中国龙|英文|法国梧桐|日本动漫|印度风|欧洲杯|手工课|手工皂盒|进口处"

const VERBS = "made|manufactured|produced|crafted|handmade|handcrafted|built|woven|sewn|brewed|grown|bottled|assembled|sourced|imported|comes|straight|designed"
/** In any case, other than the place, which a capital tells from `made in minutes`. */
const anyCase = (words: string) => words.split("|").map((word) => `[${word.charAt(0).toUpperCase()}${word.charAt(0)}]${word.slice(1)}|${word.toUpperCase()}`).join("|")
const MADE_IN = new RegExp(
  String.raw`(?<!\p{L})(?:${anyCase(VERBS)})\s+(?:by hand\s+)?(?:${anyCase("in|from")})\s+(?:the\s+)?(?<place>\p{Lu}[\p{L}'.]*(?:\s\p{Lu}[\p{L}'.]*)?)`,
  "gu"
)
const MADE_IN_CHINESE = /(?:产地|原产地|产自|源自|出产于|来自|制造于|原产国)[：:是为于]?\s*(?<place>[\p{Script=Han}]{2,6})/gu

const countries = termReader(COUNTRIES, HARMLESS)

/** Where the product comes from, and by whose hands. A country that is named in passing counts too. */
export const ORIGINS: ClaimReader = {
  kind: "origin",
  about: "an origin",
  read: (text) => {
    const plain = normalised(text)
    const named = countries(plain)
    const stated = [MADE_IN, MADE_IN_CHINESE].flatMap((pattern) => [...plain.matchAll(pattern)].map((match) => statement(match)))
    const places = stated.map(({ text: words }) => words)
    // `Made in Italy` is one claim, and a graver one than Italy somewhere.
    const others = named.filter(({ text: words }) => !places.some((place) => place.includes(words)))
    return [...stated, ...others]
  },
}

function statement(match: RegExpExecArray): Claim {
  const place = match.groups?.["place"] ?? ""
  const [known] = countries(place)
  return { id: known?.id ?? place.toLowerCase(), text: match[0], severity: "error", implies: [], isBareWord: false }
}
