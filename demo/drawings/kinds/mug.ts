import type { Product } from "./product"

const BODY = "M-214 -160L-206 150Q-204 186 -150 198Q-50 216 50 198Q104 186 106 150L114 -160Q-50 -120 -214 -160Z"

export const mug: Product = {
  box: { x: -216, y: -198, width: 448, height: 412 },
  mirrors: true,
  silhouette: "M-214 -160Q-50 -230 114 -160L112 -90C250 -120 250 130 108 130L106 150Q104 186 50 198Q-50 216 -150 198Q-204 186 -206 150Z",
  front: { x: -50, y: 30, width: 316 },
  draw: (material) => {
    const { tones } = material
    return (
      material.strap("M108 -84C226 -104 232 118 102 112", 32, tones.base) +
      material.part(BODY, { shade: "round" }) +
      material.gleam("M-186 -120L-180 130Q-178 160 -160 172L-152 172Q-158 160 -160 130L-166 -116Z", 0.35) +
      `<ellipse cx="-50" cy="-160" rx="164" ry="36" fill="${tones.light}" stroke="${tones.outline}" stroke-width="3.5"/>` +
      `<ellipse cx="-50" cy="-158" rx="150" ry="28" fill="${tones.trim}"/>` +
      `<ellipse cx="-50" cy="-158" rx="150" ry="28" fill="url(#shade-down)"/>` +
      `<path d="M-190 -148Q-50 -176 90 -148Q40 -130 -50 -130Q-140 -130 -190 -148Z" fill="#5b3a26"/>` +
      `<path d="M-150 -146Q-60 -160 0 -154Q-60 -152 -120 -140Z" fill="#fff" fill-opacity=".25"/>` +
      material.fold("M-206 150Q-204 186 -150 198Q-50 216 50 198Q104 186 106 150Q100 176 50 184Q-50 200 -150 184Q-200 176 -206 150Z")
    )
  },
}
