import { copyFile, link, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises"
import { join } from "node:path"

import { decodeModel, encodeModel, ONNX_ELEMENT_TYPE, type ModelProto } from "../src/model-export/onnx-proto"

/** An input of ours that the public conversion's decoder does not have. */
const LOGITS_KEPT = "num_logits_to_keep"

/**
 * Makes of our q4 files a build like the public conversion: products in float32 instead of int8
 * (no `accuracy_level`), and logits for every position of the prompt. The weights are the same
 * files, by hard link.
 */
export async function writePublicLikeBuild(ours: string, folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(join(folder, "onnx"), { recursive: true })
  for (const { name } of (await readdir(ours, { withFileTypes: true })).filter((entry) => entry.isFile())) {
    // The manifest vouches for graphs that are not these.
    if (name !== "manifest.json") {
      await copyFile(join(ours, name), join(folder, name))
    }
  }
  for (const name of await readdir(join(ours, "onnx"))) {
    const from = join(ours, "onnx", name)
    const to = join(folder, "onnx", name)
    if (name.startsWith("decoder_in_place")) {
      // Nothing that the public conversion has.
      continue
    }
    if (name.endsWith("_q4.onnx")) {
      await writeFile(to, encodeModel(asPublicBuild(decodeModel(await readFile(from)))))
    } else if (name.endsWith("_q4.onnx_data")) {
      await link(from, to)
    }
  }
}

/** @returns the graph as the public conversion has it; `model` is left alone */
export function asPublicBuild(model: ModelProto): ModelProto {
  const { graph } = model
  const keepsLogits = graph.input.some(({ name }) => name === LOGITS_KEPT)
  return {
    ...model,
    graph: {
      ...graph,
      node: graph.node.map((node) => ({
        ...node,
        attribute: node.attribute.filter(({ name }) => name !== "accuracy_level"),
      })),
      input: graph.input.filter(({ name }) => name !== LOGITS_KEPT),
      // 0 keeps all of them.
      initializer: keepsLogits ? [...graph.initializer, int64Scalar(LOGITS_KEPT, 0n)] : graph.initializer,
    },
  }
}

function int64Scalar(name: string, value: bigint) {
  const rawData = new Uint8Array(BigInt64Array.of(value).buffer)
  return { name, dims: [], dataType: ONNX_ELEMENT_TYPE.int64, rawData }
}
