import { setTimeout as wait } from "node:timers/promises"

import type { GenerateControl, GenerateRequest, GenerateResult, ModelInfo, ModelStatus, VisionLanguageModel } from "../../src/inference/types"
import { replyAbout } from "../../integration-tests/replies"
import { ScriptedModel } from "../../unit-tests/scripted-model"

/** The scripted model without an end to its replies, without a memory of what it was asked, and at a pace. */
export class EndlessModel implements VisionLanguageModel {
  readonly batchSize = 1
  private readonly silent = new ScriptedModel([])
  private count = 0
  /** Resolves when the model is free: it makes one draft after the other. */
  private free: Promise<void> = Promise.resolve()

  /** @param milliseconds that each draft takes, without work for this process */
  constructor(private readonly milliseconds: number) {}

  info(): Promise<ModelInfo> {
    return this.silent.info()
  }

  load(): Promise<void> {
    return this.silent.load()
  }

  async generate(request: GenerateRequest, control?: GenerateControl): Promise<GenerateResult> {
    if (this.milliseconds > 0) await (this.free = this.free.then(() => wait(this.milliseconds)))
    return new ScriptedModel([replyAbout(`Mug ${++this.count}`)]).generate(request, control)
  }

  status(): ModelStatus {
    return this.silent.status()
  }

  close(): Promise<void> {
    return this.silent.close()
  }
}
