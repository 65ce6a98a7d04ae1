import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

import { run, Shelftalker } from "./shelftalker"

const CHECKPOINT = join(__dirname, "../model-export/fixtures/tied-bf16")
/** The tiny checkpoint's config with a vocabulary that takes seconds to write. */
const LARGE_VOCABULARY = 3_000_000

describe("shelftalker export-model", () => {
  let folder: string
  let out: string

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "shelftalker-cli-"))
    out = join(folder, "model")
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const manifest = () => JSON.parse(readFileSync(join(out, "manifest.json"), "utf8"))
  const contents = () =>
    readdirSync(out, { recursive: true, encoding: "utf8" })
      .filter((file) => !file.startsWith(".export-") && statSync(join(out, file)).isFile())
      .sort()
      .map((file) => [file, readFileSync(join(out, file)).toString("base64")])
  const leftovers = () => readdirSync(out).filter((file) => file.startsWith(".export-"))

  /** An export to `out` that has just begun to write its largest file. */
  const longExport = async (): Promise<Shelftalker> => {
    const config = JSON.parse(readFileSync(join(CHECKPOINT, "config.json"), "utf8"))
    config.text_config.vocab_size = LARGE_VOCABULARY
    const file = join(folder, "config.json")
    writeFileSync(file, JSON.stringify(config))
    const command = new Shelftalker("export-model", "--random", file, "--out", out)
    await command.saysOnStderr("decoder_model_merged")
    return command
  }

  it("exports a checkpoint in the dtypes asked for, with a plain line for each file", async () => {
    const { code, stdout, stderr } = await run(
      ...["export-model", CHECKPOINT, "--out", out, "--dtype", "decoder_model_merged=int8+q4,int8"],
      ...["--zero-points", "--name", "tiny", "--revision", "abc"]
    )
    expect({ code, lines: stderr.trim().split("\n").length }).toEqual({ code: 0, lines: 7 })
    expect(stdout).toContain("tiny, revision abc")
    expect(stdout).toContain(JSON.stringify(out))
    expect(manifest()).toMatchObject({
      name: "tiny",
      revision: "abc",
      q4ZeroPoints: true,
      dtypes: { embed_tokens: ["int8"], vision_encoder: ["int8"], decoder_model_merged: ["int8", "q4"] },
    })
    expect(readdirSync(join(out, "onnx")).sort()).toEqual([
      "decoder_in_place_int8.onnx",
      "decoder_in_place_q4.onnx",
      "decoder_model_merged_int8.onnx",
      "decoder_model_merged_int8.onnx_data",
      "decoder_model_merged_q4.onnx",
      "decoder_model_merged_q4.onnx_data",
      "decoder_prefill_int8.onnx",
      "embed_tokens_int8.onnx",
      "vision_encoder_int8.onnx",
    ])
  })

  it("makes a model with random weights and says so", async () => {
    const config = join(CHECKPOINT, "config.json")
    const { code, stdout } = await run("export-model", "--random", config, "--seed", "3", "--out", out, "-d", "q4")
    expect(code).toBe(0)
    expect(stdout).toContain("random")
    expect(manifest().randomWeights).toEqual({ seed: 3 })
  })

  it.each<[string, string[], string]>([
    ["no folder", [], "which model?"],
    ["a folder and --random", [CHECKPOINT, "--random", "config.json"], "not both"],
    ["--seed alone", [CHECKPOINT, "--seed", "1"], "--seed goes with --random"],
    ["an unknown dtype", [CHECKPOINT, "--dtype", "q8"], '"q8" is no dtype; there are fp32, int8, q4'],
    ["a folder without a model", [__dirname], "A checkpoint folder has a config.json beside its safetensors"],
  ])("refuses %s with one message, no stack, and exit code 1", async (_, parameters, message) => {
    const { code, stdout, stderr } = await run("export-model", ...parameters, "--out", out)
    expect(stderr).toContain(message)
    expect(stderr).not.toMatch(/^\s+at /m)
    expect({ code, stdout, written: existsSync(out) }).toEqual({ code: 1, stdout: "", written: false })
  })

  it("says that the disk is full before it writes, with what it needs and what is there", async () => {
    const config = JSON.parse(readFileSync(join(CHECKPOINT, "config.json"), "utf8"))
    config.text_config.vocab_size = 1e12
    writeFileSync(join(folder, "config.json"), JSON.stringify(config))
    const { code, stderr } = await run("export-model", "--random", join(folder, "config.json"), "--out", out)
    expect(stderr).toMatch(/The model takes \d{5}\.\d GB, and .* has \d+\.\d GB left/)
    expect(stderr).toContain(`and ${folder} has`)
    expect({ code, written: existsSync(out) }).toEqual({ code: 1, written: false })
  })

  it("explains itself, with examples", async () => {
    const { code, stdout } = await run("export-model", "--help")
    expect(code).toBe(0)
    for (const word of ["--dtype", "--random", "--zero-points", "int8", "Examples:", "medusa-config.ts"]) {
      expect(stdout).toContain(word)
    }
  })

  it("leaves the old model whole when it is stopped by Ctrl-C, and nothing else", async () => {
    await run("export-model", CHECKPOINT, "--out", out)
    const before = contents()
    const command = await longExport()
    command.process.kill("SIGINT")
    const { code, stderr } = await command.ended()
    expect(code).toBe(130)
    expect(stderr).toContain("shelftalker: Cancelled")
    expect({ contents: contents(), leftovers: leftovers() }).toEqual({ contents: before, leftovers: [] })
  })

  it("leaves the old model whole when it is killed, and the next export clears up after it", async () => {
    await run("export-model", CHECKPOINT, "--out", out)
    const before = contents()
    const command = await longExport()
    command.process.kill("SIGKILL")
    await command.ended()
    expect(contents()).toEqual(before)
    expect(leftovers()).toHaveLength(1)

    expect(await run("export-model", CHECKPOINT, "--out", out, "--dtype", "q4")).toMatchObject({ code: 0 })
    expect(leftovers()).toEqual([])
    expect(manifest().dtypes.vision_encoder).toEqual(["q4"])
  })

  it("does not clear up what another export is still writing", async () => {
    mkdirSync(out)
    const command = await longExport()
    // Held there: the other takes as long to start as this one would to end.
    command.process.kill("SIGSTOP")
    const { code, stderr } = await run("export-model", CHECKPOINT, "--out", out)
    expect({ code, running: command.process.exitCode }).toEqual({ code: 1, running: null })
    expect(stderr).toContain(`Process ${command.process.pid} is exporting a model to ${out}`)
    expect(leftovers()).toHaveLength(1)
    command.process.kill("SIGCONT")
    command.process.kill("SIGINT")
    await command.ended()
  })
})
