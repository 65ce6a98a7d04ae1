import { open, readFile, stat, type FileHandle } from "node:fs/promises"
import { basename, join } from "node:path"
import { z } from "zod"

import { elementsPerPiece } from "./checkpoint-tensors"
import { ModelExportError } from "./model-export-error"
import { BYTES_PER_STORED_ELEMENT, isStoredType, toFloat32, type StoredType } from "./stored-types"
import { elementCount } from "./tensor-source"

/** As in the reference implementation of the format: a longer header is an attack or a mistake. */
const LONGEST_HEADER = 100_000_000

const Header = z.record(
  z.string(),
  z.looseObject({
    dtype: z.string(),
    shape: z.array(z.number().int().nonnegative()),
    data_offsets: z.tuple([z.number().int().nonnegative(), z.number().int().nonnegative()]),
  })
)

const Index = z.looseObject({ weight_map: z.record(z.string(), z.string()) })

interface StoredTensor {
  path: string
  type: StoredType
  shape: readonly number[]
  /** Bytes from the beginning of the file. */
  offset: number
}

/**
 * The tensors of a checkpoint folder: one `model.safetensors`, or the shards that
 * `model.safetensors.index.json` names. Only the headers are held in memory.
 */
export class SafetensorsCheckpoint {
  private constructor(
    private readonly tensors: ReadonlyMap<string, StoredTensor>,
    /** Paths of the files that were read, in the order of their names. */
    readonly files: readonly string[]
  ) {}

  /** @throws {ModelExportError} `unreadable_checkpoint`, or `wrong_tensors` for a type that is not read */
  static async open(folder: string): Promise<SafetensorsCheckpoint> {
    const weightMap = await readIndex(join(folder, "model.safetensors.index.json"))
    const names = weightMap ? [...new Set(Object.values(weightMap))].sort() : ["model.safetensors"]
    const tensors = new Map<string, StoredTensor>()
    for (const name of names) {
      for (const [tensor, stored] of await readHeader(join(folder, name))) {
        if (weightMap && weightMap[tensor] !== name) {
          continue
        }
        tensors.set(tensor, stored)
      }
    }
    const absent = Object.keys(weightMap ?? {}).find((tensor) => !tensors.has(tensor))
    if (absent !== undefined) {
      throw unreadable(`model.safetensors.index.json says that ${weightMap?.[absent]} has ${absent}, which it has not`)
    }
    return new SafetensorsCheckpoint(tensors, names.map((name) => join(folder, name)))
  }

  names(): string[] {
    return [...this.tensors.keys()]
  }

  /** Undefined where the checkpoint has no such tensor. */
  shape(name: string): readonly number[] | undefined {
    return this.tensors.get(name)?.shape
  }

  /** The values as float32 in row-major order, in pieces of whole rows (a row is what the first index selects). */
  async *read(name: string, signal?: AbortSignal): AsyncGenerator<Float32Array> {
    const tensor = this.tensors.get(name)
    if (!tensor) {
      throw new ModelExportError("wrong_tensors", `The checkpoint has no tensor ${name}`)
    }
    const { path, type, shape, offset } = tensor
    const total = elementCount(shape)
    const rowElements = elementCount(shape.slice(1))
    const chunkElements = elementsPerPiece(rowElements)
    const bytesPerElement = BYTES_PER_STORED_ELEMENT[type]
    const file = await open(path)
    try {
      for (let begin = 0; begin < total; begin += chunkElements) {
        signal?.throwIfAborted()
        const elements = Math.min(chunkElements, total - begin)
        const bytes = await readRange(file, path, offset + begin * bytesPerElement, elements * bytesPerElement)
        yield toFloat32(type, bytes)
      }
    } finally {
      await file.close()
    }
  }
}

async function readIndex(path: string): Promise<Record<string, string> | undefined> {
  let text: string
  try {
    text = await readFile(path, "utf8")
  } catch (error) {
    if (isNotFound(error)) {
      return undefined
    }
    throw unreadable(`${path} cannot be read`, error)
  }
  const { weight_map: weightMap } = parseJson(text, Index, path)
  for (const shard of Object.values(weightMap)) {
    if (basename(shard) !== shard || !shard.endsWith(".safetensors")) {
      throw unreadable(`${path} names "${shard}" as a shard; only .safetensors files of the same folder are read`)
    }
  }
  return weightMap
}

async function readHeader(path: string): Promise<Map<string, StoredTensor>> {
  let file: FileHandle
  try {
    file = await open(path)
  } catch (error) {
    throw unreadable(isNotFound(error) ? `${path} is missing` : `${path} cannot be read`, error)
  }
  try {
    const fileBytes = (await stat(path)).size
    const length = Number(new DataView((await readRange(file, path, 0, 8)).buffer).getBigUint64(0, true))
    if (length > LONGEST_HEADER || length + 8 > fileBytes) {
      throw unreadable(`${path} is no safetensors file, or it is cut off: its header would have ${length} bytes`)
    }
    const text = new TextDecoder().decode(await readRange(file, path, 8, length))
    return locateTensors(text, path, 8 + length, fileBytes)
  } finally {
    await file.close()
  }
}

function locateTensors(header: string, path: string, dataStart: number, fileBytes: number): Map<string, StoredTensor> {
  const entries = parseJson(header, z.record(z.string(), z.unknown()), path)
  delete entries["__metadata__"]
  const tensors = new Map<string, StoredTensor>()
  for (const [name, entry] of Object.entries(checked(Header.safeParse(entries), path))) {
    const { dtype, shape, data_offsets: [begin, end] } = entry
    if (!isStoredType(dtype)) {
      throw new ModelExportError(
        "wrong_tensors",
        `Tensor ${name} in ${path} is stored as ${dtype}; F32, F16 and BF16 can be exported`
      )
    }
    if (end - begin !== elementCount(shape) * BYTES_PER_STORED_ELEMENT[dtype]) {
      const type = `[${shape.join(", ")}] ${dtype}`
      throw unreadable(`${path} gives ${name} ${end - begin} bytes, which is not what ${type} takes`)
    }
    if (dataStart + end > fileBytes) {
      const places = `byte ${dataStart + end} of ${fileBytes}`
      throw unreadable(`${path} is cut off: ${name} ends at ${places}. Fetch the file again`)
    }
    tensors.set(name, { path, type: dtype, shape, offset: dataStart + begin })
  }
  return tensors
}

async function readRange(file: FileHandle, path: string, offset: number, length: number): Promise<Uint8Array> {
  // A buffer of its own, so that it is aligned for the typed arrays laid over it.
  const bytes = new Uint8Array(new ArrayBuffer(length))
  let filled = 0
  while (filled < length) {
    const { bytesRead } = await file.read(bytes, filled, length - filled, offset + filled)
    if (bytesRead === 0) {
      throw unreadable(`${path} ends at byte ${offset + filled}, before the data that its header promises`)
    }
    filled += bytesRead
  }
  return bytes
}

function parseJson<Schema extends z.ZodType>(text: string, schema: Schema, path: string): z.infer<Schema> {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    throw unreadable(`${path} has a header that is not JSON`, error)
  }
  return checked(schema.safeParse(json), path)
}

function checked<Output>(result: z.ZodSafeParseResult<Output>, path: string): Output {
  if (!result.success) {
    throw unreadable(`${path} has a header of another form: ${z.prettifyError(result.error)}`, result.error)
  }
  return result.data
}

const isNotFound = (error: unknown): boolean =>
  typeof error === "object" && error !== null && "code" in error && error.code === "ENOENT"

const unreadable = (problem: string, cause?: unknown): ModelExportError =>
  new ModelExportError("unreadable_checkpoint", problem, { cause })
