/** One thing that copy has words for in both languages. The first words of each language are what a draft says. */
export interface Term {
  id: string
  en: readonly [string, ...string[]]
  zh: readonly [string, ...string[]]
}

/** `English|alias = 中文|别名` a line; English plurals need not be named. */
function terms(table: string): Term[] {
  return table
    .trim()
    .split("\n")
    .map((line) => {
      const [en = "", zh = ""] = line.split("=").map((side) => side.trim())
      const [[first = "", ...others], [erste = "", ...andere]] = [en.split("|"), zh.split("|")]
      return { id: first, en: [first, ...others], zh: [erste, ...andere] }
    })
}

/**
 * What things are made of. Words that are as often something else (gold and silver, iron, down) are left out, and
 * what only looks like a material has an entry of its own, so that it is not taken for it.
 */
export const MATERIALS: readonly Term[] = terms(`
faux leather|PU leather|vegan leather|synthetic leather|imitation leather|artificial leather|leatherette|PU = 人造革|仿皮革|仿皮|人造皮|合成革|PU皮|超纤皮
faux fur|fake fur|imitation fur = 人造毛|仿皮草|人造皮草
faux suede|microsuede = 仿麂皮
leather|genuine leather|cowhide|sheepskin = 皮革|真皮|牛皮|羊皮|头层牛皮
suede = 麂皮|绒面革
organic cotton = 有机棉
cotton = 棉|纯棉|全棉|棉质|棉布|棉料
linen|flax = 亚麻|亚麻布|麻料
wool|merino|merino wool|lambswool = 羊毛|美利奴羊毛
cashmere = 羊绒|山羊绒
silk|mulberry silk = 真丝|丝绸|桑蚕丝|蚕丝
denim = 牛仔布|丹宁
velvet = 天鹅绒|丝绒
fleece = 抓绒|摇粒绒
canvas = 帆布
polyester = 涤纶|聚酯纤维
nylon|polyamide = 尼龙|锦纶
elastane|spandex|lycra = 氨纶|莱卡
viscose|rayon = 粘胶|粘纤|人造丝|粘胶纤维
acrylic = 腈纶|亚克力
modal = 莫代尔
lyocell|tencel = 莱赛尔|天丝
stainless steel = 不锈钢
steel = 钢|钢制
cast iron = 铸铁
aluminium|aluminum = 铝|铝合金|铝制
brass = 黄铜
copper = 铜|紫铜
titanium = 钛|钛合金
bone china = 骨瓷
porcelain = 瓷|白瓷
stoneware = 炻器|粗陶
earthenware|terracotta = 陶|陶土
ceramic = 陶瓷
borosilicate glass = 高硼硅玻璃
glass = 玻璃
bamboo = 竹|竹制|竹子
rattan|wicker = 藤|藤编
oak|oak wood = 橡木
walnut wood = 胡桃木
beech|beech wood = 榉木
pine wood|pinewood = 松木
wood|wooden|solid wood = 木|木质|木制|实木
cork = 软木
silicone = 硅胶
rubber|natural rubber = 橡胶
latex = 乳胶
plastic = 塑料
polypropylene = 聚丙烯|PP
paper = 纸|纸质
cardboard = 纸板
marble = 大理石
carbon fibre|carbon fiber = 碳纤维
`)

export const COLOURS: readonly Term[] = terms(`
navy blue|navy = 藏青色|深蓝色|藏蓝色|藏青
light blue|sky blue|pale blue|baby blue = 浅蓝色|天蓝色|淡蓝色
dark green|forest green = 深绿色|墨绿色
light green = 浅绿色|淡绿色
dark grey|dark gray|charcoal = 深灰色|炭灰色
light grey|light gray = 浅灰色
rose gold = 玫瑰金|玫瑰金色
black = 黑色|黑|纯黑
white = 白色|白|纯白
red = 红色|红|大红色
blue = 蓝色|蓝
green = 绿色|绿
yellow = 黄色|黄
orange = 橙色|橘色|橙
purple|violet = 紫色|紫
pink = 粉色|粉红色|粉红|粉
brown = 棕色|褐色|咖啡色|棕
grey|gray = 灰色|灰
beige = 米色|杏色
cream = 奶油色|米白色
turquoise = 青绿色|绿松石色
burgundy|wine red = 酒红色
khaki = 卡其色
gold|golden = 金色
silver = 银色
multicolour|multicolor|multicoloured|multicolored = 多色|彩色
transparent|clear = 透明
`)

export const PATTERNS: readonly Term[] = terms(`
striped|stripe|stripy = 条纹
checked|check|plaid|gingham|tartan|checkered = 格子|格纹|方格
dotted|polka dot|spotted = 波点|圆点
floral|flowered = 碎花|花卉|印花
plain|solid|solid colour|solid color = 纯色|素色
camouflage|camo = 迷彩
leopard print|leopard = 豹纹
zigzag|chevron = 人字纹|锯齿纹
geometric = 几何|几何图案
paisley = 佩斯利
tie-dye|tie dye = 扎染
`)

/** Countries by their ISO 3166-1 code, in small letters as Medusa keeps them. */
export const COUNTRIES: readonly Term[] = terms(`
China|PRC|P.R.C.|P.R. China = 中国
Taiwan = 台湾
Hong Kong = 香港
Japan = 日本
South Korea|Korea = 韩国
India = 印度
Indonesia = 印度尼西亚|印尼
Vietnam|Viet Nam = 越南
Thailand = 泰国
Malaysia = 马来西亚
Philippines = 菲律宾
Singapore = 新加坡
Cambodia = 柬埔寨
Bangladesh = 孟加拉国|孟加拉
Pakistan = 巴基斯坦
Sri Lanka = 斯里兰卡
Nepal = 尼泊尔
Turkey|Türkiye = 土耳其
Israel = 以色列
Egypt = 埃及
Morocco = 摩洛哥
Tunisia = 突尼斯
Ethiopia = 埃塞俄比亚
Kenya = 肯尼亚
South Africa = 南非
Germany = 德国
Austria = 奥地利
Switzerland = 瑞士
France = 法国
Italy = 意大利
Spain = 西班牙
Portugal = 葡萄牙
Netherlands|Holland = 荷兰
Belgium = 比利时
Denmark = 丹麦
Sweden = 瑞典
Norway = 挪威
Finland = 芬兰
Poland = 波兰
Czech Republic|Czechia = 捷克
Romania = 罗马尼亚
Hungary = 匈牙利
Greece = 希腊
Ireland = 爱尔兰
United Kingdom|UK|Great Britain|England|Scotland = 英国
United States|USA|U.S.A.|US|United States of America = 美国
Canada = 加拿大
Mexico = 墨西哥
Brazil = 巴西
Argentina = 阿根廷
Chile = 智利
Colombia = 哥伦比亚
Peru = 秘鲁
Australia = 澳大利亚|澳洲
New Zealand = 新西兰
`)

const CODES =
  "cn tw hk jp kr in id vn th my ph sg kh bd pk lk np tr il eg ma tn et ke za de at ch fr it es pt nl be dk se no fi pl cz ro hu gr ie gb us ca mx br ar cl co pe au nz".split(" ")

const CODE_OF: ReadonlyMap<string, string> = new Map(COUNTRIES.map(({ id }, index) => [id, CODES[index] ?? ""]))

/** ISO 3166-1 alpha-2, in small letters, of a country's name in either language, or of the code itself; null for anything else. */
export function countryCode(words: string): string | null {
  const name = words.normalize("NFKC").trim().toLowerCase()
  const country = COUNTRIES.find(({ en, zh }) => [...en, ...zh].some((known) => known.toLowerCase() === name))
  if (country) return CODE_OF.get(country.id) ?? null
  return CODES.includes(name) ? name : null
}
