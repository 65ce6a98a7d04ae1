import { z } from "zod"
import { ModelLoadError } from "./errors"

/** The dtypes that Transformers.js names files for. `fp32` has no suffix: `decoder_model_merged.onnx`. */
export const DTYPES = ["fp32", "fp16", "int8", "uint8", "q8", "q4", "q4f16", "bnb4"] as const
export type Dtype = (typeof DTYPES)[number]

/** The three graphs of a Qwen3-VL model. */
export const GRAPHS = ["embed_tokens", "vision_encoder", "decoder_model_merged"] as const
export type Graph = (typeof GRAPHS)[number]

/** A dtype for each graph, and another one of the decoder for reading prompts where one is chosen. */
export type Dtypes = Record<Graph, Dtype> & { prefill?: Dtype }

const DtypeByGraph = z.partialRecord(
  z.enum([...GRAPHS, "prefill"], {
    error: (issue) => `"${String(issue.input)}" is no graph; there are ${GRAPHS.join(", ")}, and prefill for reading prompts`,
  }),
  z.enum(DTYPES, { error: (issue) => `"${String(issue.input)}" is no dtype; there are ${DTYPES.join(", ")}` })
)

const HubModel = z
  .object({
    /** `owner/name` on the hub. */
    id: z.string().regex(/^\w[\w.-]*\/\w[\w.-]*$/, "must look like owner/name"),
    /** The commit, so that the same files come every time. */
    revision: z
      .string({ error: "is missing: name the hub commit (40 hexadecimal digits), so that the files never change" })
      .regex(/^[0-9a-f]{40}$/, "must be a hub commit, 40 hexadecimal digits; branch names move"),
    /** @default q4 for every graph */
    dtype: DtypeByGraph.optional(),
    /** Where the files are kept. @default `$XDG_CACHE_HOME/shelftalker` or `~/.cache/shelftalker` */
    cacheDir: z.string().min(1).optional(),
    /** @default https://huggingface.co */
    endpoint: z.url({ protocol: /^https?$/ }).optional(),
    /** Sent to the endpoint as a bearer token, for models that need one. */
    token: z.string().min(1).optional(),
  })
  .strict()

const FolderModel = z
  .object({
    path: z.string().min(1),
    /** @default what the manifest lists, chosen by the machine's memory; fp32 without a manifest */
    dtype: DtypeByGraph.optional(),
  })
  .strict()

/**
 * Which vision-language model to run.
 *
 * @example "demo"
 * @example { path: "/srv/models/qwen3-vl" }
 * @example { id: "onnx-community/Qwen3-VL-2B-Instruct-ONNX", revision: "4739e748dc3798a89254e4932dca19e44aca304a" }
 */
export const ModelOption = z.union([z.literal("demo"), FolderModel, HubModel], { error: explainModelOption })
export type ModelOption = z.infer<typeof ModelOption>
export type HubModel = z.infer<typeof HubModel>

/** A union alone says "Invalid input"; this says what is wrong with the kind of model that was meant. */
function explainModelOption(issue: { input: unknown }): string {
  const { input } = issue
  const meant = isRecord(input) ? ("id" in input ? HubModel : "path" in input ? FolderModel : null) : null
  const result = meant?.safeParse(input)
  if (result?.error) {
    return result.error.issues.map(({ path, message }) => [path.join("."), message].filter(Boolean).join(" ")).join("; ")
  }
  return 'must be "demo", { path: "/folder/of/a/model" } or { id: "owner/name", revision: "commit" }'
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null
}

/** A bar's worth of news about loading; bytes while downloading. */
export interface LoadProgress {
  stage: "downloading" | "loading"
  /** The file at work, when downloading. */
  file: string | null
  done: number
  total: number
}

const minute = 60_000

export const InferenceOptions = z
  .object({
    /** @default "demo", the model that the package carries; it reads the demo store's drawings and nothing else */
    model: ModelOption.default("demo"),
    /** CPU threads of one computation. @default the cores this process may use, a container's quota counted */
    threads: z.int().min(1).max(256).optional(),
    /**
     * Bytes of memory for what is kept of the pictures looked at last, so that another draft on the same
     * picture need not look at it again; 0 keeps nothing. A picture takes about 120 MB with Qwen3-VL-2B.
     * @default 128 MiB
     */
    prefixCacheBytes: z.int().min(0).default(128 * 2 ** 20),
    /**
     * Requests of a backfill at work at the same time: their replies are written in the same runs of the
     * model. Each more takes about 100 MB with Qwen3-VL-2B. @default 4, and 2 on machines with less than 8 GB
     */
    batchSize: z.int().min(1).max(16).optional(),
    /**
     * Milliseconds one request may take, its wait and the loading not counted; of a backfill, whose requests
     * share the cores, as many times that as are at work together. @default 5 minutes
     */
    timeoutMs: z.int().min(1).default(5 * minute),
    /** Milliseconds without a request after which the memory is given back; 0 keeps it. @default 10 minutes */
    idleUnloadMs: z.int().min(0).default(10 * minute),
    /** Most requests waiting. @default 1000 */
    maxQueue: z.int().min(1).default(1000),
    /** Milliseconds that loading from disk may take; a download is not counted. @default 5 minutes */
    loadTimeoutMs: z.int().min(1).default(5 * minute),
    /** Called with the progress of a download or a load, for a progress bar or a log. */
    onProgress: z.custom<(progress: LoadProgress) => void>((value) => typeof value === "function").optional(),
  })
  .strict()

/** What the caller may give; everything has a default. */
export type InferenceOptions = z.input<typeof InferenceOptions>
export type ResolvedInferenceOptions = z.output<typeof InferenceOptions>

/** @throws ModelLoadError naming the option and what would be right */
export function parseInferenceOptions(options: InferenceOptions): ResolvedInferenceOptions {
  const result = InferenceOptions.safeParse(options)
  if (result.success) {
    return result.data
  }
  throw new ModelLoadError(
    optionsErrorCode(options.model),
    `The vision-language model's options are wrong.\n${z.prettifyError(result.error)}`
  )
}

function optionsErrorCode(model: unknown): "missing_revision" | "unknown_dtype" | "invalid_options" {
  if (!isRecord(model)) {
    return "invalid_options"
  }
  if ("id" in model && model.revision === undefined) {
    return "missing_revision"
  }
  return model.dtype !== undefined && !DtypeByGraph.safeParse(model.dtype).success ? "unknown_dtype" : "invalid_options"
}
