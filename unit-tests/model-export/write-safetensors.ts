import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"

export interface RawTensor {
  dtype: string
  shape: number[]
  bytes: Uint8Array
}

export function float32Tensor(shape: number[], values: readonly number[]): RawTensor {
  return { dtype: "F32", shape, bytes: new Uint8Array(Float32Array.from(values).buffer) }
}

/** A safetensors file with its header as given, whatever it says. */
export function writeSafetensors(path: string, header: unknown, data: Uint8Array): void {
  const text = Buffer.from(typeof header === "string" ? header : JSON.stringify(header))
  const length = Buffer.alloc(8)
  length.writeBigUInt64LE(BigInt(text.length))
  writeFileSync(path, Buffer.concat([length, text, data]))
}

export function writeTensors(path: string, tensors: Record<string, RawTensor>): void {
  let offset = 0
  const header = Object.entries(tensors).map(([name, { dtype, shape, bytes }]) => {
    const entry = { dtype, shape, data_offsets: [offset, (offset += bytes.length)] }
    return [name, entry] as const
  })
  const data = Buffer.concat(Object.values(tensors).map(({ bytes }) => bytes))
  writeSafetensors(path, { __metadata__: { format: "pt" }, ...Object.fromEntries(header) }, data)
}

/** In as many files as there are lists of names, with the index that says which is where. */
export function writeShards(folder: string, tensors: Record<string, RawTensor>, shards: readonly string[][]): void {
  const fileName = (index: number) =>
    `model-${String(index + 1).padStart(5, "0")}-of-${String(shards.length).padStart(5, "0")}.safetensors`
  const weightMap: Record<string, string> = {}
  shards.forEach((names, index) => {
    names.forEach((name) => (weightMap[name] = fileName(index)))
    writeTensors(join(folder, fileName(index)), Object.fromEntries(Object.entries(tensors).filter(([name]) => names.includes(name))))
  })
  writeFileSync(join(folder, "model.safetensors.index.json"), JSON.stringify({ metadata: {}, weight_map: weightMap }))
}

/** The tensors of a checkpoint's file, to be changed and written elsewhere. */
export function readTensors(folder: string, name = "model.safetensors"): Record<string, RawTensor> {
  const file = readFileSync(join(folder, name))
  const headerLength = Number(file.readBigUInt64LE(0))
  const header: Record<string, { dtype: string; shape: number[]; data_offsets: [number, number] }> = JSON.parse(
    file.subarray(8, 8 + headerLength).toString()
  )
  return Object.fromEntries(
    Object.entries(header)
      .filter(([name]) => name !== "__metadata__")
      .map(([name, { dtype, shape, data_offsets: [begin, end] }]) => [
        name,
        { dtype, shape, bytes: file.subarray(8 + headerLength + begin, 8 + headerLength + end) },
      ])
  )
}
