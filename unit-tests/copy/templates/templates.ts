import type { TemplateTexts } from "../../../src/copy/templates/prompt-template"

/** A template as a store would write it, good to be saved. */
export const CANDLES: TemplateTexts = {
  label: { en: "Candles", zh: "蜡烛" },
  words: { en: ["candle", "scented candle"], zh: ["香薰蜡烛"] },
  guidance: { en: "Say what the vessel looks like and where it would stand.", zh: "写容器的样子和摆放的地方。" },
  attributes: ["vessel"],
}
