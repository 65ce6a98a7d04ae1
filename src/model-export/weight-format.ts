import type { Weights } from "./checkpoint-tensors"
import type { GraphBuilder, Value } from "./graph-builder"
import { asBytes, elementCount, type TensorSource } from "./tensor-source"

/**
 * How a graph keeps and uses its large matrices. The graphs are written once, against this; a dtype
 * is one implementation. An instance serves one graph.
 */
export interface WeightFormat {
  /**
   * `x · weightᵀ + bias`.
   *
   * @param x float32 `[rows, inputs]`
   * @param weight name of a checkpoint tensor `[outputs, …]` whose rows have `inputs` values
   * @param bias name of a checkpoint tensor `[outputs]`
   * @returns float32 `[rows, outputs]`
   */
  linear(x: Value, weight: string, bias?: string): Value

  /**
   * Rows of a table.
   *
   * @param table name of a checkpoint tensor `[count, width]`
   * @param indices int64 of any shape
   * @returns float32, the shape of `indices` with `width` behind
   */
  lookUp(table: string, indices: Value): Value
}

/** A checkpoint tensor as it is, in float32. */
export function float32Source(
  weights: Weights,
  name: string,
  shape: readonly number[] = weights.shape(name)
): TensorSource {
  return {
    elementType: "float32",
    shape,
    async *chunks(signal) {
      for await (const rows of weights.read(name, signal)) {
        yield asBytes(rows)
      }
    },
  }
}

/** Adds a checkpoint tensor in float32 under its own name: norms, biases, learned positions. */
export const addFloat32 = (graph: GraphBuilder, weights: Weights, name: string): Value =>
  graph.initializer(name, () => float32Source(weights, name))

/** `[outputs, inputs]` of a weight with any number of input dimensions. */
export function matrixShape(weights: Weights, name: string): [outputs: number, inputs: number] {
  const [outputs = 1, ...inputs] = weights.shape(name)
  return [outputs, elementCount(inputs)]
}
