import type { VisionLanguageModel } from "../../inference"

/**
 * The one vision-language model of this process. It is made on first use and can be
 * replaced, for a host that brings its own implementation.
 */
export class ModelRuntime {
  private model: VisionLanguageModel | undefined

  constructor(private readonly create: () => VisionLanguageModel) {}

  get(): VisionLanguageModel {
    return (this.model ??= this.create())
  }

  /** From now on drafts are made with this one. The former is closed, and what it was doing is tried again. */
  async replace(model: VisionLanguageModel): Promise<void> {
    const former = this.model
    this.model = model
    await former?.close()
  }

  async close(): Promise<void> {
    const model = this.model
    this.model = undefined
    await model?.close()
  }
}
