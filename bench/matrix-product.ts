import { InferenceSession, Tensor } from "onnxruntime-node"
import { join } from "node:path"

import { EXACT_INT8 } from "../src/inference/child/open-sessions"
import { GraphBuilder, type Graph, type Value } from "../src/model-export/graph-builder"
import { writeOnnx } from "../src/model-export/onnx-file"
import { byteLength, type TensorSource } from "../src/model-export/tensor-source"
import { measured, timeRuns, type Measured } from "./measure"

/** `[rows, inputs] · [inputs, outputs]`, the second one constant, as weights are. */
export interface ProductShape {
  rows: number
  inputs: number
  outputs: number
}

export type Arithmetic = "int8" | "fp32"

export interface ProductOptions {
  shape: ProductShape
  arithmetic: Arithmetic
  threads: number
  runs: number
  /** For the graph's file, which stays there. */
  folder: string
}

/** Bytes of the constant matrix. */
export function matrixBytes({ inputs, outputs }: ProductShape, arithmetic: Arithmetic): number {
  return inputs * outputs * (arithmetic === "int8" ? 1 : 4)
}

/** Multiplications and additions, counted apart. */
export function productOperations({ rows, inputs, outputs }: ProductShape): number {
  return 2 * rows * inputs * outputs
}

/** Seconds of one matrix product in ONNX Runtime, which lays the constant matrix out beforehand. */
export async function timeProduct({ shape, arithmetic, threads, runs, folder }: ProductOptions): Promise<Measured> {
  const path = join(folder, `${arithmetic}-${shape.rows}x${shape.inputs}x${shape.outputs}.onnx`)
  await writeOnnx(productGraph(shape, arithmetic), path)
  const session = await InferenceSession.create(path, {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    // The limit of what counts, which is exact.
    extra: EXACT_INT8,
  })
  try {
    const dims = [shape.rows, shape.inputs]
    const count = shape.rows * shape.inputs
    const left =
      arithmetic === "int8"
        ? new Tensor("uint8", Uint8Array.from({ length: count }, (_, index) => byteAt(index)), dims)
        : new Tensor("float32", Float32Array.from({ length: count }, (_, index) => byteAt(index) / 128 - 1), dims)
    const times = await timeRuns(runs, () => session.run({ left }))
    return measured(times.runs.map((milliseconds) => milliseconds / 1000))
  } finally {
    await session.release()
  }
}

/** Gives out one number of the product, so that handing the result over to JavaScript costs nothing. */
function productGraph(shape: ProductShape, arithmetic: Arithmetic): Graph {
  const graph = new GraphBuilder("product")
  const { rows } = shape
  const product = arithmetic === "int8" ? int8Product(graph, shape) : fp32Product(graph, shape)
  const last = graph.op("Slice", [product, graph.integers([rows - 1, 0]), graph.integers([rows, 1], [2])])
  graph.output("corner", last, "float32", [1, 1])
  return graph.build()
}

function int8Product(graph: GraphBuilder, { rows, inputs, outputs }: ProductShape): Value {
  const left = graph.input("left", "uint8", [rows, inputs])
  const right = graph.initializer("right", () => patternSource("int8", [inputs, outputs]))
  const leftScale = graph.floats("left_scale", [0.01], [])
  const rightScale = graph.floats("right_scale", Array<number>(outputs).fill(0.01))
  const zeroPoint = graph.initializer("zero_point", () => patternSource("uint8", []))
  return graph.microsoftOp("MatMulIntegerToFloat", [left, right, leftScale, rightScale, zeroPoint])
}

function fp32Product(graph: GraphBuilder, { rows, inputs, outputs }: ProductShape): Value {
  const left = graph.input("left", "float32", [rows, inputs])
  return graph.op("MatMul", [left, graph.initializer("right", () => patternSource("float32", [inputs, outputs]))])
}

/** Values between -1 and 1, or bytes, that do not repeat within a cache line. */
function patternSource(elementType: "int8" | "uint8" | "float32", shape: readonly number[]): TensorSource {
  return {
    elementType,
    shape,
    *chunks() {
      const piece = Math.min(PIECE, byteLength({ elementType, shape }))
      const bytes = Uint8Array.from({ length: piece }, (_, index) => byteAt(index))
      const values = Float32Array.from({ length: piece / 4 }, (_, index) => byteAt(index) / 128 - 1)
      const chunk = elementType === "float32" ? new Uint8Array(values.buffer) : bytes
      for (let left = byteLength({ elementType, shape }); left > 0; left -= chunk.byteLength) {
        yield left < chunk.byteLength ? chunk.subarray(0, left) : chunk
      }
    },
  }
}

const PIECE = 4 * 2 ** 20

/** A fixed sequence of bytes without an obvious pattern (the high byte of a multiplicative hash). */
function byteAt(index: number): number {
  return Math.imul(index + 1, 0x9e3779b1) >>> 24
}
