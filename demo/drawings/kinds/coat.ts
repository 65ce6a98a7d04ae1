import type { Product } from "./product"

const BODY =
  "M-60 -226L-122 -200C-130 -120 -120 -60 -122 0L-152 232Q-76 250 0 246Q76 250 152 232L122 0C120 -60 130 -120 122 -200L60 -226L0 -190Z"
const LEFT_SLEEVE = "M-112 -206Q-146 -192 -156 -150L-196 84Q-176 104 -138 98L-112 -70Z"
const RIGHT_SLEEVE = "M112 -206Q146 -192 156 -150L196 84Q176 104 138 98L112 -70Z"

export const coat: Product = {
  box: { x: -198, y: -252, width: 396, height: 502 },
  silhouette:
    "M-60 -232L60 -232L122 -204Q148 -190 156 -150L196 84Q176 104 138 98L134 70L152 232Q0 256 -152 232L-134 70L-138 98Q-176 104 -196 84L-156 -150Q-148 -190 -122 -204Z",
  front: { x: 0, y: 132, width: 292 },
  draw: (material) =>
    material.part(LEFT_SLEEVE, { angle: 9 }) +
    material.part(RIGHT_SLEEVE, { angle: -9 }) +
    material.plain("M-191 54Q-168 76 -134 68L-138 98Q-176 104 -196 84Z", material.tones.dark) +
    material.plain("M191 54Q168 76 134 68L138 98Q176 104 196 84Z", material.tones.dark) +
    material.part(BODY) +
    material.fold("M-120 -60Q-96 10 -102 120Q-122 60 -130 60Z") +
    material.fold("M120 -60Q96 10 102 120Q122 60 130 60Z") +
    material.fold("M24 -40L36 246L8 248L8 -40Z") +
    material.seam("M10 -46L8 247", 4) +
    material.plain("M-52 -244Q0 -256 52 -244L40 -196L0 -150L-40 -196Z", material.tones.deep) +
    material.plain("M-56 -240L-98 -206L-76 -158L-92 -144L8 -40L14 -84L-30 -168Z", material.tones.dark, "down") +
    material.plain("M56 -240L98 -206L76 -158L92 -144L8 -40L0 -88L30 -168Z", material.tones.dark, "down") +
    material.seam("M-76 -158L-44 -176") +
    material.seam("M76 -158L44 -176") +
    material.stitch("M-86 -142L2 -50") +
    [-16, 48].map((y) => button(-38, y) + button(56, y)).join("") +
    material.plain("M-116 64L-62 72L-64 90L-118 82Z", material.tones.dark) +
    material.plain("M116 64L72 70L74 88L118 82Z", material.tones.dark) +
    material.stitch("M-148 216Q-76 234 -4 230") +
    material.stitch("M148 216Q76 234 20 230"),
}

function button(x: number, y: number): string {
  return (
    `<circle cx="${x}" cy="${y}" r="11" fill="#2c2420"/><circle cx="${x}" cy="${y}" r="8" fill="#6b5646"/>` +
    `<circle cx="${x - 2}" cy="${y - 3}" r="3" fill="#fff" fill-opacity=".5"/>`
  )
}
