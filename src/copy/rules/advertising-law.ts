/**
 * Words that China's advertising law (article 9, third item, and the market regulator's practice) does
 * not let an advertisement say, whatever the evidence.
 */
export const FORBIDDEN_SUPERLATIVES: readonly string[] =
  "国家级|世界级|宇宙级|全球级|最高级|最佳|顶级|顶尖|顶峰|尖端|极品|极致|极佳|绝佳|绝对|终极|王牌|冠军|之王|之最|销量第一|全国第一|全网第一|世界第一|全球第一|行业第一|第一品牌|NO.1|TOP1|No.1|no.1|排名第一|第一|唯一|首个|首家|首款|首选|首创|独家|独一无二|独创|全网最低|全网首发|全球首发|史上最低|空前|绝无仅有|绝后|史无前例|前无古人|前所未有|无与伦比|无敌|无双|万能|百分之百|百分百|100%有效|永久|永不|国际领先|世界领先|全球领先|遥遥领先|领先品牌|领导品牌|领袖品牌|世界知名|驰名商标|中国名牌|国家免检|免检产品|国家领导人|特供|专供|国宾|质量免检|填补国内空白|巅峰|至尊|奢侈至极|金牌|名牌|纯天然|特效|神效|奇效|秒杀全网|老字号第一|完美无瑕".split("|")

/** In which the same characters say something else. */
export const HARMLESS_USES: readonly string[] =
  "第一次|第一步|第一时间|第一天|第一眼|第一代|第一人称|第一排|第一层|第一页|第一印象|最后|最近|最终|最初|最爱|首页|首饰|首选项|绝对值|永久磁铁|唯一编码|百分百棉|百分之百棉|金牌图案|冠军图案|终极目标".split("|")

/** 最 before a quality: the best, the newest, the cheapest. */
export const SUPERLATIVE_OF_ANYTHING = /最(?:具|受|有)?[\p{Script=Han}]{1,3}/gu

/** A limit that the figure behind it names, as data does: 最大承重 100 公斤. */
export const LIMIT_WITH_FIGURE =
  /最[大小高低长短多少]?(?:可|能)?(?:承重|载重|负重|容量|容积|直径|高度|长度|宽度|深度|厚度|温度|功率|尺寸|速度|音量|范围|档|压力|使用|承载|支持|调节|输出|输入)[^，。；,;\d]{0,6}\d/gu
