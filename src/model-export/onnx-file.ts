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

export interface WriteOnnxOptions {
  signal?: AbortSignal
  /** @param bytes of the tensor that was just written */
  onTensor?: (name: string, bytes: number) => void
  /** Bytes of weights above which they go to `<file>_data`. @default 100 million */
  largestInlineModel?: number
}

/** Bytes of all weights of the graph. */
export function weightBytes(graph: Graph): number {
  return [...graph.initializers.values()].reduce((sum, tensor) => sum + byteLength(tensor), 0)
}

/**
 * Writes the graph, one tensor at a time.
 *
 * @param path of the `.onnx` file; large weights go to `<path>_data` beside it
 * @returns whether there is such a second file
 */
export async function writeOnnx(graph: Graph, path: string, options: WriteOnnxOptions = {}): Promise<boolean> {
  const external = weightBytes(graph) > (options.largestInlineModel ?? LARGEST_INLINE_MODEL)
  const data = external ? await ExternalData.create(`${path}_data`) : undefined
  const initializer: TensorProto[] = []
  try {
    for (const [name, tensor] of graph.initializers) {
      options.signal?.throwIfAborted()
      initializer.push({
        name,
        dims: [...tensor.shape],
        dataType: ONNX_ELEMENT_TYPE[tensor.elementType],
        ...(data && byteLength(tensor) >= SMALLEST_EXTERNAL_TENSOR
          ? await data.append(name, tensor, options.signal)
          : { rawData: await collect(name, tensor, options.signal) }),
      })
      options.onTensor?.(name, byteLength(tensor))
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
  return external
}

async function collect(name: string, tensor: TensorSource, signal?: AbortSignal): Promise<Uint8Array> {
  const bytes = new Uint8Array(byteLength(tensor))
  let filled = 0
  for await (const chunk of tensor.chunks(signal)) {
    bytes.set(chunk, filled)
    filled += chunk.byteLength
  }
  checkLength(name, tensor, filled)
  return bytes
}

class ExternalData {
  private position = 0

  private constructor(
    private readonly file: FileHandle,
    private readonly location: string
  ) {}

  static async create(path: string): Promise<ExternalData> {
    return new ExternalData(await open(path, "w"), basename(path))
  }

  async append(
    name: string,
    tensor: TensorSource,
    signal?: AbortSignal
  ): Promise<Pick<TensorProto, "externalData" | "dataLocation">> {
    const offset = Math.ceil(this.position / EXTERNAL_ALIGNMENT) * EXTERNAL_ALIGNMENT
    this.position = offset
    for await (const chunk of tensor.chunks(signal)) {
      await this.file.write(chunk, 0, chunk.byteLength, this.position)
      this.position += chunk.byteLength
    }
    checkLength(name, tensor, this.position - offset)
    return {
      dataLocation: EXTERNAL_DATA,
      externalData: [
        { key: "location", value: this.location },
        { key: "offset", value: String(offset) },
        { key: "length", value: String(byteLength(tensor)) },
      ],
    }
  }

  close(): Promise<void> {
    return this.file.close()
  }
}

function checkLength(name: string, tensor: TensorSource, bytes: number): void {
  if (bytes !== byteLength(tensor)) {
    throw new Error(`Tensor ${name} gave ${bytes} bytes instead of ${byteLength(tensor)}`)
  }
}
