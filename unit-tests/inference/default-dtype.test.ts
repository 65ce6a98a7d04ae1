import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { defaultDtype, resolveModel } from "../../src/inference/model-source"

const GB = 2 ** 30
const BOTH = { dtypes: { embed_tokens: ["int8" as const], vision_encoder: ["int8" as const], decoder_model_merged: ["int8" as const, "q4" as const] } }

describe("The dtypes of a model that nobody chose", () => {
  it("are the manifest's first, for all graphs or for each, and fp32 without a manifest", () => {
    expect(defaultDtype(null)).toEqual({ embed_tokens: "fp32", vision_encoder: "fp32", decoder_model_merged: "fp32" })
    expect(defaultDtype({ dtypes: ["int8", "fp32"] })).toEqual({ embed_tokens: "int8", vision_encoder: "int8", decoder_model_merged: "int8" })
    expect(defaultDtype({ dtypes: { vision_encoder: ["q4"] } })).toMatchObject({ embed_tokens: "fp32", vision_encoder: "q4" })
  })

  it("are q4 for the reply and int8 for the prompt where a machine of 8 GB has files of both", () => {
    expect(defaultDtype(BOTH, 7.6 * GB)).toEqual({ embed_tokens: "int8", vision_encoder: "int8", decoder_model_merged: "q4", prefill: "int8" })
  })

  it("are q4 for both where the machine has 4 GB", () => {
    expect(defaultDtype(BOTH, 4 * GB)).toEqual({ embed_tokens: "int8", vision_encoder: "int8", decoder_model_merged: "q4" })
  })

  it("leave the prompt to the decoder whose dtype somebody chose", async () => {
    const folder = await mkdtemp(join(tmpdir(), "shelftalker-dtype-"))
    await writeFile(join(folder, "manifest.json"), JSON.stringify(BOTH))
    const dtypeOf = (dtype: object) => resolveModel({ path: folder, dtype }).info.dtype
    expect(dtypeOf({ decoder_model_merged: "int8" })).toEqual({ embed_tokens: "int8", vision_encoder: "int8", decoder_model_merged: "int8" })
    expect(dtypeOf({ decoder_model_merged: "q4", prefill: "int8" })).toMatchObject({ decoder_model_merged: "q4", prefill: "int8" })
    await rm(folder, { recursive: true })
  })
})
