import type { CheckpointConfig } from "./checkpoint-config"
import { OUTPUT_EMBEDDING, TOKEN_EMBEDDING } from "./checkpoint-tensors"
import { ModelExportError } from "./model-export-error"
import type { SafetensorsCheckpoint } from "./safetensors"

/**
 * Some tools save the output matrix beside the token embedding although the two are tied. A faithful
 * copy is harmless; one that differs leaves open which of the two the model was trained with.
 *
 * @returns the names that a tied checkpoint may have beside what it must have
 * @throws {ModelExportError} `wrong_tensors` when the two differ
 */
export async function redundantTensors(
  config: CheckpointConfig,
  checkpoint: SafetensorsCheckpoint,
  signal?: AbortSignal
): Promise<string[]> {
  if (!config.tiedEmbeddings || checkpoint.shape(OUTPUT_EMBEDDING) === undefined) {
    return []
  }
  if (!(await sameValues(checkpoint, OUTPUT_EMBEDDING, TOKEN_EMBEDDING, signal))) {
    throw new ModelExportError(
      "wrong_tensors",
      `config.json ties ${OUTPUT_EMBEDDING} to ${TOKEN_EMBEDDING}, but the checkpoint has both and they differ. ` +
        "Set tie_word_embeddings to false, or remove the one that is not meant"
    )
  }
  return [OUTPUT_EMBEDDING]
}

async function sameValues(
  checkpoint: SafetensorsCheckpoint,
  name: string,
  other: string,
  signal?: AbortSignal
): Promise<boolean> {
  if (checkpoint.shape(name)?.join() !== checkpoint.shape(other)?.join()) {
    return false
  }
  // Equal shapes are read in equal pieces.
  const others = checkpoint.read(other, signal)
  try {
    for await (const values of checkpoint.read(name, signal)) {
      const { value: otherValues } = await others.next()
      if (!otherValues || values.some((value, index) => value !== otherValues[index])) {
        return false
      }
    }
    return true
  } finally {
    // Closes the file also when not everything was read.
    await others.return(undefined)
  }
}
