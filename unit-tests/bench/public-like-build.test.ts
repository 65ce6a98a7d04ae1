/** @jest-environment <rootDir>/unit-tests/model-export/onnx-environment.ts */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { InferenceSession, Tensor } from "onnxruntime-node"

import { asPublicBuild } from "../../bench/public-like-build"
import { exportModel } from "../../src/model-export"
import { decodeModel, encodeModel } from "../../src/model-export/onnx-proto"

const CHECKPOINT = join(__dirname, "../../models/demo/checkpoint")
/** Of the demo model's checkpoint. */
const TEXT = { layers: 4, keyValueHeads: 2, headSize: 32, width: 4 * 96, vocabulary: 1100 }

describe("a build like the public conversion", () => {
  let folder: string
  let decoder: string

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "shelftalker-bench-"))
    await exportModel({ checkpoint: CHECKPOINT, out: folder, dtypes: ["q4"] })
    decoder = join(folder, "onnx", "decoder_model_merged_q4.onnx")
  })
  afterAll(() => rm(folder, { recursive: true }))

  it("leaves the precision of every product open, and nothing else of it changed", async () => {
    const ours = decodeModel(await readFile(decoder)).graph
    const made = asPublicBuild(decodeModel(await readFile(decoder))).graph
    const products = (graph: typeof ours) => graph.node.filter(({ opType }) => opType === "MatMulNBits")
    const attributes = (graph: typeof ours) => new Set(products(graph).flatMap((node) => node.attribute.map(({ name }) => name)))
    expect(products(made)).toHaveLength(products(ours).length)
    expect(attributes(ours)).toContain("accuracy_level")
    expect(attributes(made)).toEqual(new Set([...attributes(ours)].filter((name) => name !== "accuracy_level")))
  })

  it("gives logits for every position, whether asked or not", async () => {
    const publicLike = join(folder, "onnx", "public-like.onnx")
    await writeFile(publicLike, encodeModel(asPublicBuild(decodeModel(await readFile(decoder)))))
    const keep = { num_logits_to_keep: new Tensor("int64", BigInt64Array.of(1n), []) }
    expect(await logitsShape(decoder, keep)).toEqual([1, 1, TEXT.vocabulary])
    expect(await logitsShape(publicLike, {})).toEqual([1, 3, TEXT.vocabulary])
  })
})

/** Of a prompt of three tokens. */
async function logitsShape(file: string, more: Record<string, Tensor>): Promise<readonly number[] | undefined> {
  const session = await InferenceSession.create(file)
  const int64 = (values: bigint[], shape: number[]) => new Tensor("int64", BigInt64Array.from(values), shape)
  const feeds: Record<string, Tensor> = {
    inputs_embeds: new Tensor("float32", new Float32Array(3 * TEXT.width).fill(0.1), [1, 3, TEXT.width]),
    attention_mask: int64([1n, 1n, 1n], [1, 3]),
    position_ids: int64([0n, 1n, 2n, 0n, 1n, 2n, 0n, 1n, 2n], [3, 1, 3]),
    ...more,
  }
  for (const name of session.inputNames.filter((input) => input.startsWith("past_key_values."))) {
    feeds[name] = new Tensor("float32", new Float32Array(0), [1, TEXT.keyValueHeads, 0, TEXT.headSize])
  }
  const { logits } = await session.run(feeds)
  await session.release()
  return logits?.dims
}
