import type { ShippedTemplate } from "../shipped-templates"

const food: ShippedTemplate = {
  name: "food",
  version: 1,
  label: { en: "Food and drink", zh: "食品饮料" },
  words: {
    en: [
      "food", "food and drink", "drink", "beverage", "grocery", "groceries", "snack", "sweets", "candy", "chocolate", "biscuit", "cookie", "cake",
      "bakery", "bread", "tea", "coffee", "juice", "wine", "beer", "spirits", "cheese", "dairy", "meat", "fish", "fruit", "vegetables", "pasta",
      "rice", "noodles", "sauce", "spice", "oil", "honey", "jam", "baby food", "pet food",
    ],
    zh: [
      "食品", "饮料", "酒水", "零食", "糖果", "巧克力", "饼干", "糕点", "面包", "茶", "茶叶", "咖啡", "果汁", "葡萄酒", "啤酒", "白酒", "奶酪", "乳制品",
      "肉", "海鲜", "水果", "蔬菜", "粮油", "米面", "面条", "酱料", "调味品", "蜂蜜", "果酱", "生鲜", "辅食",
    ],
  },
  guidance: {
    en:
      "Buyers ask what it is, its taste, how much there is and how it is packed: taste, contents and amount as the pack prints them. " +
      "Ingredients, allergens, origin, organic, sugar-free and the like only from print or the product's data. Never a word about health, weight or cure.",
    zh: "买家关心品名、口味、规格和包装：口味、内容物和净含量以包装所印为准。配料、过敏原、产地、有机、无糖等须见于包装文字或商品资料。绝不写保健、减肥或治疗功效。",
  },
  attributes: ["flavour", "net_content", "packaging"],
}

const beauty: ShippedTemplate = {
  name: "beauty",
  version: 1,
  label: { en: "Beauty", zh: "美妆个护" },
  words: {
    en: [
      "beauty", "cosmetics", "makeup", "make-up", "skincare", "skin care", "hair care", "haircare", "hair oil", "body oil", "body care", "personal care", "fragrance", "perfume",
      "lipstick", "mascara", "foundation", "cream", "lotion", "serum", "shampoo", "conditioner", "soap", "sunscreen", "nail polish", "toiletries", "shaving",
    ],
    zh: [
      "美妆", "化妆品", "彩妆", "护肤", "护肤品", "个护", "个人护理", "洗护", "护发", "香水", "香氛", "口红", "唇膏", "睫毛膏", "粉底", "面霜", "乳液", "精华",
      "洗发水", "沐浴露", "香皂", "防晒", "指甲油", "面膜",
    ],
  },
  guidance: {
    en:
      "Buyers ask for the kind of product, the shade, the amount and how it is dispensed: shade and amount as printed, container and applicator as seen. " +
      "Ingredients, skin types, vegan, tested and protection factors only from print or the product's data. No effects on skin or hair, no cures.",
    zh: "买家关心品类、色号、容量和取用方式：色号与容量以所印为准，瓶型与刷头按图所见。成分、适用肤质、纯素、测试和防晒指数须见于包装文字或商品资料。不写功效，不写治疗作用。",
  },
  attributes: ["shade", "net_content", "packaging"],
}

export const tasteAndCare = [food, beauty]
