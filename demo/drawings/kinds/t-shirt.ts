import type { Product } from "./product"

const BODY =
  "M-72 -226Q0 -150 72 -226L150 -196C156 -150 152 -110 152 -70L160 226Q0 246 -160 226L-152 -70C-152 -110 -156 -150 -150 -196Z"
const LEFT_SLEEVE = "M-110 -212L-152 -196Q-194 -178 -214 -146L-256 -66Q-226 -38 -184 -26L-148 -84Z"
const RIGHT_SLEEVE = "M110 -212L152 -196Q194 -178 214 -146L256 -66Q226 -38 184 -26L148 -84Z"

export const tShirt: Product = {
  box: { x: -258, y: -238, width: 516, height: 478 },
  silhouette:
    "M-72 -226Q0 -190 72 -226L152 -196Q194 -178 214 -146L256 -66Q226 -38 184 -26L152 -76L160 226Q0 246 -160 226L-152 -76L-184 -26Q-226 -38 -256 -66L-214 -146Q-194 -178 -152 -196Z",
  front: { x: 0, y: -20, width: 312 },
  draw: (material) =>
    material.plain("M-72 -226Q0 -244 72 -226Q40 -160 0 -160Q-40 -160 -72 -226Z", material.tones.deep) +
    `<rect x="-16" y="-220" width="32" height="18" rx="2" fill="#f3efe6" fill-opacity=".85"/>` +
    material.part(LEFT_SLEEVE, { angle: 28 }) +
    material.part(RIGHT_SLEEVE, { angle: -28 }) +
    material.stitch("M-247 -80Q-216 -54 -177 -42") +
    material.stitch("M247 -80Q216 -54 177 -42") +
    material.part(BODY) +
    material.fold("M-150 -70Q-100 -30 -84 40Q-116 -10 -152 -30Z") +
    material.fold("M150 -70Q100 -30 84 40Q116 -10 152 -30Z") +
    material.fold("M-60 234Q-66 160 -30 90Q-40 170 -34 238Z") +
    material.fold("M70 234Q62 170 84 110Q92 170 98 232Z") +
    material.strap("M-72 -224Q0 -148 72 -224", 15) +
    material.seam("M-150 -196C-156 -150 -152 -110 -152 -70") +
    material.seam("M150 -196C156 -150 152 -110 152 -70") +
    material.stitch("M-158 212Q0 232 158 212"),
}
