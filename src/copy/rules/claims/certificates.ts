import type { ClaimReader } from "./claim"
import { term, termReader } from "./terms"

const seal = (id: string, forms: string, implies = "") => term(id, "error", forms, implies)

const SEALS = [
  seal("organic", "organic|organically grown|certified organic|有机|有机认证|有机种植"),
  seal("certified", "certified|certification|certificate|accredited|officially approved|tested and approved|quality tested|lab tested|认证|质检合格|检测合格|检测报告|权威检测|质检报告"),
  seal("ce", "=CE|ce marked|ce certified|CE认证|欧盟认证", "certified"),
  seal("fda", "=FDA|fda approved|FDA认证", "certified"),
  seal("iso", "=ISO|iso certified|iso 9001|iso 14001|ISO认证", "certified"),
  seal("ccc", "=CCC|3c认证|3C|国标|国家标准|GB标准", "certified"),
  seal("ul", "=UL|=ETL|ul listed|=RoHS|=ROHS|=FCC|=REACH|=GS|=TÜV|=TUV|energy star|=BSCI|=ASTM|=EN71|=CPSIA"),
  seal("oeko-tex", "oeko tex|oekotex|standard 100"),
  seal("gots", "=GOTS|=GRS|=RWS|=BCI|better cotton"),
  seal("fsc", "=FSC|=PEFC|rainforest alliance|fair trade|fairtrade|=UTZ|雨林联盟|公平贸易"),
  seal("food-grade", "food grade|food safe|medical grade|食品级|医用级|母婴级"),
  seal("bpa-free", "bpa free|phthalate free|lead free|formaldehyde free|chemical free|不含双酚a|不含bpa|无甲醛|零甲醛|0甲醛|无荧光剂"),
  seal("diet", "vegan|cruelty free|halal|kosher|non gmo|gluten free|sugar free|dairy free|lactose free|清真|非转基因|无糖|无麸质|零糖|0糖|0脂|零脂|零卡"),
  seal("additive-free", "no additives|additive free|preservative free|all natural|100% natural|零添加|无添加|无防腐剂|不添加防腐剂|绿色食品|无公害"),
  seal("ecological", "eco friendly|environmentally friendly|sustainable|sustainably made|sustainably sourced|biodegradable|compostable|carbon neutral|climate neutral|recycled|ethically made|环保|可降解|低碳|可持续|再生材料"),
  seal("patented", "patented|patent pending|专利"),
  seal("awarded", "award winning|prize winning|red dot award|获奖|金奖|红点奖"),
  seal("licensed", "officially licensed|official licensed|官方授权|正版授权"),
  term("genuine", "warning", "genuine|authentic|original product|100% authentic|正品|原厂正品"),
  seal("child-safe", "child safe|baby safe|child proof|childproof|婴儿可用|宝宝可用"),
]

/** What nobody sees, and somebody can measure. */
const PERFORMANCES = [
  term("waterproof", "warning", "waterproof|water proof|water resistant|water repellent|rainproof|weatherproof|防水|防泼水|防雨"),
  term("fireproof", "error", "fireproof|fire resistant|flame retardant|flame resistant|防火|阻燃"),
  term("shatterproof", "warning", "shatterproof|unbreakable|scratch resistant|scratchproof|bulletproof|防摔|防爆|耐刮"),
  term("appliance-safe", "warning", "dishwasher safe|microwave safe|oven safe|freezer safe|machine washable|可机洗|微波炉可用|可微波|洗碗机适用|可放洗碗机|烤箱可用"),
  term("uv", "error", "uv protection|uv protected|uv proof|sun protection|uv blocking|防紫外线|防晒衣|防晒指数"),
  term("insulated", "warning", "leakproof|leak proof|insulated|double walled|vacuum insulated|thermal insulation|防漏|保温|真空保温|保冷"),
  term("non-slip", "warning", "non slip|anti slip|slip resistant|防滑"),
  term("fast-drying", "warning", "quick drying|quick dry|moisture wicking|wrinkle free|速干|吸湿排汗|免烫"),
]

const HARMLESS =
  "genuine leather|authentic leather|genuine silk|organic shape|organic shapes|organic form|organic lines|organic curves|gift certificate|ce n'est|=REACH OUT|authentic self|有机玻璃|有机会|认证头像"

/** Seals, standards and tests. */
export const CERTIFICATES: ClaimReader = { kind: "certificate", about: "a certificate or standard", read: termReader(SEALS, HARMLESS) }

/** What it withstands or does. */
export const PERFORMANCE: ClaimReader = { kind: "performance", about: "how it performs", read: termReader(PERFORMANCES, "") }
