import { asValue } from "@medusajs/framework/awilix"
import type { LoaderOptions } from "@medusajs/framework/types"

import { createVisionLanguageModel } from "../../../inference"
import { logDownload } from "../log-download"
import { ModelRuntime } from "../model-runtime"
import { parseOptions } from "../options"

/** The model's name in the module's container. */
export const MODEL_RUNTIME = "modelRuntime"

/**
 * Checks the options while the store starts, and registers the model. Nothing is loaded
 * here: that happens with the first draft.
 */
export async function visionLanguageModelLoader({ container, options, logger }: LoaderOptions): Promise<void> {
  const { model, inference } = parseOptions(options)
  const onProgress = logDownload((line) => logger?.info(line))
  const runtime = new ModelRuntime(() => createVisionLanguageModel({ model, ...inference, onProgress }))
  container.register(MODEL_RUNTIME, asValue(runtime))
}
