import type { Product } from "./product"

const BODY =
  "M-50 -176C-50 -146 -112 -130 -112 -70L-112 214Q-112 250 -76 250L76 250Q112 250 112 214L112 -70C112 -130 50 -146 50 -176Z"

export const bottle: Product = {
  box: { x: -114, y: -256, width: 228, height: 508 },
  silhouette: "M-54 -236L54 -236L50 -176C50 -146 112 -130 112 -70L112 214Q112 250 76 250L-76 250Q-112 250 -112 214L-112 -70C-112 -130 -50 -146 -50 -176L-54 -236Z",
  front: { x: 0, y: 70, width: 222 },
  tag: { x: 110, y: -78, tiedAt: { x: 44, y: -178 } },
  draw: (material) =>
    `<path d="M-30 -232C-34 -262 34 -262 30 -232" fill="none" stroke="#4d5159" stroke-width="13" stroke-linecap="round"/>` +
    `<path d="M-30 -232C-34 -262 34 -262 30 -232" fill="none" stroke="#9aa0a9" stroke-width="7" stroke-linecap="round"/>` +
    `<rect x="-58" y="-236" width="116" height="48" rx="9" fill="#a9afb8" stroke="#4d5159" stroke-width="3.5"/>` +
    `<rect x="-58" y="-236" width="116" height="48" rx="9" fill="url(#shade-round)"/>` +
    [-40, -24, -8, 8, 24, 40].map((x) => `<path d="M${x} -228v32" stroke="#4d5159" stroke-opacity=".5" stroke-width="3"/>`).join("") +
    `<rect x="-48" y="-190" width="96" height="18" fill="#d5d9de" stroke="#4d5159" stroke-width="3"/>` +
    material.part(BODY, { shade: "round" }) +
    material.gleam("M-86 -70C-86 -104 -60 -120 -46 -136C-58 -110 -66 -96 -66 -64L-66 210Q-66 230 -74 230Q-86 230 -86 210Z", 0.34) +
    material.gleam("M84 -60L92 -56L92 200L84 206Z", 0.2) +
    material.seam("M-112 216Q0 226 112 216", 2.5) +
    material.seam("M-92 -112Q0 -100 92 -112", 2.5),
}
