import type { Kind } from "../drawing"
import { backpack } from "./backpack"
import { boot } from "./boot"
import { bottle } from "./bottle"
import { cap } from "./cap"
import { chair } from "./chair"
import { coat } from "./coat"
import { dress } from "./dress"
import { mug } from "./mug"
import type { Product } from "./product"
import { sneaker } from "./sneaker"
import { tShirt } from "./t-shirt"
import { toteBag } from "./tote-bag"
import { trousers } from "./trousers"

export const PRODUCTS: Record<Kind, Product> = {
  "t-shirt": tShirt,
  dress,
  coat,
  trousers,
  sneaker,
  boot,
  "tote bag": toteBag,
  backpack,
  cap,
  mug,
  bottle,
  chair,
}
