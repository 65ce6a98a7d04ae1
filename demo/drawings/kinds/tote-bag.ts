import type { Product } from "./product"

const BODY = "M-176 -104Q0 -96 176 -104L196 228Q196 246 176 248Q0 254 -176 248Q-196 246 -196 228Z"

export const toteBag: Product = {
  box: { x: -198, y: -268, width: 396, height: 520 },
  silhouette: BODY,
  front: { x: 0, y: 86, width: 344 },
  draw: (material) =>
    material.strap("M-74 -100C-78 -210 -54 -244 0 -244C54 -244 78 -210 74 -100", 22, material.tones.deep) +
    material.plain("M-176 -104Q0 -116 176 -104Q0 -96 -176 -104Z", material.tones.deep) +
    material.part(BODY) +
    material.fold("M-176 -90Q-140 60 -196 220L-194 120Z") +
    material.fold("M176 -90Q140 60 196 220L194 120Z") +
    material.fold("M-110 -30Q-126 80 -96 200Q-106 80 -96 -30Z") +
    material.fold("M104 -30Q120 80 88 220Q100 80 90 -30Z") +
    material.stitch("M-176 -78Q0 -70 177 -78") +
    material.stitch("M-190 232Q0 240 190 232") +
    material.strap("M-100 -46C-108 -210 -70 -256 0 -256C70 -256 108 -210 100 -46", 24) +
    [-100, 100].map((x) => material.seam(`M${x - 10} -70l20 24M${x + 10} -70l-20 24M${x - 11} -71h22`, 2)).join(""),
}
