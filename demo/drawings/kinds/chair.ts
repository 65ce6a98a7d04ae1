import type { Product } from "./product"

const BACK = "M-142 -196Q-142 -244 -94 -246Q0 -254 94 -246Q142 -244 142 -196L134 -64Q132 -32 96 -30Q0 -24 -96 -30Q-132 -32 -134 -64Z"
const SEAT = "M-126 8Q0 2 126 8L160 72Q164 84 150 86Q0 94 -150 86Q-164 84 -160 72Z"
const EDGE = "M-160 74Q-164 86 -150 86Q0 94 150 86Q164 84 160 74L160 104Q158 118 142 120Q0 128 -142 120Q-158 118 -160 104Z"

export const chair: Product = {
  box: { x: -170, y: -252, width: 340, height: 504 },
  silhouette: "M-142 -196Q-142 -246 -94 -248L94 -248Q142 -246 142 -196L130 8L160 72L160 110L-160 110L-160 72L-130 8Z",
  front: { x: 0, y: -138, width: 274 },
  draw: (material) => {
    const { wood, woodShade } = material.tones
    return (
      leg("M-112 100L-88 100L-100 214L-114 214Z", woodShade) +
      leg("M112 100L88 100L100 214L114 214Z", woodShade) +
      leg("M-104 -60L-82 -60L-82 30L-104 30Z", wood) +
      leg("M104 -60L82 -60L82 30L104 30Z", wood) +
      leg("M-100 156H100V168H-100Z", woodShade) +
      material.part(BACK) +
      material.stitch("M-128 -196Q-128 -232 -92 -234Q0 -241 92 -234Q128 -232 128 -196L121 -68Q119 -44 92 -43Q0 -38 -92 -43Q-119 -44 -121 -68Z") +
      material.gleam("M-116 -190Q-116 -220 -86 -222L-40 -224Q-96 -210 -104 -150Z", 0.2) +
      leg("M-152 112L-120 112L-140 250L-156 250Z", wood) +
      leg("M152 112L120 112L140 250L156 250Z", wood) +
      material.part(SEAT, { shade: "down" }) +
      material.fold("M-126 8Q0 2 126 8L136 26Q0 18 -136 26Z") +
      material.part(EDGE, { shade: "round" }) +
      material.fold("M-160 104Q-158 118 -142 120Q0 128 142 120Q158 118 160 104L160 76Q0 96 -160 76Z")
    )
  },
}

function leg(path: string, tone: string): string {
  return (
    `<path d="${path}" fill="${tone}" stroke="#3b2f25" stroke-width="3" stroke-linejoin="round"/>` +
    `<path d="${path}" fill="url(#shade-fabric)"/>`
  )
}
