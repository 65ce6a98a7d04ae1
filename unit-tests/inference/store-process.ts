/**
 * Stands for a store: uses the model once and tells the inference process's id. Then it goes on
 * working, or, told to `forget`, has nothing more to do and closes nothing.
 */
import { createVisionLanguageModel } from "../../src/inference"
import { pictureRequest } from "./requests"

async function main(): Promise<void> {
  const model = createVisionLanguageModel({ threads: 1 })
  await model.generate(pictureRequest("What is it?", { maxTokens: 1 }))
  process.send?.(model.processId)
  if (process.argv[2] === "forget") {
    process.disconnect()
  } else {
    for (;;) {
      await model.generate(pictureRequest("Go on.", { maxTokens: 100 }))
    }
  }
}

void main()
