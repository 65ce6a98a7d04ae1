import type { Product } from "./product"

const LEGS =
  "M-112 -214C-126 -160 -134 -90 -136 -20L-142 240Q-88 252 -34 242L-6 -40Q0 -56 6 -40L34 242Q88 252 142 240L136 -20C134 -90 126 -160 112 -214Z"
const WAISTBAND = "M-110 -246Q0 -236 110 -246L114 -208Q0 -196 -114 -208Z"

export const trousers: Product = {
  box: { x: -144, y: -250, width: 288, height: 500 },
  silhouette:
    "M-110 -246L110 -246C126 -160 134 -90 136 -20L142 240Q88 252 34 242L6 -40L-6 -40L-34 242Q-88 252 -142 240L-136 -20C-134 -90 -126 -160 -110 -246Z",
  tag: { x: 170, y: -96, tiedAt: { x: 84, y: -206 } },
  draw: (material) =>
    material.part(LEGS) +
    material.fold("M-6 -44Q-36 90 -50 242L-34 242Z") +
    material.fold("M6 -44Q36 90 50 242L34 242Z") +
    material.fold("M-8 -60Q-54 -48 -84 -6Q-46 -42 -8 -50Z") +
    material.fold("M8 -60Q54 -48 84 -6Q46 -42 8 -50Z") +
    material.gleam("M-104 -60Q-112 80 -104 236L-92 238Q-98 80 -94 -60Z", 0.16) +
    material.gleam("M94 -60Q100 80 94 236L106 236Q112 80 104 -60Z", 0.16) +
    material.seam("M-66 -204Q-76 -150 -126 -132") +
    material.seam("M66 -204Q76 -150 126 -132") +
    material.stitch("M-58 -203Q-68 -144 -127 -122") +
    material.stitch("M58 -203Q68 -144 127 -122") +
    material.seam("M0 -200L0 -46") +
    material.stitch("M24 -200L24 -110Q22 -84 2 -76") +
    material.plain(WAISTBAND, material.tones.dark, "fabric") +
    [-72, -4, 64].map((x) => material.plain(`M${x} -248h13v52h-13Z`, material.tones.base)).join("") +
    `<circle cx="24" cy="-222" r="8" fill="#3a342e"/><circle cx="23" cy="-224" r="5" fill="#b9a58a"/>` +
    material.stitch("M-142 226Q-88 238 -34 228") +
    material.stitch("M142 226Q88 238 34 228"),
}
