import type { GraphBuilder, Value } from "./graph-builder"
import { inverseFrequencies } from "./rotary-frequencies"

/**
 * The patches of one picture. They come in merge-block order: the merge × merge patches of a visual
 * token follow one another, so that a patch has the place
 * `[block row, block column, row in block, column in block]`.
 */
export interface PatchGrid {
  mergeSize: number
  rows: GridAxis
  columns: GridAxis
  /** int64 `[4]`: block rows, block columns, merge, merge. */
  blockShape: Value
}

interface GridAxis {
  /** int64 scalar: patches along the axis. */
  count: Value
  /** float32 `[count]`: 0, 1, 2, … */
  positions: Value
  /** Shape by which one value per position spreads over the merge-block order. */
  spread: readonly number[]
}

/** @param imageGrid int64 `[1, 3]`: time (1 for a picture), rows, columns */
export function addPatchGrid(graph: GraphBuilder, imageGrid: Value, mergeSize: number): PatchGrid {
  const sizes = graph.reshape(imageGrid, [3])
  const axis = (index: number, spread: readonly number[]): GridAxis => {
    const count = graph.op("Gather", [sizes, graph.integer(index)])
    const positions = graph.op("Range", [graph.integer(0), count, graph.integer(1)])
    return { count, positions: graph.cast(positions, "float32"), spread }
  }
  const patches = graph.op("Slice", [sizes, graph.integers([1]), graph.integers([3])])
  const blocks = graph.op("Div", [patches, graph.integers([mergeSize])])
  return {
    mergeSize,
    rows: axis(1, [-1, 1, mergeSize, 1]),
    columns: axis(2, [1, -1, 1, mergeSize]),
    blockShape: graph.op("Concat", [blocks, graph.integers([mergeSize, mergeSize])], { axis: 0 }),
  }
}

/**
 * The learned positions, a square grid, stretched bilinearly over the picture's patches with the
 * corners on the corners: first along the rows, then along the columns.
 *
 * @param learned float32 `[side², hidden]`
 * @returns float32 `[patches, hidden]`
 */
export function interpolatePositions(
  graph: GraphBuilder,
  grid: PatchGrid,
  learned: Value,
  { side, hiddenSize }: { side: number; hiddenSize: number }
): Value {
  const alongRows = graph.op("MatMul", [
    interpolationWeights(graph, grid.rows, side),
    graph.reshape(learned, [side, side * hiddenSize]),
  ])
  const alongBoth = graph.op("MatMul", [
    interpolationWeights(graph, grid.columns, side),
    graph.reshape(alongRows, [-1, side, hiddenSize]),
  ])
  const rowsThenColumns = graph.op("Gather", [grid.blockShape, graph.integers([0, 2, 1, 3])])
  const blocks = graph.reshape(
    alongBoth,
    graph.op("Concat", [rowsThenColumns, graph.integers([hiddenSize])], { axis: 0 })
  )
  return graph.reshape(graph.op("Transpose", [blocks], { perm: [0, 2, 1, 3, 4] }), [-1, hiddenSize])
}

/**
 * The share of each of the `side` learned places in each place along the axis: 1 where they meet,
 * falling to 0 at the next one.
 *
 * @returns float32 `[count, side]`
 */
function interpolationWeights(graph: GraphBuilder, axis: GridAxis, side: number): Value {
  const one = graph.floats("one", [1], [])
  const last = graph.floats(`last_of_${side}`, [side - 1], [])
  // A single row lies on the first learned one: 0 × … / 1.
  const intervals = graph.op("Max", [graph.op("Sub", [graph.cast(axis.count, "float32"), one]), one])
  const places = graph.op("Div", [graph.op("Mul", [axis.positions, last]), intervals])
  const learnedPlaces = graph.floats(`places_of_${side}`, Array.from({ length: side }, (_, place) => place))
  const distances = graph.op("Abs", [graph.op("Sub", [graph.reshape(places, [-1, 1]), learnedPlaces])])
  return graph.op("Relu", [graph.op("Sub", [one, distances])])
}

/** float32 `[1, patches, headSize / 2]` each. */
export interface RotaryTables {
  cos: Value
  sin: Value
}

/** Rotary positions on two axes: half of the frequencies turn with the row, half with the column. */
export function rotaryTables(graph: GraphBuilder, grid: PatchGrid, headSize: number, theta: number): RotaryTables {
  const perAxis = headSize / 4
  const frequencies = graph.floats("rotary_frequencies", inverseFrequencies(headSize / 2, theta))
  const shape = graph.op("Concat", [grid.blockShape, graph.integers([perAxis])], { axis: 0 })
  const angles = [grid.rows, grid.columns].map((axis) => {
    const perPosition = graph.op("Mul", [graph.op("Unsqueeze", [axis.positions, graph.integers([1])]), frequencies])
    return graph.op("Expand", [graph.reshape(perPosition, [...axis.spread, perAxis]), shape])
  })
  const joined = graph.reshape(graph.op("Concat", angles, { axis: -1 }), [1, -1, 2 * perAxis])
  return { cos: graph.op("Cos", [joined]), sin: graph.op("Sin", [joined]) }
}
