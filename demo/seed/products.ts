import type { Drawing } from "../drawings/drawing"

export interface SeedProduct {
  /** As a camera or a hurried colleague named it: the draft has something to do. */
  title: string
  description?: string
  category: "Clothing" | "Shoes" | "Bags" | "Home"
  /** Euros. */
  price: number
  sizes: string[]
  drawing: Drawing
}

const CLOTHES = ["S", "M", "L", "XL"]
const SHOES = ["38", "40", "42", "44"]
const ONE_SIZE = ["One size"]

/** What the demo store sells. Titles and descriptions are what the drafts are there to replace. */
export const SEED_PRODUCTS: SeedProduct[] = [
  {
    title: "IMG_2034",
    category: "Clothing",
    price: 24,
    sizes: CLOTHES,
    drawing: { kind: "t-shirt", colour: "red", pattern: "striped", word: "NORD", seed: 11 },
  },
  {
    title: "DSC_0147",
    category: "Home",
    price: 12,
    sizes: ONE_SIZE,
    drawing: { kind: "mug", colour: "blue", pattern: "plain", word: "HONEY", seed: 12 },
  },
  {
    title: "new dress (2)",
    category: "Clothing",
    price: 69,
    sizes: CLOTHES,
    drawing: { kind: "dress", colour: "green", pattern: "dotted", word: null, seed: 13 },
  },
  {
    title: "IMG_2051",
    description: "TODO",
    category: "Shoes",
    price: 89,
    sizes: SHOES,
    drawing: { kind: "sneaker", colour: "white", pattern: "plain", word: "JET", seed: 14 },
  },
  {
    title: "untitled-1",
    category: "Bags",
    price: 59,
    sizes: ONE_SIZE,
    drawing: { kind: "backpack", colour: "orange", pattern: "plain", word: "CAMP", seed: 15 },
  },
  {
    title: "photo_final_v3",
    category: "Clothing",
    price: 149,
    sizes: CLOTHES,
    drawing: { kind: "coat", colour: "brown", pattern: "checked", word: null, seed: 16 },
  },
  {
    title: "IMG_2066",
    category: "Bags",
    price: 29,
    sizes: ONE_SIZE,
    drawing: { kind: "tote bag", colour: "yellow", pattern: "plain", word: "FERN", seed: 17 },
  },
  {
    title: "sample cap",
    category: "Clothing",
    price: 19,
    sizes: ONE_SIZE,
    drawing: { kind: "cap", colour: "purple", pattern: "plain", word: "BOLT", seed: 18 },
  },
  {
    title: "DSC_0152",
    category: "Home",
    price: 22,
    sizes: ONE_SIZE,
    drawing: { kind: "bottle", colour: "pink", pattern: "striped", word: null, seed: 19 },
  },
  {
    title: "boots blk",
    category: "Shoes",
    price: 129,
    sizes: SHOES,
    drawing: { kind: "boot", colour: "black", pattern: "plain", word: null, seed: 20 },
  },
  {
    title: "IMG_2070 (copy)",
    category: "Clothing",
    price: 54,
    sizes: CLOTHES,
    drawing: { kind: "trousers", colour: "blue", pattern: "checked", word: null, seed: 21 },
  },
  {
    title: "chair.jpg",
    description: "see picture",
    category: "Home",
    price: 99,
    sizes: ONE_SIZE,
    drawing: { kind: "chair", colour: "green", pattern: "striped", word: null, seed: 22 },
  },
  {
    title: "IMG_2081",
    category: "Clothing",
    price: 26,
    sizes: CLOTHES,
    drawing: { kind: "t-shirt", colour: "black", pattern: "plain", word: "ECHO", seed: 23 },
  },
  {
    title: "mug new",
    category: "Home",
    price: 14,
    sizes: ONE_SIZE,
    drawing: { kind: "mug", colour: "yellow", pattern: "dotted", word: null, seed: 24 },
  },
]

/** Address of the product in the store, told from its title. */
export function handleOf({ title }: SeedProduct): string {
  return title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
}
