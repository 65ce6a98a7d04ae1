import type { Tones } from "./tones"

export type Shade = "flat" | "fabric" | "round" | "down"

export interface PartStyle {
  /** Turns the pattern, in degrees: a sleeve's weave follows the arm. */
  angle?: number
  /** @default "fabric" */
  shade?: Shade
  fill?: string
  /** False leaves the part plain whatever the pattern. */
  printed?: boolean
}

/** Paints the parts of one product in its colour and pattern. */
export class Material {
  private clips = 0

  constructor(
    readonly tones: Tones,
    private readonly printed: boolean,
  ) {}

  /** A closed outline: colour, pattern, light and edge, in this order. */
  part(path: string, { angle = 0, shade = "fabric", fill = this.tones.base, printed = true }: PartStyle = {}): string {
    let svg = `<path d="${path}" fill="${fill}"/>`
    if (this.printed && printed) {
      const clip = `clip${this.clips++}`
      svg +=
        `<clipPath id="${clip}"><path d="${path}"/></clipPath>` +
        `<g clip-path="url(#${clip})"><use href="#pattern"${angle === 0 ? "" : ` transform="rotate(${angle})"`}/></g>`
    }
    if (shade !== "flat") svg += `<path d="${path}" fill="url(#shade-${shade})"/>`
    return svg + this.outline(path)
  }

  /** A shape of one tone, with no pattern. */
  plain(path: string, fill: string, shade: Shade = "flat"): string {
    return this.part(path, { fill, shade, printed: false })
  }

  outline(path: string): string {
    return `<path d="${path}" fill="none" stroke="${this.tones.outline}" stroke-width="3.5" stroke-linejoin="round"/>`
  }

  seam(path: string, width = 3): string {
    return `<path d="${path}" fill="none" stroke="${this.tones.outline}" stroke-opacity=".7" stroke-width="${width}" stroke-linecap="round"/>`
  }

  stitch(path: string): string {
    return `<path d="${path}" fill="none" stroke="${this.tones.stitch}" stroke-width="2.2" stroke-dasharray="7 5" stroke-linecap="round"/>`
  }

  /** A shadow in the cloth; the path is the closed shape of the fold. */
  fold(path: string): string {
    return `<path d="${path}" fill="#000" fill-opacity="${this.tones.colour === "white" ? ".06" : ".1"}"/>`
  }

  gleam(path: string, opacity = 0.22): string {
    return `<path d="${path}" fill="#fff" fill-opacity="${opacity}"/>`
  }

  /** A strap, drawn along its centre line. */
  strap(path: string, width: number, tone = this.tones.dark): string {
    const along = (stroke: string, strokeWidth: number, more = ""): string =>
      `<path d="${path}" fill="none" stroke="${stroke}" stroke-width="${strokeWidth}" stroke-linecap="round" stroke-linejoin="round"${more}/>`
    return along(this.tones.outline, width + 6) + along(tone, width) + along("#fff", width * 0.3, ' stroke-opacity=".14"')
  }
}
