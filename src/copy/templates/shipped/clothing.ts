import type { ShippedTemplate } from "../shipped-templates"

const apparel: ShippedTemplate = {
  name: "apparel",
  version: 1,
  label: { en: "Apparel", zh: "服装" },
  words: {
    en: [
      "apparel", "clothing", "clothes", "fashion", "garment", "menswear", "womenswear", "kidswear", "sportswear", "activewear", "swimwear",
      "underwear", "lingerie", "nightwear", "knitwear", "outerwear", "t-shirt", "tee", "shirt", "blouse", "crop top", "tank top", "sweater", "jumper",
      "pullover", "cardigan", "hoodie", "sweatshirt", "jacket", "coat", "parka", "vest", "dress", "skirt", "trousers", "pants", "jeans",
      "shorts", "leggings", "suit", "pyjamas", "pajamas", "socks", "hat", "cap", "scarf", "gloves", "baby clothes",
    ],
    zh: [
      "服装", "服饰", "衣服", "男装", "女装", "童装", "运动服", "泳装", "内衣", "睡衣", "家居服", "外套", "大衣", "夹克", "羽绒服", "卫衣", "毛衣",
      "针织衫", "衬衫", "T恤", "上衣", "连衣裙", "裙", "裤", "牛仔裤", "袜", "帽", "围巾", "手套",
    ],
  },
  guidance: {
    en:
      "Buyers ask for cut, length, neckline, sleeves, closure and pockets: name those that the picture shows, then where it is worn. " +
      "Fabric, fit, stretch, warmth and care only from the label or the product's data. No promise about how it feels or flatters.",
    zh: "买家关心版型、长短、领型、袖型、闭合方式和口袋：写图中看得到的，再写适合的场合。面料、弹力、保暖和洗涤方式须见于标签或商品资料。不写上身感受，不写显瘦。",
  },
  attributes: ["neckline", "sleeves", "closure"],
}

const shoes: ShippedTemplate = {
  name: "shoes",
  version: 1,
  label: { en: "Shoes", zh: "鞋靴" },
  words: {
    en: [
      "shoe", "footwear", "sneaker", "trainer", "boot", "ankle boot", "sandal", "slipper", "loafer", "heels", "high heels", "flats", "flip-flops",
      "clogs", "sports shoes", "running shoes", "hiking boots", "children's shoes", "baby shoes",
    ],
    zh: ["鞋", "鞋靴", "鞋子", "运动鞋", "跑鞋", "休闲鞋", "皮鞋", "靴", "靴子", "凉鞋", "拖鞋", "高跟鞋", "童鞋", "登山鞋"],
  },
  guidance: {
    en:
      "Buyers ask for the shape, the height of shaft and heel, the toe, the closure and the sole: name those that the picture shows, then the occasion. " +
      "Leather, waterproofing, cushioning, grip and how sizes run only from print or the product's data.",
    zh: "买家关心鞋型、鞋帮与鞋跟高度、鞋头、闭合方式和鞋底：写图中看得到的，再写适合的场合。真皮、防水、缓震、防滑和尺码偏大偏小，须见于商品上的文字或商品资料。",
  },
  attributes: ["closure", "heel", "toe"],
}

const bags: ShippedTemplate = {
  name: "bags",
  version: 1,
  label: { en: "Bags", zh: "箱包" },
  words: {
    en: [
      "bag", "handbag", "backpack", "rucksack", "tote", "tote bag", "shoulder bag", "crossbody bag", "clutch", "purse", "wallet", "luggage",
      "suitcase", "travel bag", "sports bag", "gym bag", "school bag", "toiletry bag", "laptop bag", "briefcase", "pouch",
    ],
    zh: ["包", "箱包", "手提包", "背包", "双肩包", "单肩包", "斜挎包", "托特包", "手拿包", "钱包", "行李箱", "旅行包", "运动包", "书包", "电脑包", "公文包"],
  },
  guidance: {
    en:
      "Buyers ask how it is carried, how it closes and how it is divided: name straps, handles, closures and outer pockets that the picture shows, then what for. " +
      "Leather, volume, size, a laptop's size, weight and waterproofing only from print or the product's data.",
    zh: "买家关心背法、开合方式和分隔：写图中看得到的肩带、提手、拉链或搭扣、外袋，再写用途。真皮、容量、尺寸、可放电脑的尺寸、重量和防水，须见于商品上的文字或商品资料。",
  },
  attributes: ["closure", "straps", "pockets"],
}

export const clothing = [apparel, shoes, bags]
