import type { Weights } from "./checkpoint-tensors"
import type { GraphBuilder, Value } from "./graph-builder"
import { asBytes, type TensorSource } from "./tensor-source"
import { addFloat32, matrixShape, type WeightFormat } from "./weight-format"

/** Symmetric: -128 is left out, so that a weight and its negative are rounded alike. */
const LARGEST = 127

/**
 * Dynamic int8. A matrix is rounded row by row (per output channel) to `scale × [-127, 127]`; what
 * it is multiplied with is rounded at run time to uint8 over the range that it has in that run
 * (DynamicQuantizeLinear), and sums are exact int32.
 *
 * On x86-64 without VNNI, ONNX Runtime's fastest kernel for uint8 × int8 saturates: sessions are to be
 * opened with `session.x64quantprecision: "1"` (see EXACT_INT8).
 */
export class Int8Format implements WeightFormat {
  /** Projections that share an input (query, key, value; gate, up) share its rounding. */
  private readonly quantized = new Map<Value, [values: Value, scale: Value, zeroPoint: Value]>()

  constructor(
    private readonly graph: GraphBuilder,
    private readonly weights: Weights
  ) {}

  linear(x: Value, weight: string, bias?: string): Value {
    const { graph, weights } = this
    const [values, scale, zeroPoint] = this.quantize(x)
    const matrix = this.rows(weight)
    const transposed = graph.initializer(`${weight}:int8`, () => matrix.transposed())
    const scales = graph.initializer(`${weight}:scale`, () => matrix.scales())
    const biasValue = bias === undefined ? null : addFloat32(graph, weights, bias)
    // MatMulInteger, the two scales and the bias in one kernel. No zero point: the matrix is symmetric.
    return graph.microsoftOp("MatMulIntegerToFloat", [values, transposed, scale, scales, zeroPoint, null, biasValue])
  }

  lookUp(table: string, indices: Value): Value {
    const { graph } = this
    const matrix = this.rows(table)
    const values = graph.initializer(`${table}:int8`, () => matrix.values())
    const scales = graph.initializer(`${table}:scale`, () => matrix.scales([matrix.rows, 1]))
    const rows = graph.cast(graph.op("Gather", [values, indices]), "float32")
    return graph.op("Mul", [rows, graph.op("Gather", [scales, indices])])
  }

  private quantize(x: Value): [values: Value, scale: Value, zeroPoint: Value] {
    const known = this.quantized.get(x)
    if (known) {
      return known
    }
    const outputs = this.graph.ops("DynamicQuantizeLinear", [x], 3)
    this.quantized.set(x, outputs)
    return outputs
  }

  private rows(name: string): QuantizedRows {
    const [rows, columns] = matrixShape(this.weights, name)
    return new QuantizedRows((signal) => this.weights.read(name, signal), rows, columns)
  }
}

/** A matrix rounded to int8 row by row. Reads the matrix in pieces; holds at most its int8 form. */
export class QuantizedRows {
  private scaleOfRow: Float32Array | undefined

  constructor(
    /** float32, in pieces of whole rows */
    private readonly read: (signal?: AbortSignal) => AsyncIterable<Float32Array>,
    readonly rows: number,
    readonly columns: number
  ) {}

  /** int8 `[rows, columns]` */
  values(): TensorSource {
    const { rows, columns } = this
    const quantize = (signal?: AbortSignal) => this.quantize(signal)
    return {
      elementType: "int8",
      shape: [rows, columns],
      async *chunks(signal) {
        for await (const { values } of quantize(signal)) {
          yield asBytes(values)
        }
      },
    }
  }

  /** int8 `[columns, rows]`, as MatMulInteger wants it. */
  transposed(): TensorSource {
    const { rows, columns } = this
    const quantize = (signal?: AbortSignal) => this.quantize(signal)
    return {
      elementType: "int8",
      shape: [columns, rows],
      async *chunks(signal) {
        const transposed = new Int8Array(rows * columns)
        for await (const { values, firstRow } of quantize(signal)) {
          transposeInto(transposed, values, firstRow, rows, columns)
        }
        yield asBytes(transposed)
      },
    }
  }

  /** float32, one scale per row. */
  scales(shape: readonly number[] = [this.rows]): TensorSource {
    const scalesOf = async (signal?: AbortSignal) => {
      // Known already when the values were read before, as they are in an export.
      const pieces = this.quantize(signal)
      while (!this.scaleOfRow && !(await pieces.next()).done);
      return this.scaleOfRow ?? new Float32Array(0)
    }
    return {
      elementType: "float32",
      shape,
      async *chunks(signal) {
        yield asBytes(await scalesOf(signal))
      },
    }
  }

  private async *quantize(signal?: AbortSignal): AsyncGenerator<{ values: Int8Array; firstRow: number }> {
    const scales = new Float32Array(this.rows)
    let firstRow = 0
    for await (const piece of this.read(signal)) {
      const values = new Int8Array(piece.length)
      for (let begin = 0; begin < piece.length; begin += this.columns, firstRow++) {
        const row = piece.subarray(begin, begin + this.columns)
        scales[firstRow] = quantizeRow(row, values.subarray(begin, begin + this.columns))
      }
      yield { values, firstRow: firstRow - piece.length / this.columns }
    }
    this.scaleOfRow = scales
  }
}

/** Writes the rounded row and gives its scale. */
function quantizeRow(row: Float32Array, into: Int8Array): number {
  let largest = 0
  for (let column = 0; column < row.length; column++) {
    const magnitude = Math.abs(row[column] ?? 0)
    if (magnitude > largest) {
      largest = magnitude
    }
  }
  // A row of zeros has no scale; any will do.
  const scale = Math.fround(largest === 0 ? 1 : largest / LARGEST)
  for (let column = 0; column < row.length; column++) {
    // The scale was rounded itself, so that the largest may come out a hair above 127, which rounds to it.
    into[column] = (row[column] ?? 0) / scale + ROUNDER - ROUNDER
  }
  return scale
}

/** 1.5 × 2^52: a double of this size has no digits after the point, so that adding it rounds, halves to even. */
const ROUNDER = 6_755_399_441_055_744

/** Rows and columns that fit the processor's first cache together. */
const TILE = 64

function transposeInto(
  transposed: Int8Array,
  values: Int8Array,
  firstRow: number,
  rows: number,
  columns: number
): void {
  const count = values.length / columns
  for (let tileRow = 0; tileRow < count; tileRow += TILE) {
    const endRow = Math.min(tileRow + TILE, count)
    for (let column = 0; column < columns; column++) {
      for (let row = tileRow; row < endRow; row++) {
        transposed[column * rows + firstRow + row] = values[row * columns + column] ?? 0
      }
    }
  }
}
