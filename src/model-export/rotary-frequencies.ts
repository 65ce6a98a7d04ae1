/**
 * `theta ^ -(2i / size)` for `i` below `size / 2`, in the reference's steps, so that the float32
 * values are its own.
 */
export function inverseFrequencies(size: number, theta: number): number[] {
  return Array.from({ length: size / 2 }, (_, index) => {
    const exponent = Math.fround((2 * index) / size)
    return Math.fround(1 / Math.fround(theta ** exponent))
  })
}
