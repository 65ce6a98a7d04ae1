import type { Weights } from "./checkpoint-tensors"
import type { GraphBuilder, Value } from "./graph-builder"
import { BLOCK_SIZE, Q4Blocks } from "./q4-blocks"
import { addFloat32, matrixShape, type WeightFormat } from "./weight-format"

/** MatMulNBits: round activations to int8 block by block, and multiply integers. */
const INT8_ACTIVATIONS = 4

/**
 * 4 bits in blocks of 32, with one float32 scale a block: 5 bits a weight, 5.1 with zero points.
 * ONNX Runtime's own operators multiply by it and look rows up in it without unpacking the matrix.
 */
export class Q4Format implements WeightFormat {
  constructor(
    private readonly graph: GraphBuilder,
    private readonly weights: Weights,
    private readonly withZeroPoints: boolean
  ) {}

  linear(x: Value, weight: string, bias?: string): Value {
    const { graph, weights } = this
    const matrix = this.blocks(weight)
    const codes = graph.initializer(`${weight}:q4`, () => matrix.blocks())
    const inputs = [x, codes, ...this.scalesAndZeroPoints(weight, matrix)]
    const biasValue = bias === undefined ? [] : [null, addFloat32(graph, weights, bias)]
    return graph.microsoftOp("MatMulNBits", [...inputs, ...biasValue], {
      K: matrix.columns,
      N: matrix.rows,
      bits: 4,
      block_size: BLOCK_SIZE,
      accuracy_level: INT8_ACTIVATIONS,
    })
  }

  lookUp(table: string, indices: Value): Value {
    const { graph } = this
    const matrix = this.blocks(table)
    const codes = graph.initializer(`${table}:q4`, () => matrix.packedRows())
    const [scales, zeroPoints] = this.scalesAndZeroPoints(table, matrix)
    const inputs = zeroPoints === null ? [codes, indices, scales] : [codes, indices, scales, zeroPoints]
    return graph.microsoftOp("GatherBlockQuantized", inputs, {
      bits: 4,
      block_size: BLOCK_SIZE,
      gather_axis: 0,
      quantize_axis: 1,
    })
  }

  private scalesAndZeroPoints(name: string, matrix: Q4Blocks): [scales: Value, zeroPoints: Value | null] {
    const { graph } = this
    return [
      graph.initializer(`${name}:scale`, () => matrix.blockScales()),
      this.withZeroPoints ? graph.initializer(`${name}:zero`, () => matrix.blockZeroPoints()) : null,
    ]
  }

  private blocks(name: string): Q4Blocks {
    const [rows, columns] = matrixShape(this.weights, name)
    return new Q4Blocks((signal) => this.weights.read(name, signal), rows, columns, this.withZeroPoints)
  }
}
