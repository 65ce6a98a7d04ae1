import type { Weights } from "./checkpoint-tensors"
import type { GraphBuilder, Value } from "./graph-builder"
import { addFloat32, float32Source, matrixShape, type WeightFormat } from "./weight-format"

/** The checkpoint's values, exactly. */
export class Float32Format implements WeightFormat {
  constructor(
    private readonly graph: GraphBuilder,
    private readonly weights: Weights
  ) {}

  /** Gemm takes the matrix as the checkpoint has it, so that nothing needs to be transposed here. */
  linear(x: Value, weight: string, bias?: string): Value {
    const { graph, weights } = this
    const matrix = graph.initializer(weight, () => float32Source(weights, weight, matrixShape(weights, weight)))
    const inputs = bias === undefined ? [x, matrix] : [x, matrix, addFloat32(graph, weights, bias)]
    return graph.op("Gemm", inputs, { transB: 1 })
  }

  lookUp(table: string, indices: Value): Value {
    return this.graph.op("Gather", [addFloat32(this.graph, this.weights, table), indices])
  }
}
