import type { ShippedTemplate } from "../shipped-templates"

const home: ShippedTemplate = {
  name: "home",
  version: 1,
  label: { en: "Home", zh: "家居" },
  words: {
    en: [
      "home", "household", "homeware", "furniture", "chair", "table", "coffee table", "sofa", "bed", "shelf", "lamp", "lighting", "decor", "decoration", "candle", "vase",
      "rug", "carpet", "curtain", "cushion", "bedding", "towel", "bathroom", "kitchen", "kitchenware", "cookware", "tableware", "mug", "cup", "plate",
      "bowl", "glassware", "bottle", "storage", "garden", "home textiles",
    ],
    zh: [
      "家居", "家具", "家纺", "家饰", "日用", "椅", "桌", "沙发", "床", "茶几", "电脑桌", "鞋柜", "植物", "多肉植物", "置物架", "灯", "灯具", "装饰", "摆件", "蜡烛", "花瓶", "地毯", "窗帘", "抱枕",
      "床品", "毛巾", "浴室", "厨房", "厨具", "锅具", "餐具", "杯", "马克杯", "盘", "碗", "水瓶", "收纳", "园艺",
    ],
  },
  guidance: {
    en:
      "Buyers ask for shape, finish, and the room or table it suits: name those that the picture shows, and how many pieces there are. " +
      "Wood, metal, ceramics and fabric by name, measures, load, heat and dishwasher use only from print or the product's data.",
    zh: "买家关心造型、表面和适合的空间：写图中看得到的，以及件数。木材、金属、陶瓷和布料的名称，尺寸、承重、耐热和能否用洗碗机，须见于商品上的文字或商品资料。",
  },
  attributes: ["shape", "finish"],
}

const toys: ShippedTemplate = {
  name: "toys",
  version: 1,
  label: { en: "Toys", zh: "玩具" },
  words: {
    en: [
      "toy", "game", "board game", "puzzle", "doll", "plush", "soft toy", "teddy", "figure", "building blocks", "bricks", "model kit", "playset",
      "educational toys", "toy cars", "baby toys", "outdoor toys",
    ],
    zh: ["玩具", "桌游", "益智玩具", "拼图", "娃娃", "毛绒", "公仔", "手办", "积木", "模型", "玩具车", "早教"],
  },
  guidance: {
    en:
      "Buyers ask what is played, with what parts, and alone or together: name the figures and parts that the picture shows. " +
      "Age, number of players and pieces, batteries and safety marks only from print or the product's data. Never call it safe, and promise no learning.",
    zh: "买家关心玩法、部件和人数：写图中看得到的角色与部件。适用年龄、游戏人数、件数、电池和安全标志须见于包装文字或商品资料。不写“安全”，不承诺学习效果。",
  },
  attributes: ["theme", "parts"],
}

const sports: ShippedTemplate = {
  name: "sports",
  version: 1,
  label: { en: "Sports", zh: "运动户外" },
  words: {
    en: [
      "sport", "sports", "sporting goods", "outdoor", "outdoors", "fitness", "gym", "yoga", "running", "cycling", "bicycle", "bike", "camping", "hiking",
      "climbing", "tent", "swimming", "ski", "snowboard", "football", "soccer", "basketball", "tennis", "golf", "racket", "ball", "helmet", "fishing",
      "sports equipment",
    ],
    zh: [
      "运动", "体育", "体育用品", "户外", "健身", "瑜伽", "跑步", "骑行", "自行车", "露营", "徒步", "登山", "帐篷", "游泳", "滑雪", "足球", "篮球", "网球",
      "羽毛球", "高尔夫", "球拍", "头盔", "钓鱼",
    ],
  },
  guidance: {
    en:
      "Buyers ask for the sport, the place and what helps in use: name grips, straps, fastenings and parts that the picture shows. " +
      "Weight, load, sizes, waterproofing and safety standards only from print or the product's data. Promise no performance, and no protection from injury.",
    zh: "买家关心运动项目、场地和使用便利：写图中看得到的握把、绑带、扣件和部件。重量、承重、尺寸、防水和安全标准须见于商品上的文字或商品资料。不承诺成绩，不承诺防伤。",
  },
  attributes: ["sport"],
}

export const homeAndPlay = [home, toys, sports]
