import { resolve } from "node:path"
import { InvalidArgumentError, Option, type Command } from "commander"

import { exportModel, type DtypesByGraph, type Manifest } from "../model-export"
import { ExportProgressDisplay } from "./export-progress-display"
import { formatBytes } from "./format-bytes"
import { parseDtypes } from "./parse-dtypes"

interface ExportModelFlags {
  out: string
  dtype: DtypesByGraph
  zeroPoints?: boolean
  name?: string
  revision?: string
  random?: string
  seed?: number
}

// Commander breaks the lines.
const DESCRIPTION =
  "Turns a downloaded Qwen3-VL model into the files that this plugin runs.\n\n" +
  "The folder is what you get from a model hub: config.json, *.safetensors, tokenizer.json and " +
  "preprocessor_config.json, side by side. Any dense Qwen3-VL will do (2B, 4B, 8B). Nothing is " +
  "downloaded, and the folder is only read."

const DTYPE_HELP =
  "how weights are kept, which decides size, memory and speed: int8 (a byte a weight, quickest for " +
  "pictures and prompts), q4 (4 bits and scales: two thirds of the bytes, quickest for writing, less " +
  "exact), fp32 (four bytes, exact). int8+q4 makes both. GRAPH=DTYPE,… chooses for each graph, of " +
  "embed_tokens, vision_encoder and decoder_model_merged"

/** Serves a machine with 8 GB, which takes both of the decoder's, and one with 4 GB, which takes q4. */
const DEFAULT_DTYPE = "int8,decoder_model_merged=int8+q4"

const EXAMPLES = `
Examples:
  The usual:
    $ shelftalker export-model ./Qwen3-VL-2B-Instruct --out ./models/qwen3-vl-2b
  Smaller files, for machines with 4 GB alone:
    $ shelftalker export-model ./Qwen3-VL-2B-Instruct --out ./models/qwen3-vl-2b \\
        --dtype vision_encoder=int8,embed_tokens=int8,decoder_model_merged=q4
  A model of the same size with random weights, to measure speed with:
    $ shelftalker export-model --random ./config.json --out ./models/random --dtype q4

Then name the folder in medusa-config.ts, in the plugin's options:
    model: { path: "./models/qwen3-vl-2b" }

The output folder gets its files all at once at the end: if the export fails or is stopped,
a model that was there before is still whole.`

/** Adds `export-model`, which ends with `signal`. */
export function addExportModel(program: Command, signal: AbortSignal): void {
  program
    .command("export-model")
    .summary("turn a downloaded Qwen3-VL model into files that the plugin runs")
    .description(DESCRIPTION)
    .argument("[folder]", "the downloaded model")
    .requiredOption("-o, --out <folder>", "where to put the result; made if it is not there")
    .addOption(
      new Option("-d, --dtype <dtype>", DTYPE_HELP).argParser(parseDtypes).default(parseDtypes(DEFAULT_DTYPE), DEFAULT_DTYPE)
    )
    .option("--zero-points", "q4 keeps a zero point for each block of 32 weights: 2 % larger, a little more exact")
    .option("--name <name>", "the model's name in manifest.json (default: the folder's name)")
    .option("--revision <revision>", "the model's revision in manifest.json, such as the hub's commit (default: a sum of its files)")
    .option("--random <config.json>", "no folder: random weights in the sizes of this config.json")
    .option("--seed <number>", "with --random: another seed, other weights (default: 0)", parseSeed)
    .addHelpText("after", EXAMPLES)
    .action(async (folder: string | undefined, flags: ExportModelFlags, command: Command) => {
      const display = new ExportProgressDisplay(process.stderr)
      const manifest = await exportModel({
        checkpoint: checkpointOf(folder, flags, command),
        out: flags.out,
        dtypes: flags.dtype,
        zeroPoints: flags.zeroPoints,
        name: flags.name,
        revision: flags.revision,
        onProgress: (progress) => display.show(progress),
        signal,
      }).finally(() => display.end())
      console.log(summary(manifest, resolve(flags.out)))
    })
}

function checkpointOf(
  folder: string | undefined,
  { random, seed }: ExportModelFlags,
  command: Command
): string | { config: string; seed?: number } {
  if (folder !== undefined && random !== undefined) {
    command.error("error: give a folder with a model, or --random with a config.json, not both")
  }
  if (seed !== undefined && random === undefined) {
    command.error("error: --seed goes with --random")
  }
  if (random !== undefined) {
    return { config: random, seed }
  }
  return folder ?? command.error("error: which model? Name the folder with its config.json and *.safetensors")
}

function parseSeed(text: string): number {
  const seed = Number(text)
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(seed)) {
    throw new InvalidArgumentError("It must be a whole number.")
  }
  return seed
}

function summary({ name, revision, files, randomWeights }: Manifest, out: string): string {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  return [
    `${name}, revision ${revision}: ${files.length} files, ${formatBytes(bytes)}, in ${out}`,
    ...(randomWeights ? ["Its weights are random: it measures speed, and writes nonsense."] : []),
    `To use it: model: { path: ${JSON.stringify(out)} } in the plugin's options.`,
  ].join("\n")
}
