import type { Product } from "./product"

const DOME = "M-226 84C-236 -66 -150 -152 -34 -152C84 -152 156 -66 162 66Q60 84 -34 112Q-150 118 -226 84Z"
const BRIM = "M-34 112Q40 70 162 62C220 70 262 104 254 128Q246 144 210 136C130 118 60 116 -34 112Z"

export const cap: Product = {
  box: { x: -234, y: -168, width: 492, height: 312 },
  mirrors: true,
  silhouette: "M-226 84C-236 -66 -150 -152 -34 -152C84 -152 156 -66 162 62C220 70 262 104 254 128Q246 144 210 136C130 118 60 120 -34 112Q-150 118 -226 84Z",
  front: { x: -32, y: -14, width: 330 },
  draw: (material) =>
    material.part(DOME, { shade: "round" }) +
    material.seam("M-34 -152C-120 -110 -150 0 -140 110") +
    material.stitch("M-26 -150C-108 -106 -138 0 -128 110") +
    material.seam("M-34 -152C40 -110 74 -10 66 84") +
    material.stitch("M-26 -152C50 -112 86 -10 78 82") +
    [-170, -52, 112].map((x) => `<circle cx="${x}" cy="${x === -52 ? -112 : -64}" r="6" fill="${material.tones.outline}"/>`).join("") +
    material.gleam("M-190 -10C-180 -80 -140 -122 -84 -134C-130 -100 -156 -60 -162 -6Z", 0.22) +
    `<ellipse cx="-34" cy="-154" rx="19" ry="10" fill="${material.tones.dark}" stroke="${material.tones.outline}" stroke-width="3"/>` +
    material.plain(BRIM, material.tones.dark, "down") +
    material.stitch("M-2 108Q60 82 160 74C210 82 240 104 240 122") +
    material.stitch("M30 110Q80 92 156 87C192 92 218 106 222 122") +
    material.fold("M-226 84Q-150 118 -34 112Q60 84 162 66L161 52Q60 70 -36 96Q-150 102 -226 68Z"),
}
