import { COLOUR_NAMES, KIND_NAMES, PATTERN_NAMES } from "../../demo/drawings/caption"
import { COLOURS, KINDS, PATTERNS, WORDS, type Drawing } from "../../demo/drawings/drawing"
import type { Random } from "../../demo/drawings/random"
import type { ProductFacts } from "../../src/copy/facts"
import type { Locale } from "../../src/copy/limits"
import { promptText } from "../../src/copy/prompt"

const INSTRUCTIONS: Record<Locale, readonly string[]> = {
  en: ["Shorter, please.", "Make it playful.", "Mention the colour first.", "Use simple words.", "For children.", "More formal"],
  zh: ["请更简短。", "语气活泼一些。", "先写颜色。", "用词简单。", "面向儿童。", "更正式"],
}

const FILE_NAMES = ["IMG", "DSC", "photo", "product", "image", "untitled", "New product", "新商品", "test"]

/**
 * A prompt as the runtime makes it, in about half of the cases with lines left out and
 * words shuffled: the demo model has to read the picture, tell the language, and let
 * the rest of a prompt, which changes as templates do, pass it by.
 */
export function trainingPrompt(drawing: Drawing, locale: Locale, random: Random): string {
  const full = promptText({
    locale,
    facts: randomFacts(random),
    instructions: random.next() < 0.25 ? random.pick(INSTRUCTIONS[locale]) + noise(random) : null,
  })
  if (random.next() < 0.45) {
    return full
  }
  const lines = full.split("\n").filter((_, index) => index === 0 || random.next() < 0.5)
  return lines
    .map((line) => (random.next() < 0.2 ? line.split(" ").filter(() => random.next() < 0.85).join(" ") : line))
    .join("\n")
}

/** Never the drawing's own facts: a model that could copy them would not learn to look. */
function randomFacts(random: Random): ProductFacts {
  const locale: Locale = random.next() < 0.5 ? "en" : "zh"
  const title = random.next()
  return {
    ...(title < 0.35
      ? { title: `${random.pick(FILE_NAMES)}_${Math.floor(random.between(0, 10_000))}` }
      : title < 0.7
        ? {
            title: [
              COLOUR_NAMES[locale][random.pick(COLOURS)],
              PATTERN_NAMES[locale][random.pick(PATTERNS)],
              KIND_NAMES[locale][random.pick(KINDS)],
              random.pick(WORDS),
            ]
              .filter(() => random.next() < 0.6)
              .join(" "),
          }
        : title < 0.8
          ? { title: noise(random) }
          : {}),
    ...(random.next() < 0.2 ? { description: noise(random) } : {}),
    ...(random.next() < 0.3 ? { categories: [random.pick(KINDS)] } : {}),
    ...(random.next() < 0.3 ? { options: { Size: ["S", "M", "L"].filter(() => random.next() < 0.7) } } : {}),
    ...(random.next() < 0.1 ? { tags: [noise(random)] } : {}),
  }
}

/** Some letters of either script, so that no byte of a prompt is new to the model. */
function noise(random: Random): string {
  const length = 1 + Math.floor(random.between(0, 12))
  return Array.from({ length }, () => {
    const range = random.next()
    const [first, size] = range < 0.7 ? [97, 26] : range < 0.85 ? [33, 90] : [0x4e00, 5000]
    return String.fromCodePoint(first + Math.floor(random.between(0, size))) + (random.next() < 0.15 ? " " : "")
  }).join("")
}
