import { stretchContrast } from "../../src/images/stretch-contrast"

/** Packed RGB of grey levels, each so many times. */
function greys(...levels: [level: number, count: number][]): Uint8Array {
  return Uint8Array.from(levels.flatMap(([level, count]) => Array<number>(count * 3).fill(level)))
}

function stretched(pixels: Uint8Array): number[] {
  stretchContrast(pixels)
  return [...new Set(pixels)].sort((a, b) => a - b)
}

it("spreads the range to black and white where less than two-fold is enough", () => {
  expect(stretched(greys([40, 100], [120, 100], [200, 100]))).toEqual([0, 128, 255])
})

it("spreads faint contrast two-fold at most, and keeps it as bright as it was", () => {
  expect(stretched(greys([200, 100], [220, 100]))).toEqual([183, 223])
  expect(stretched(greys([20, 100], [40, 100]))).toEqual([18, 58])
})

it("leaves a picture alone that uses the whole range, or has one brightness only", () => {
  expect(stretched(greys([0, 100], [77, 100], [255, 100]))).toEqual([0, 77, 255])
  expect(stretched(greys([90, 100]))).toEqual([90])
  expect(stretched(new Uint8Array())).toEqual([])
})

it("does not let a few specks decide", () => {
  expect(stretched(greys([0, 2], [60, 500], [200, 496], [255, 2]))).toEqual([0, 255])
})

it("treats the channels alike, so that grey stays grey", () => {
  const pixels = Uint8Array.from([...greys([80, 200], [160, 200]), 100, 120, 140])
  stretchContrast(pixels)
  expect([...pixels.subarray(0, 3)]).toEqual([43, 43, 43])
  const [r = 0, g = 0, b = 0] = pixels.subarray(-3)
  expect([g - r, b - g]).toEqual([40, 40])
})
