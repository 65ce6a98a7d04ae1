import { seededRandom } from "./random"

export const KINDS = [
  "t-shirt",
  "dress",
  "coat",
  "trousers",
  "sneaker",
  "boot",
  "tote bag",
  "backpack",
  "cap",
  "mug",
  "bottle",
  "chair",
] as const

export const COLOURS = [
  "red",
  "orange",
  "yellow",
  "green",
  "blue",
  "purple",
  "pink",
  "brown",
  "black",
  "white",
] as const

export const PATTERNS = ["plain", "striped", "dotted", "checked"] as const

/** Any two are at least two edits apart, nearly all of them three or more. */
export const WORDS = [
  "OAK",
  "SKY",
  "IVY",
  "ZEN",
  "JET",
  "FOX",
  "HUB",
  "NORD",
  "LUNA",
  "PEAK",
  "WILD",
  "MOSS",
  "TIDE",
  "BOLT",
  "ECHO",
  "HAZE",
  "GRIT",
  "FERN",
  "CAMP",
  "QUILL",
  "RIVER",
  "CLOUD",
  "MAPLE",
  "STORM",
  "VIVID",
  "BRISK",
  "HONEY",
  "WAGON",
] as const

export type Kind = (typeof KINDS)[number]
export type Colour = (typeof COLOURS)[number]
export type Pattern = (typeof PATTERNS)[number]

export interface Drawing {
  kind: Kind
  colour: Colour
  pattern: Pattern
  /** Capital letters A-Z, printed on the product; null leaves the product without a label. */
  word: string | null
  /** Decides everything that has no name: pose, background, light and shade. */
  seed: number
}

const SHARE_WITH_A_WORD = 0.6
const ONE_IN_HELD_OUT = 8

/** A drawing whose facts are uniform over the lists; the seed settles both the facts and the pose. */
export function randomDrawing(seed: number): Drawing {
  const random = seededRandom(seed)
  return {
    kind: random.pick(KINDS),
    colour: random.pick(COLOURS),
    pattern: random.pick(PATTERNS),
    word: random.chance(SHARE_WITH_A_WORD) ? random.pick(WORDS) : null,
    seed,
  }
}

/** What a drawing shows, without its pose: "kind|colour|pattern|word", the word empty where there is none. */
export function combinationKey({ kind, colour, pattern, word }: Drawing): string {
  return [kind, colour, pattern, word ?? ""].join("|")
}

/** True for the eighth of all combinations that training never sees. */
export function isHeldOut(drawing: Drawing): boolean {
  return fnv1a(combinationKey(drawing)) % ONE_IN_HELD_OUT === 0
}

/**
 * FNV-1a, 32 bits, its halves folded together: the low bits alone depend only on the low bits of the characters.
 * http://www.isthe.com/chongo/tech/comp/fnv/
 */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  return ((hash >>> 16) ^ (hash & 0xffff)) >>> 0
}
