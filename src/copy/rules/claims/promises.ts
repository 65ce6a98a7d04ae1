import type { ClaimReader } from "./claim"
import { term, termReader } from "./terms"

const HEALTH_TERMS = [
  term("cures", "error", "cures|cured of|heals|healing|healing power|治疗|治愈|疗效|根治|医治|治病|理疗"),
  term("treats", "error", "treats acne|treats pain|treats eczema|treats disease|treatment of|treats arthritis|treats illness|medicinal|药用|药效"),
  term("antibacterial", "error", "antibacterial|anti bacterial|antimicrobial|anti microbial|antiviral|antifungal|germ free|kills germs|kills bacteria|kills viruses|sterilising|sterilizing|disinfecting|抗菌|抑菌|杀菌|除菌|灭菌|消毒|抗病毒|防螨|除螨"),
  term("hypoallergenic", "error", "hypoallergenic|hypo allergenic|non allergenic|allergy free|allergy tested|抗敏|防过敏|低敏|不过敏|抗过敏"),
  term("non-toxic", "error", "non toxic|nontoxic|toxin free|无毒|无毒无害|安全无害"),
  term("anti-ageing", "error", "anti ageing|anti aging|anti wrinkle|reduces wrinkles|skin whitening|whitening|brightens skin|rejuvenating|抗衰老|抗衰|祛皱|抗皱霜|祛斑|祛痘|美白|嫩肤|淡斑"),
  term("slimming", "error", "weight loss|lose weight|fat burning|burns fat|slimming effect|detox|detoxifying|减肥|瘦身|燃脂|排毒|塑身"),
  term("pain", "error", "pain relief|relieves pain|relieves stress|relieves tension|anti inflammatory|eases pain|止痛|镇痛|消炎|缓解疼痛|缓解疲劳|活血|舒筋活络|祛湿"),
  term("medical", "error", "therapeutic|therapy|medical|clinically proven|clinically tested|dermatologist tested|dermatologically tested|doctor recommended|doctors recommend|orthopedic|orthopaedic|医用|临床|医生推荐|医学"),
  term("wellbeing", "error", "boosts immunity|boosts the immune system|immune support|improves sleep|improves circulation|blood circulation|lowers blood pressure|blood pressure|prevents disease|promotes health|improves health|health benefits|增强免疫力|提高免疫力|改善睡眠|助眠|降血压|降血糖|养生|保健|养颜|促进血液循环|延年益寿|预防疾病"),
]

/** Whether the body is the better for it. */
export const HEALTH: ClaimReader = {
  kind: "health",
  about: "an effect on health",
  read: termReader(HEALTH_TERMS, "retail therapy|whitening toothpaste box|medical student"),
}

const POWER_TERMS = [
  term("rechargeable", "warning", "rechargeable|usb rechargeable|充电式|可充电|usb充电"),
  term("battery", "warning", "battery powered|long battery life|battery life|all day battery|long lasting battery|lithium battery|续航|超长续航|长续航|锂电池|大电池|电池供电"),
  term("fast charging", "warning", "fast charging|quick charge|wireless charging|快充|闪充|无线充电"),
  term("solar", "warning", "solar powered|太阳能"),
  term("wireless", "warning", "bluetooth|wi fi|wifi|蓝牙|无线连接"),
  term("noise", "warning", "noise cancelling|noise canceling|noise reduction|降噪|静音"),
]

/** What drives it, and how long. Figures are measures. */
export const POWER: ClaimReader = { kind: "power", about: "its power or battery", read: termReader(POWER_TERMS, "") }

const SUPERLATIVE_TERMS = [
  term("best", "warning", "best|the best|best ever|best in class|best quality|world's best"),
  term("first", "warning", "number one|no. 1|no 1|no.1|#1|number 1|=No. 1|world's first|market leader|market leading|industry leading|leading brand|first choice"),
  term("finest", "warning", "finest|greatest|highest quality|top quality|top rated|world class|world's finest|superior quality|unrivalled|unrivaled|unmatched|unbeatable|unsurpassed|second to none|ultimate"),
  term("most", "warning", "most comfortable|most popular|most beautiful|most durable|most advanced|most luxurious|most reliable|most trusted|most affordable|strongest|softest|lightest|fastest|safest|toughest"),
  term("best-selling", "warning", "best selling|bestselling|bestseller|best seller|everyone's favourite|loved by millions|热销|畅销|爆款|网红|销量领先"),
  term("only", "warning", "the only one in the world|one of a kind|world exclusive|revolutionary|miracle|magical effect"),
]

const SUPERLATIVES_HARMLESS =
  "best friend|best wishes|best before|at its best|at their best|best worn|best served|best paired|best used|best suited|best for|best with|sunday best|best man|dressed in your best|best regards|ultimate frisbee"

/** That nothing is better. In Chinese, such words are forbidden altogether: `advertising-law.ts`. */
export const SUPERLATIVES: ClaimReader = {
  kind: "superlative",
  about: "that nothing is better",
  read: termReader(SUPERLATIVE_TERMS, SUPERLATIVES_HARMLESS),
}

const PROMISE_TERMS = [
  term("warranty", "error", "warranty|warranties|lifetime warranty|质保|保修|终身保修|终身质保|三包"),
  term("guarantee", "error", "guarantee|guaranteed|money back|full refund|refund|包退|包换|假一赔十|假一赔三|无理由退货|无理由退换|退货保障|保真|不满意退款"),
  term("shipping", "error", "free shipping|free delivery|free returns|free return|next day delivery|包邮|免运费|免邮|次日达|运费险"),
  term("price", "error", "discount|discounted|cheapest|lowest price|best price|on sale|flash sale|sale price|special offer|half price|reduced price|bargain price|clearance|buy one get one|free gift|打折|特价|促销|优惠|清仓|秒杀|买一送一|赠品|半价|降价|性价比之王|最低价|亏本"),
  term("scarcity", "error", "limited time|limited offer|while stocks last|while supplies last|limited edition|last chance|only a few left|限时|限量|限量版|仅剩|售完即止|绝版"),
  term("effect", "error", "satisfaction guaranteed|risk free|100% safe|绝对安全|包治|无效退款"),
]

/** What the store would have to keep. */
export const PROMISES: ClaimReader = { kind: "promise", about: "a promise of the store", read: termReader(PROMISE_TERMS, "优惠券包") }
