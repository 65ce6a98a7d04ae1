import { ChildProcessModel } from "./child-process-model"
import { parseInferenceOptions, type InferenceOptions } from "./options"

/**
 * A vision-language model in a child process of its own. Nothing is loaded, downloaded or started
 * before the first `generate()`; `close()` ends it.
 *
 * @throws ModelLoadError when the options are wrong
 * @example
 * const model = createVisionLanguageModel({ model: "demo" })
 * const { text } = await model.generate({ messages, pictures: [picture] })
 * await model.close()
 */
export function createVisionLanguageModel(options: InferenceOptions = {}): ChildProcessModel {
  return new ChildProcessModel(parseInferenceOptions(options))
}

export { ChildProcessModel } from "./child-process-model"
export * from "./errors"
export { DTYPES, GRAPHS, ModelOption, InferenceOptions } from "./options"
export type { Dtype, Graph, LoadProgress } from "./options"
export * from "./types"
