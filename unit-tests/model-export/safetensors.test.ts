import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

import { SafetensorsCheckpoint } from "../../src/model-export/safetensors"
import { float32Tensor, writeSafetensors, writeTensors } from "./write-safetensors"

describe("SafetensorsCheckpoint", () => {
  let folder: string
  let file: string

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "safetensors-"))
    file = join(folder, "model.safetensors")
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const readAll = async (name: string, checkpoint?: SafetensorsCheckpoint) => {
    const pieces: Float32Array[] = []
    for await (const piece of (checkpoint ?? (await SafetensorsCheckpoint.open(folder))).read(name)) {
      pieces.push(piece)
    }
    return pieces
  }
  const bits16 = (values: number[]) => new Uint8Array(Uint16Array.from(values).buffer)

  it("gives float32 as it is stored", async () => {
    writeTensors(file, { before: float32Tensor([1], [9]), a: float32Tensor([2, 2], [1, -2.5, 3e-40, Infinity]) })
    expect(await readAll("a")).toEqual([Float32Array.from([1, -2.5, 3e-40, Infinity])])
  })

  it("widens bfloat16", async () => {
    writeTensors(file, { a: { dtype: "BF16", shape: [4], bytes: bits16([0x3f80, 0xc040, 0x0001, 0x7f80]) } })
    expect(await readAll("a")).toEqual([Float32Array.from([1, -3, 2 ** -133, Infinity])])
  })

  it("widens float16 with subnormals, infinities and not-a-number", async () => {
    const stored = [0x3c00, 0xc500, 0x0001, 0x83ff, 0x7bff, 0xfc00, 0x7e00]
    writeTensors(file, { a: { dtype: "F16", shape: [7], bytes: bits16(stored) } })
    const [values] = await readAll("a")
    expect(values).toEqual(Float32Array.from([1, -5, 2 ** -24, -1023 * 2 ** -24, 65504, -Infinity, NaN]))
  })

  it("reads a large tensor in pieces of whole rows", async () => {
    const [rows, columns] = [700, 3001]
    const values = Array.from({ length: rows * columns }, (_, index) => index)
    const stored = float32Tensor([rows, columns], values)
    writeTensors(file, { a: stored })
    const pieces = await readAll("a")
    expect(pieces.length).toBeGreaterThan(1)
    expect(pieces.every(({ length }) => length % columns === 0)).toBe(true)
    // Two million numbers are compared as bytes: Jest's own comparison takes minutes.
    expect(Buffer.concat(pieces.map((piece) => Buffer.from(piece.buffer))).equals(stored.bytes)).toBe(true)
  })

  it("stops between pieces when the signal says so", async () => {
    writeTensors(file, { a: float32Tensor([2], [1, 2]) })
    const pieces = (await SafetensorsCheckpoint.open(folder)).read("a", AbortSignal.abort(new Error("enough")))
    await expect(pieces.next()).rejects.toThrow("enough")
  })

  it("finds each tensor in the shard that the index names", async () => {
    writeTensors(join(folder, "one.safetensors"), { a: float32Tensor([1], [1]) })
    writeTensors(join(folder, "two.safetensors"), { a: float32Tensor([1], [3]), b: float32Tensor([1], [2]) })
    writeIndex({ a: "one.safetensors", b: "two.safetensors" })
    const checkpoint = await SafetensorsCheckpoint.open(folder)
    expect(await readAll("a", checkpoint)).toEqual([Float32Array.of(1)])
    expect(await readAll("b", checkpoint)).toEqual([Float32Array.of(2)])
    expect(checkpoint.files).toEqual(["one", "two"].map((name) => join(folder, `${name}.safetensors`)))
  })

  const writeIndex = (weightMap: unknown) =>
    writeFileSync(join(folder, "model.safetensors.index.json"), JSON.stringify({ weight_map: weightMap }))

  const entry = (change: object) => ({ a: { dtype: "F32", shape: [1], data_offsets: [0, 4], ...change } })
  const four = new Uint8Array(4)

  it.each<[string, string, () => void]>([
    ["no file", "is missing", () => undefined],
    ["an empty file", "before the data", () => writeFileSync(file, "")],
    ["a page that says the file was not found", "no safetensors file", () => writeFileSync(file, "<html>404</html>")],
    ["a header that is not JSON", "not JSON", () => writeSafetensors(file, "{", four)],
    ["a header of another form", "of another form", () => writeSafetensors(file, { a: { dtype: "F32" } }, four)],
    ["data that is cut off", "cut off: a ends", () => writeSafetensors(file, entry({}), new Uint8Array(3))],
    ["a size that contradicts the shape", "which is not what", () => writeSafetensors(file, entry({ shape: [2] }), four)],
    ["a type that is not read", "stored as F8_E4M3", () => writeSafetensors(file, entry({ dtype: "F8_E4M3" }), four)],
    ["a missing shard", "one.safetensors is missing", () => writeIndex({ a: "one.safetensors" })],
    ["a shard outside the folder", "of the same folder", () => writeIndex({ a: "../one.safetensors" })],
    ["an index that promises too much", "which it has not", () => {
      writeTensors(file, {})
      writeIndex({ a: "model.safetensors" })
    }],
  ])("refuses %s", async (_, message, prepare) => {
    prepare()
    await expect(SafetensorsCheckpoint.open(folder)).rejects.toThrow(message)
    await expect(SafetensorsCheckpoint.open(folder)).rejects.toMatchObject({ name: "ModelExportError" })
  })
})
