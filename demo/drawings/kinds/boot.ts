import type { Product } from "./product"

const UPPER =
  "M-158 -230Q-60 -214 34 -230C30 -150 24 -90 46 -34C70 14 150 22 190 84Q206 124 204 172L-168 172C-176 60 -148 -60 -158 -230Z"

export const boot: Product = {
  box: { x: -180, y: -262, width: 396, height: 504 },
  mirrors: true,
  silhouette: "M-158 -230L34 -230C30 -150 24 -90 46 -34C70 14 150 22 190 84Q212 140 210 204L-30 204L-40 238L-174 238C-176 60 -148 -60 -158 -230Z",
  tag: { x: 130, y: -126, tiedAt: { x: 16, y: -214 } },
  draw: (material) => {
    const { tones } = material
    const sole = tones.colour === "black" || tones.colour === "brown" ? "#b08c62" : "#3b332e"
    return (
      material.plain("M-158 -230Q-60 -250 34 -230Q-60 -210 -158 -230Z", tones.deep) +
      material.strap("M-150 -214Q-158 -258 -128 -252Q-116 -246 -122 -216", 11) +
      material.part(UPPER, { shade: "down" }) +
      material.fold("M-158 -230C-148 -60 -176 60 -168 172L-134 172C-140 60 -112 -60 -126 -226Z") +
      material.plain("M-96 -222Q-60 -218 -26 -222L-34 -70Q-60 -48 -86 -70Z", tones.deep) +
      [-82, -70, -58, -46].map((x) => `<path d="M${x} -210V-78" stroke="${tones.light}" stroke-opacity=".35" stroke-width="3"/>`).join("") +
      material.stitch("M-104 -220L-94 -66Q-60 -36 -26 -66L-17 -220") +
      material.seam("M-168 96Q-100 60 -60 -46") +
      material.stitch("M-166 106Q-92 70 -52 -40") +
      material.seam("M46 -34Q10 30 40 172") +
      material.stitch("M56 -18Q22 40 52 172") +
      material.fold("M40 -40Q0 -20 -30 4Q10 0 50 -24Z") +
      material.gleam("M120 44Q166 60 182 104Q150 76 112 62Z", 0.35) +
      material.gleam("M6 -216Q0 -140 4 -80L16 -72Q14 -140 22 -216Z", 0.2) +
      material.plain("M-174 166L206 166Q216 186 211 204L-22 204Q-34 206 -38 240L-174 240Z", sole, "down") +
      `<path d="M-170 176H204" stroke="#f0e2c4" stroke-width="3" stroke-dasharray="8 6"/>`
    )
  },
}
