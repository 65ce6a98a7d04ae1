import type { Product } from "./product"

const BODY =
  "M-160 196L-156 -70C-156 -180 -92 -222 0 -222C92 -222 156 -180 156 -70L160 196Q160 246 108 246L-108 246Q-160 246 -160 196Z"
const POCKET = "M-118 70Q0 58 118 70L124 190Q122 222 92 222L-92 222Q-122 222 -124 190Z"

export const backpack: Product = {
  box: { x: -202, y: -264, width: 404, height: 514 },
  silhouette: BODY,
  front: { x: 0, y: -40, width: 306 },
  draw: (material) =>
    material.strap("M-110 -180C-194 -130 -204 60 -168 190", 30, material.tones.deep) +
    material.strap("M110 -180C194 -130 204 60 168 190", 30, material.tones.deep) +
    material.strap("M-40 -214C-40 -262 40 -262 40 -214", 16) +
    material.part(BODY) +
    material.plain("M-160 120L-124 120L-124 222L-108 246Q-160 246 -160 196Z", material.tones.dark) +
    material.plain("M160 120L124 120L124 222L108 246Q160 246 160 196Z", material.tones.dark) +
    material.gleam("M-128 -70C-126 -150 -84 -190 -20 -198C-80 -180 -104 -140 -108 -70Z", 0.24) +
    `<path d="M-142 40L-140 -70C-140 -166 -84 -206 0 -206C84 -206 140 -166 140 -70L142 40" fill="none" stroke="${material.tones.outline}" stroke-width="7"/>` +
    `<path d="M-142 40L-140 -70C-140 -166 -84 -206 0 -206C84 -206 140 -166 140 -70L142 40" fill="none" stroke="#cfd2d6" stroke-width="3" stroke-dasharray="3 3"/>` +
    material.fold("M-118 66Q0 50 118 66L118 54Q0 40 -118 54Z") +
    material.part(POCKET) +
    `<path d="M-112 92Q0 80 112 92" fill="none" stroke="${material.tones.outline}" stroke-width="8"/>` +
    `<path d="M-112 92Q0 80 112 92" fill="none" stroke="#cfd2d6" stroke-width="3.5" stroke-dasharray="3 3"/>` +
    `<path d="M100 92l6 26" stroke="#c3b59a" stroke-width="8" stroke-linecap="round"/>` +
    material.stitch("M-112 184Q-110 210 -88 210L88 210Q110 210 112 184"),
}
