interface Glyph {
  /** Between the centre lines of its outermost strokes. */
  width: number
  /** Centre lines, from y = 0 (top) to y = 100 (base line). */
  path: string
}

const CENTRE_LINE_HEIGHT = 100
const STROKE = 23
const GAP = 19
const CAP_HEIGHT = CENTRE_LINE_HEIGHT + STROKE

const GLYPHS: Record<string, Glyph> = {
  A: { width: 74, path: "M0 100L37 0L74 100M14 65H60" },
  B: { width: 60, path: "M0 48H32A24 24 0 0 0 32 0H0V100H34A26 26 0 0 0 34 48" },
  C: { width: 66, path: "M66 19C58 6 49 0 37 0C13 0 0 22 0 50C0 78 13 100 37 100C49 100 58 94 66 81" },
  D: { width: 64, path: "M0 0H24C51 0 64 21 64 50C64 79 51 100 24 100H0Z" },
  E: { width: 52, path: "M52 0H0V100H52M0 50H44" },
  F: { width: 50, path: "M50 0H0V100M0 50H42" },
  G: { width: 70, path: "M67 19C59 6 50 0 38 0C13 0 0 22 0 50C0 78 13 100 38 100C52 100 62 95 70 86V56H42" },
  H: { width: 62, path: "M0 0V100M62 0V100M0 50H62" },
  I: { width: 0, path: "M0 0V100" },
  J: { width: 46, path: "M46 0V68C46 89 36 100 21 100C11 100 4 95 0 86" },
  K: { width: 61, path: "M0 0V100M58 0L0 60M22 38L61 100" },
  L: { width: 50, path: "M0 0V100H50" },
  M: { width: 82, path: "M0 100V0L41 62L82 0V100" },
  N: { width: 64, path: "M0 100V0L64 100V0" },
  O: { width: 76, path: "M38 0C62 0 76 21 76 50C76 79 62 100 38 100C14 100 0 79 0 50C0 21 14 0 38 0Z" },
  P: { width: 58, path: "M0 100V0H30A28 28 0 0 1 30 56H0" },
  Q: { width: 76, path: "M38 0C62 0 76 21 76 50C76 79 62 100 38 100C14 100 0 79 0 50C0 21 14 0 38 0ZM48 70L76 104" },
  R: { width: 60, path: "M0 100V0H31A28 28 0 0 1 31 56H0M30 56L60 100" },
  S: { width: 58, path: "M55 18C50 6 41 0 29 0C12 0 2 10 2 25C2 41 14 46 30 50C47 54 58 60 58 75C58 91 46 100 29 100C15 100 5 93 0 81" },
  T: { width: 64, path: "M0 0H64M32 0V100" },
  U: { width: 62, path: "M0 0V62C0 87 12 100 31 100C50 100 62 87 62 62V0" },
  V: { width: 72, path: "M0 0L36 100L72 0" },
  W: { width: 106, path: "M0 0L26 100L53 6L80 100L106 0" },
  X: { width: 64, path: "M0 0L64 100M64 0L0 100" },
  Y: { width: 68, path: "M0 0L34 52L68 0M34 52V100" },
  Z: { width: 60, path: "M0 0H60L0 100H60" },
}

export interface LetteredWord {
  /** In the picture's units, from the outer edge of the first stroke to that of the last. */
  width: number
  /** An SVG group, centred on the origin. */
  svg: string
  /** Each letter's middle, from the word's, along the line. */
  middles: number[]
}

/** Letters as stroked paths: no font is read, so that every machine draws the same pixels. */
export function letterWord(word: string, capHeight: number, colour: string): LetteredWord {
  const scale = capHeight / CAP_HEIGHT
  let pen = STROKE / 2
  const middles: number[] = []
  const letters = Array.from(word, (letter) => {
    const glyph = GLYPHS[letter]
    if (!glyph) throw new RangeError(`Only A-Z can be lettered, not "${letter}" of "${word}"`)
    const svg = `<path transform="translate(${pen} 0)" d="${glyph.path}"/>`
    middles.push(pen + glyph.width / 2)
    pen += glyph.width + STROKE + GAP
    return svg
  })
  const width = pen - STROKE / 2 - GAP
  const svg =
    `<g transform="scale(${scale.toFixed(4)}) translate(${-width / 2} ${-CENTRE_LINE_HEIGHT / 2})" fill="none" ` +
    `stroke="${colour}" stroke-width="${STROKE}" stroke-linecap="round" stroke-linejoin="round">${letters.join("")}</g>`
  return { width: width * scale, svg, middles: middles.map((middle) => (middle - width / 2) * scale) }
}
