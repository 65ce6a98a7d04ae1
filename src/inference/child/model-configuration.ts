import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { z } from "zod"
import { ModelLoadError } from "../errors"
import type { PatchSettings } from "./picture-patches"

const Config = z.object({
  model_type: z.string(),
  image_token_id: z.int(),
  text_config: z.object({ max_position_embeddings: z.int().min(1), vocab_size: z.int().min(1) }),
  vision_config: z.object({ spatial_merge_size: z.int().min(1).default(2) }),
})

const GenerationConfig = z.object({ eos_token_id: z.union([z.int(), z.array(z.int())]) })

/** A file may leave the flags out, which to the reference in Python means true; stock Transformers.js takes a missing `do_normalize` for false. */
const PreprocessorConfig = z.object({
  patch_size: z.int().min(1),
  temporal_patch_size: z.int().min(1).default(2),
  do_rescale: z.boolean().default(true),
  rescale_factor: z.number().default(1 / 255),
  do_normalize: z.boolean().default(true),
  image_mean: z.array(z.number()).length(3),
  image_std: z.array(z.number()).length(3),
})

const TokenizerFile = z.object({
  added_tokens: z.array(z.object({ id: z.int(), content: z.string() })),
  model: z.object({ vocab: z.record(z.string(), z.int()) }),
})

const TemplateFile = z.object({ chat_template: z.string() })

/** What the runtime itself needs to know of a model's JSON files; the rest is Transformers.js's business. */
export interface ModelConfiguration {
  /** Stands for the picture in the prompt. */
  imageToken: number
  /** Any of these ends the reply. */
  endTokens: ReadonlySet<number>
  /** Most tokens, prompt and reply together. */
  contextLength: number
  patches: PatchSettings
  addedTokens: { id: number; content: string }[]
  /** Token, in the alphabet of byte-level BPE, → id. */
  vocabulary: Record<string, number>
  /** How many ids the logits have; more than the vocabulary has. */
  size: number
  /** A chat template in a file of its own, else null: it is in the tokenizer's configuration. */
  chatTemplate: string | null
}

/**
 * @throws ModelLoadError `unsupported_model` for another architecture, `load_failed` for a file that
 * cannot be understood
 */
export async function readModelConfiguration(folder: string): Promise<ModelConfiguration> {
  const { model_type } = await readJson(folder, "config.json", z.object({ model_type: z.string() }))
  if (model_type !== "qwen3_vl") {
    throw new ModelLoadError(
      "unsupported_model",
      `${join(folder, "config.json")} describes a "${model_type}" model; only Qwen3-VL (model_type "qwen3_vl") is supported. Choose another model.`
    )
  }
  const config = await readJson(folder, "config.json", Config)
  const { eos_token_id } = await readJson(folder, "generation_config.json", GenerationConfig)
  const pictures = await readJson(folder, "preprocessor_config.json", PreprocessorConfig)
  const { added_tokens, model: { vocab } } = await readJson(folder, "tokenizer.json", TokenizerFile)
  return {
    imageToken: config.image_token_id,
    endTokens: new Set([eos_token_id].flat()),
    contextLength: config.text_config.max_position_embeddings,
    patches: {
      patchSize: pictures.patch_size,
      mergeSize: config.vision_config.spatial_merge_size,
      frames: pictures.temporal_patch_size,
      scale: pictures.do_rescale ? pictures.rescale_factor : 1,
      mean: pictures.do_normalize ? pictures.image_mean : [0, 0, 0],
      deviation: pictures.do_normalize ? pictures.image_std : [1, 1, 1],
    },
    addedTokens: added_tokens,
    vocabulary: vocab,
    size: config.text_config.vocab_size,
    chatTemplate: await readChatTemplate(folder),
  }
}

async function readChatTemplate(folder: string): Promise<string | null> {
  const template = await readOptional(join(folder, "chat_template.jinja"))
  if (template !== null) {
    return template
  }
  return (await readOptional(join(folder, "chat_template.json"))) === null
    ? null
    : (await readJson(folder, "chat_template.json", TemplateFile)).chat_template
}

async function readOptional(path: string): Promise<string | null> {
  return readFile(path, "utf8").catch(() => null)
}

async function readJson<T extends z.ZodType>(folder: string, name: string, schema: T): Promise<z.output<T>> {
  const path = join(folder, name)
  try {
    return schema.parse(JSON.parse(await readFile(path, "utf8")))
  } catch (cause) {
    const reason = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause)
    throw new ModelLoadError("load_failed", `${path} cannot be understood. Export or download the model again.\n${reason}`, { cause })
  }
}
