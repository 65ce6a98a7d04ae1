import type { Product } from "./product"

const UPPER =
  "M-226 84C-240 20 -238 -60 -220 -122Q-200 -142 -172 -122C-150 -84 -100 -76 -62 -100L-26 -134L62 -58C104 -26 176 -22 214 20Q238 48 236 84Z"

export const sneaker: Product = {
  box: { x: -250, y: -168, width: 504, height: 302 },
  mirrors: true,
  silhouette: "M-226 84C-240 20 -238 -60 -220 -122Q-200 -142 -172 -122C-150 -84 -100 -76 -62 -100L-26 -134L62 -58C104 -26 176 -22 214 20Q250 60 246 110L220 128L-216 128Q-246 120 -240 80Z",
  tag: { x: 142, y: -120, tiedAt: { x: -2, y: -110 } },
  draw: (material) => {
    const { tones } = material
    return (
      material.plain("M-74 -96L-54 -156Q-30 -172 -14 -154L8 -106Z", tones.dark) +
      material.part(UPPER, { shade: "down" }) +
      material.plain("M-230 20C-238 -30 -234 -80 -220 -122Q-200 -142 -178 -128C-190 -70 -186 -20 -170 24Z", tones.dark) +
      material.plain("M-62 -100L-26 -134L62 -58L98 -36L66 0L26 -12Z", tones.dark) +
      material.stitch("M-48 -96L28 -22L64 -10") +
      [0, 1, 2, 3]
        .map((lace) => {
          const x = -26 + lace * 27
          const y = -122 + lace * 24
          return `<path d="M${x} ${y}l-14 32" stroke="${tones.outline}" stroke-width="15" stroke-linecap="round"/><path d="M${x} ${y}l-14 32" stroke="${tones.trim}" stroke-width="10.5" stroke-linecap="round"/>`
        })
        .join("") +
      material.seam("M136 -22Q118 30 134 84") +
      material.stitch("M146 -18Q130 30 146 84") +
      material.fold("M70 4Q40 40 -10 84L20 84Q60 40 84 6Z") +
      material.seam("M-172 24Q-110 50 -90 84") +
      material.stitch("M-214 -104Q-196 -122 -180 -110C-156 -72 -104 -62 -58 -88") +
      material.plain("M-240 70Q-100 86 60 82Q160 78 242 62Q258 92 244 112Q236 130 204 130L-212 130Q-248 128 -244 96Z", tones.trim, "down") +
      `<path d="M-243 106Q0 112 249 102" fill="none" stroke="${tones.trimShade}" stroke-width="5"/>` +
      material.gleam("M170 -8Q206 8 220 40Q196 16 166 4Z", 0.3)
    )
  },
}
