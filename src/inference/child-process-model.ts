import type { ResolvedInferenceOptions } from "./options"
import type { GenerateControl, GenerateRequest, GenerateResult, ModelInfo, ModelStatus, VisionLanguageModel } from "./types"
import { ModelLoadError } from "./errors"

/** Runs the model in a child process; the process handling comes with the next commits. */
export class ChildProcessModel implements VisionLanguageModel {
  constructor(private readonly options: ResolvedInferenceOptions) {}

  /** Of the child; null while there is none. */
  get processId(): number | null {
    return null
  }

  async info(): Promise<ModelInfo> {
    throw this.unfinished()
  }

  async generate(_request: GenerateRequest, _control?: GenerateControl): Promise<GenerateResult> {
    throw this.unfinished()
  }

  status(): ModelStatus {
    throw this.unfinished()
  }

  async close(): Promise<void> {}

  private unfinished(): ModelLoadError {
    return new ModelLoadError("load_failed", `Not implemented yet (timeout ${this.options.timeoutMs}).`)
  }
}
