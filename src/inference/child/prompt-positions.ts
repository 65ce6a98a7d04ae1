/** Patches of one picture that become tokens: rows and columns after merging. */
export interface TokenGrid {
  rows: number
  columns: number
}

export interface PromptPositions {
  /** int64 `[3, 1, tokens]`: temporal, height, width. */
  ids: BigInt64Array
  /** The position of the reply's first token, the same on all axes. */
  next: number
}

/**
 * Positions of a prompt with one picture, as the model was trained: text counts up on all three axes
 * alike; a picture's tokens stand at one time, each at its row and column; the text behind goes on
 * after the largest position before it.
 *
 * @param tokens ids, with `imageToken` once for each of the picture's tokens
 */
export function promptPositions(tokens: readonly number[], imageToken: number, { columns }: TokenGrid): PromptPositions {
  const ids = new BigInt64Array(3 * tokens.length)
  let next = 0
  let pictureStart = -1
  let seen = 0
  tokens.forEach((token, index) => {
    const position = [next, next, next]
    if (token === imageToken) {
      pictureStart = pictureStart === -1 ? next : pictureStart
      position[0] = pictureStart
      position[1] = pictureStart + Math.floor(seen / columns)
      position[2] = pictureStart + (seen % columns)
      seen++
      if (tokens[index + 1] !== imageToken) {
        next = pictureStart + Math.max(Math.ceil(seen / columns), columns)
      }
    } else {
      next++
    }
    position.forEach((value, axis) => {
      ids[axis * tokens.length + index] = BigInt(value)
    })
  })
  return { ids, next }
}

/** Positions of `count` tokens of a reply, from `first` on. */
export function replyPositions(first: number, count: number): BigInt64Array {
  return BigInt64Array.from({ length: 3 * count }, (_, index) => BigInt(first + (index % count)))
}

/** Those of tokens `from` to `to`. */
export function slicePositions(ids: BigInt64Array, from: number, to: number): BigInt64Array {
  const tokens = ids.length / 3
  const slice = new BigInt64Array(3 * (to - from))
  for (let axis = 0; axis < 3; axis++) {
    slice.set(ids.subarray(axis * tokens + from, axis * tokens + to), axis * (to - from))
  }
  return slice
}
