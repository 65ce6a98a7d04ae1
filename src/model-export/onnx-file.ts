import { createHash } from "node:crypto"
import { open, writeFile, type FileHandle } from "node:fs/promises"
import { basename } from "node:path"

import type { Graph } from "./graph-builder"
import { encodeModel, EXTERNAL_DATA, ONNX_ELEMENT_TYPE, type TensorProto } from "./onnx-proto"
import { byteLength, type TensorSource } from "./tensor-source"

/** ONNX operators that the graphs use (RotaryEmbedding came with 23), and the file format that goes with them. */
const OPSET = 23
const IR_VERSION = 11
const MICROSOFT_OPSET = 1

/** A protobuf ends at 2 GiB and is held in memory whole; above this the weights go to a file of their own. */
const LARGEST_INLINE_MODEL = 100_000_000
/** Shapes and scalars stay in the model, where ONNX Runtime's shape inference sees them. */
const SMALLEST_EXTERNAL_TENSOR = 1024
/** A page, so that ONNX Runtime can map the weights instead of reading them. */
const EXTERNAL_ALIGNMENT = 4096
/** Bytes of the model's own words on a tensor or a node, with room to spare. */
const LONGEST_TENSOR_HEADER = 512
const LONGEST_NODE = 2048

export interface WriteOnnxOptions {
  signal?: AbortSignal
  /** @param bytes of the tensor that were just written: all of them, or a piece */
  onWritten?: (tensor: string, bytes: number) => void
  /** Bytes of weights above which they go to `<file>_data`. @default 100 million */
  largestInlineModel?: number
  /**
   * Tensors that lie in some graph's `_data` file already. What is there is not written again, and
   * what is written to a `_data` file is added, so that another graph in the folder may share it.
   */
  stored?: StoredTensors
}

/** Tensor → where it lies. */
export type StoredTensors = Map<string, Pick<TensorProto, "externalData" | "dataLocation">>

export interface WrittenFile {
  path: string
  bytes: number
  /** Hexadecimal. */
  sha256: string
}

/** Bytes of all weights of the graph, but for those that are stored already. */
export function weightBytes(graph: Graph, stored?: StoredTensors): number {
  return [...graph.initializers].reduce((sum, [name, tensor]) => sum + (stored?.has(name) ? 0 : byteLength(tensor)), 0)
}

/** Bytes that the graph's files will take at most. */
export function largestFileBytes(graph: Graph): number {
  const perTensor = EXTERNAL_ALIGNMENT + LONGEST_TENSOR_HEADER
  return weightBytes(graph) + graph.initializers.size * perTensor + graph.nodes.length * LONGEST_NODE
}

/**
 * Writes the graph, one tensor at a time.
 *
 * @param path of the `.onnx` file; large weights go to `<path>_data` beside it
 * @returns the file, or the two
 */
export async function writeOnnx(graph: Graph, path: string, options: WriteOnnxOptions = {}): Promise<WrittenFile[]> {
  const stored: StoredTensors = options.stored ?? new Map()
  const external = weightBytes(graph, stored) > (options.largestInlineModel ?? LARGEST_INLINE_MODEL)
  const data = external ? await ExternalData.create(`${path}_data`) : undefined
  const initializer: TensorProto[] = []
  try {
    for (const [name, tensor] of graph.initializers) {
      options.signal?.throwIfAborted()
      initializer.push({
        name,
        dims: [...tensor.shape],
        dataType: ONNX_ELEMENT_TYPE[tensor.elementType],
        ...(stored.get(name) ??
          (data && byteLength(tensor) >= SMALLEST_EXTERNAL_TENSOR
            ? await data.append(name, tensor, options)
            : { rawData: await collect(name, tensor, options) })),
      })
    }
    for (const { name, externalData, dataLocation } of initializer) {
      if (externalData) {
        stored.set(name, { externalData, dataLocation })
      }
    }
  } finally {
    await data?.close()
  }
  const bytes = encodeModel({
    irVersion: IR_VERSION,
    producerName: "medusa-plugin-shelftalker",
    opsetImport: [
      { domain: "", version: OPSET },
      { domain: "com.microsoft", version: MICROSOFT_OPSET },
    ],
    graph: {
      name: graph.name,
      node: [...graph.nodes],
      initializer,
      input: [...graph.inputs],
      output: [...graph.outputs],
    },
  })
  await writeFile(path, bytes, { signal: options.signal })
  const model = { path, bytes: bytes.byteLength, sha256: createHash("sha256").update(bytes).digest("hex") }
  return data ? [model, data.written()] : [model]
}

async function collect(name: string, tensor: TensorSource, { signal, onWritten }: WriteOnnxOptions): Promise<Uint8Array> {
  const bytes = new Uint8Array(byteLength(tensor))
  let filled = 0
  for await (const chunk of tensor.chunks(signal)) {
    bytes.set(chunk, filled)
    filled += chunk.byteLength
    onWritten?.(name, chunk.byteLength)
  }
  checkLength(name, tensor, filled)
  return bytes
}

/** The second file. Its sum is taken as it is written, and a piece is written while the next is made. */
class ExternalData {
  private position = 0
  private readonly hash = createHash("sha256")
  private writing: Promise<unknown> = Promise.resolve()

  private constructor(
    private readonly file: FileHandle,
    private readonly path: string
  ) {}

  static async create(path: string): Promise<ExternalData> {
    return new ExternalData(await open(path, "w"), path)
  }

  async append(
    name: string,
    tensor: TensorSource,
    { signal, onWritten }: WriteOnnxOptions
  ): Promise<Pick<TensorProto, "externalData" | "dataLocation">> {
    const offset = Math.ceil(this.position / EXTERNAL_ALIGNMENT) * EXTERNAL_ALIGNMENT
    await this.write(new Uint8Array(offset - this.position))
    for await (const chunk of tensor.chunks(signal)) {
      await this.write(chunk)
      onWritten?.(name, chunk.byteLength)
    }
    checkLength(name, tensor, this.position - offset)
    return {
      dataLocation: EXTERNAL_DATA,
      externalData: [
        { key: "location", value: basename(this.path) },
        { key: "offset", value: String(offset) },
        { key: "length", value: String(byteLength(tensor)) },
      ],
    }
  }

  /** After `close`. */
  written(): WrittenFile {
    return { path: this.path, bytes: this.position, sha256: this.hash.digest("hex") }
  }

  /** @throws what a write threw that nobody has waited for yet */
  async close(): Promise<void> {
    try {
      await this.writing
    } finally {
      await this.file.close()
    }
  }

  private async write(bytes: Uint8Array): Promise<void> {
    const begin = this.position
    this.position += bytes.byteLength
    this.hash.update(bytes)
    await this.writing
    this.writing = writeWhole(this.file, bytes, begin)
    // Whoever waits next hears of a failure; until then it is not an unhandled one.
    this.writing.catch(() => undefined)
  }
}

/** One call writes 2 GiB at most. */
async function writeWhole(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let written = 0; written < bytes.byteLength; ) {
    const { bytesWritten } = await file.write(bytes, written, bytes.byteLength - written, position + written)
    written += bytesWritten
  }
}

function checkLength(name: string, tensor: TensorSource, bytes: number): void {
  if (bytes !== byteLength(tensor)) {
    throw new Error(`Tensor ${name} gave ${bytes} bytes instead of ${byteLength(tensor)}`)
  }
}
