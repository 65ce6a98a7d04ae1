import type { Product } from "./product"

const BODICE =
  "M-84 -246L-52 -246C-48 -190 -30 -166 0 -166C30 -166 48 -190 52 -246L84 -246C82 -190 88 -150 108 -118C96 -80 82 -50 80 -24L-80 -24C-82 -50 -96 -80 -108 -118C-88 -150 -82 -190 -84 -246Z"
const SKIRT = "M-80 -6C-100 60 -150 150 -196 222Q-160 248 -118 232Q-80 252 -40 236Q0 254 40 236Q80 252 118 232Q160 248 196 222C150 150 100 60 80 -6Z"

export const dress: Product = {
  box: { x: -198, y: -250, width: 396, height: 500 },
  silhouette:
    "M-84 -246L-52 -246C-48 -190 -30 -166 0 -166C30 -166 48 -190 52 -246L84 -246C82 -190 88 -150 108 -118C96 -80 82 -50 80 -6C100 60 150 150 196 222Q0 262 -196 222C-150 150 -100 60 -80 -6C-82 -50 -96 -80 -108 -118C-88 -150 -82 -190 -84 -246Z",
  front: { x: 0, y: 120, width: 296 },
  draw: (material) =>
    material.plain("M-52 -240C-44 -214 44 -214 52 -240C48 -190 30 -166 0 -166C-30 -166 -48 -190 -52 -240Z", material.tones.deep) +
    material.part(SKIRT) +
    material.part(BODICE) +
    material.fold("M-60 0Q-80 110 -128 230Q-108 240 -100 238Q-62 110 -52 0Z") +
    material.fold("M-14 0Q-30 120 -46 236L-22 244Q-12 120 -6 0Z") +
    material.fold("M30 0Q40 120 48 238L72 244Q56 120 38 0Z") +
    material.fold("M62 0Q90 120 134 236L156 238Q100 110 68 0Z") +
    material.fold("M-100 -112Q-60 -96 -44 -60Q-74 -86 -100 -98Z") +
    material.fold("M100 -112Q60 -96 44 -60Q74 -86 100 -98Z") +
    material.stitch("M-44 -236C-40 -184 -24 -157 0 -157C24 -157 40 -184 44 -236") +
    material.plain("M-82 -30Q0 -18 82 -30L84 -2Q0 10 -84 -2Z", material.tones.dark, "fabric") +
    material.seam("M-82 -16Q0 -4 82 -16", 2),
}
