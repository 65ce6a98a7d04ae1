import type { ClaimReader } from "./claim"
import { term, termReader } from "./terms"

/** What a camera cannot tell from an imitation, and what it costs to be wrong about. */
const PRECIOUS = [
  term("full-grain leather", "error", "full grain leather|top grain leather|nappa leather|头层牛皮|头层皮|粒面皮", "leather"),
  term("leather", "error", "leather|genuine leather|real leather|cowhide|calfskin|lambskin|sheepskin|hide leather|leathern|皮革|真皮|牛皮|羊皮|小羊皮|小牛皮|猪皮|皮质|皮制|皮料|皮面"),
  term("suede", "error", "suede|nubuck|麂皮|磨砂皮|翻毛皮", "leather"),
  term("exotic leather", "error", "crocodile leather|alligator leather|snakeskin|ostrich leather|鳄鱼皮|蛇皮|鸵鸟皮", "leather"),
  term("silk", "error", "silk|silken|mulberry silk|pure silk|真丝|蚕丝|桑蚕丝|丝绸|丝质"),
  term("cashmere", "error", "cashmere|羊绒|山羊绒|开司米"),
  term("fur", "error", "real fur|mink|fox fur|rabbit fur|fur lining|fur lined|皮草|貂皮|貂毛|兔毛|狐狸毛"),
  term("down", "error", "goose down|duck down|down filling|down filled|down fill|down jacket|羽绒|鹅绒|鸭绒|白鸭绒|白鹅绒"),
  term("gold", "error", "solid gold|real gold|pure gold|gold plated|gold plating|gold filled|24 karat|18 karat|14 karat|24k gold|18k gold|14k gold|18k|24k|14k|karat gold|黄金|纯金|足金|真金|18k金|24k金|镀金|k金", "gold word"),
  term("silver", "error", "sterling silver|solid silver|real silver|pure silver|fine silver|silver plated|925 silver|纯银|足银|925银|999银|银质|镀银|银饰", "silver word"),
  term("platinum", "error", "platinum|铂金|白金"),
  term("gems", "error", "diamond|ruby|sapphire|emerald stone|gemstone|freshwater pearl|pearls|real pearl|jade|钻石|红宝石|蓝宝石|珍珠|翡翠|玉石|和田玉|玛瑙|琥珀|蜜蜡|宝石"),
  term("ivory", "error", "real ivory|elephant ivory|象牙"),
  term("marble", "error", "marble|大理石|岩板"),
  term("titanium", "error", "titanium|钛|纯钛|钛合金"),
  term("carbon fibre", "error", "carbon fibre|carbon fiber|碳纤维"),
  term("crystal", "error", "crystal glass|lead crystal|rock crystal|crystals|水晶"),
  term("noble wood", "error", "mahogany|rosewood|ebony|teak|红木|紫檀|黄花梨|檀木|柚木|乌木", "wood"),
]

/** Fibres, alloys and species: visible as cloth, metal or wood, not as what they are. */
const HIDDEN = [
  term("faux leather", "warning", "faux leather|pu leather|vegan leather|imitation leather|artificial leather|synthetic leather|leatherette|pu皮|人造革|人造皮革|仿皮|超纤皮|环保皮"),
  term("faux fur", "warning", "faux fur|fake fur|人造毛|仿兔毛|仿皮草"),
  term("cotton", "warning", "cotton|combed cotton|pure cotton|纯棉|全棉|棉质|精梳棉|长绒棉|棉布|棉"),
  term("organic cotton", "error", "organic cotton|egyptian cotton|pima cotton|有机棉|新疆棉", "cotton"),
  term("linen", "warning", "linen|flax|亚麻|苎麻|棉麻|麻料"),
  term("wool", "warning", "wool|woollen|woolen|lambswool|pure wool|羊毛|纯羊毛|毛呢"),
  term("merino", "error", "merino|merino wool|alpaca|mohair|美利奴|美利奴羊毛|羊驼毛|马海毛", "wool"),
  term("polyester", "warning", "polyester|涤纶|聚酯纤维"),
  term("nylon", "warning", "nylon|polyamide|尼龙|锦纶"),
  term("elastane", "warning", "elastane|spandex|lycra|氨纶|莱卡"),
  term("viscose", "warning", "viscose|rayon|modal|lyocell|tencel|粘胶|粘纤|莫代尔|莱赛尔|天丝"),
  term("acrylic fibre", "warning", "acrylic yarn|acrylic fibre|腈纶"),
  term("stainless steel", "warning", "stainless steel|不锈钢|304不锈钢|316不锈钢", "steel metal"),
  term("steel", "warning", "steel|碳钢|钢制", "metal"),
  term("aluminium", "warning", "aluminium|aluminum|铝|铝合金|铝制", "metal"),
  term("iron", "warning", "cast iron|wrought iron|铸铁|铁艺|生铁", "metal"),
  term("brass", "warning", "brass|bronze|solid copper|pure copper|黄铜|纯铜|青铜|铜制|全铜", "metal"),
  term("alloy", "warning", "zinc alloy|alloy|锌合金|合金", "metal"),
  term("gold word", "warning", "gold"),
  term("silver word", "warning", "silver"),
  term("solid wood", "warning", "solid wood|hardwood|实木|原木", "wood"),
  term("oak", "warning", "oak|solid oak|橡木", "wood"),
  term("walnut wood", "warning", "walnut|胡桃木|黑胡桃", "wood"),
  term("other wood", "warning", "beech|beechwood|pine wood|pinewood|birch|maple|maple wood|ash wood|acacia|cedar|榉木|松木|桦木|枫木|香樟木|杉木", "wood"),
  term("silicone", "warning", "silicone|硅胶"),
  term("tritan", "warning", "tritan|ptfe|teflon|特氟龙"),
  term("borosilicate", "warning", "borosilicate|tempered glass|高硼硅|高硼硅玻璃|钢化玻璃", "glass"),
  term("bone china", "warning", "bone china|骨瓷", "ceramic"),
  term("clay", "warning", "purple clay|紫砂", "ceramic"),
  term("memory foam", "warning", "memory foam|latex|记忆棉|乳胶"),
]

/** What a camera can tell. */
const VISIBLE = [
  term("glass", "info", "glass|玻璃"),
  term("ceramic", "info", "ceramic|ceramics|porcelain|stoneware|earthenware|terracotta|陶瓷|瓷|瓷器|陶土|陶器|瓷质"),
  term("wood", "info", "wood|wooden|timber|plywood|木质|木制|木头|木料"),
  term("bamboo", "info", "bamboo|竹|竹制|竹编"),
  term("wicker", "info", "wicker|rattan|straw|raffia|seagrass|藤编|藤制|草编"),
  term("cork", "info", "cork|软木"),
  term("metal", "info", "metal|金属"),
  term("plastic", "info", "plastic|acrylic|resin|塑料|亚克力|树脂"),
  term("rubber", "info", "rubber|橡胶"),
  term("paper", "info", "paper|cardboard|kraft paper|纸质|纸板|牛皮纸"),
  term("stone", "info", "stone|granite|slate|concrete|石材|石质|水泥"),
  term("canvas", "info", "canvas|帆布|牛津布"),
  term("denim", "info", "denim|牛仔布|丹宁"),
  term("pile", "info", "velvet|corduroy|fleece|plush|天鹅绒|灯芯绒|摇粒绒|珊瑚绒|法兰绒|毛绒|绒布|丝绒"),
  term("sheer", "info", "chiffon|tulle|satin|雪纺|薄纱|缎面|蕾丝"),
]

const HARMLESS =
  "leather look|leather effect|leather like|wood look|wood effect|wood grain|wood tone|marble effect|marble look|marble pattern|marbled|bed linen|table linen|linen look|linen closet|" +
  "diamond pattern|diamond shape|diamond shaped|diamond check|diamond quilted|silk screen|silk screen print|pearl white|steel blue|silver grey|silver gray|gold tone|gold toned|gold coloured|gold colored|" +
  "silver tone|silver toned|silver coloured|silver colored|rose gold tone|cotton candy|wine glass|drinking glass|beer glass|cocktail glass|shot glass|hour glass|hourglass|champagne glass|reading glass|" +
  "glasses|sunglasses|eyeglasses|glass of|stone wash|stone washed|rubber duck|paper plane|maple leaf|maple syrup|pure cashmere look|ruby red|sapphire blue|jade green|walnut brown|walnut bread|" +
  "rubber boot|straw hat shape|metal music|crystal clear|cork board|steel toe cap|wool look|" +
  "皮肤|皮带扣|棉签|棉花糖|棉服|棉衣|棉袄|棉鞋|棉拖|海绵|竹节|竹叶图案|木纹|石纹|大理石纹|皮纹|金属色|金属感|珍珠白|象牙白|宝石蓝|宝石绿|琥珀色|玻璃杯|牛仔裤|青瓷色|水晶般|陶土色|瓷砖|瓷白"

/** What the product is made of. */
export const MATERIALS: ClaimReader = {
  kind: "material",
  about: "a material",
  read: termReader([...PRECIOUS, ...HIDDEN, ...VISIBLE], HARMLESS),
}
