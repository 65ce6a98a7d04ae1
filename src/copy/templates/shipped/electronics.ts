import type { ShippedTemplate } from "../shipped-templates"

const device: ShippedTemplate = {
  name: "electronics",
  version: 1,
  label: { en: "Electronics", zh: "数码电器" },
  words: {
    en: [
      "electronics", "electronic", "gadget", "device", "computer", "laptop", "tablet", "phone", "smartphone", "phone accessories", "phone case",
      "charger", "cable", "power bank", "headphones", "earphones", "earbuds", "speaker", "audio", "camera", "monitor", "keyboard", "mouse",
      "smartwatch", "smart home", "console", "gaming", "television", "tv", "printer", "appliance", "home appliances", "kitchen appliances",
    ],
    zh: [
      "数码", "电子", "电器", "家电", "小家电", "厨房电器", "电脑", "笔记本电脑", "平板", "手机", "手机配件", "手机壳", "充电器", "数据线", "充电宝",
      "耳机", "音箱", "音响", "相机", "显示器", "键盘", "鼠标", "智能手表", "智能家居", "游戏机", "电视", "打印机",
    ],
  },
  guidance: {
    en:
      "Buyers ask what it does and what it fits: name the kind of device, its build, and the controls, ports and plugs that the picture shows. " +
      "Power, capacity, range, battery life, compatibility, standards and protection classes only from print or the product's data, figures to the letter.",
    zh: "买家关心用途和适配：写设备种类、外形，以及图中看得到的按键、接口和插头。功率、容量、续航、兼容型号、标准和防护等级，须见于商品上的文字或商品资料，数字照抄不改。",
  },
  attributes: ["ports", "controls"],
}

export const electronics = [device]
