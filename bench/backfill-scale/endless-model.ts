import type { GenerateControl, GenerateRequest, GenerateResult, ModelInfo, ModelStatus, VisionLanguageModel } from "../../src/inference/types"
import { replyAbout } from "../../integration-tests/replies"
import { ScriptedModel } from "../../unit-tests/scripted-model"

/** The scripted model without an end to its replies, and without a memory of what it was asked. */
export class EndlessModel implements VisionLanguageModel {
  readonly batchSize = 1
  private readonly silent = new ScriptedModel([])
  private count = 0

  info(): Promise<ModelInfo> {
    return this.silent.info()
  }

  load(): Promise<void> {
    return this.silent.load()
  }

  generate(request: GenerateRequest, control?: GenerateControl): Promise<GenerateResult> {
    return new ScriptedModel([replyAbout(`Mug ${++this.count}`)]).generate(request, control)
  }

  status(): ModelStatus {
    return this.silent.status()
  }

  close(): Promise<void> {
    return this.silent.close()
  }
}
