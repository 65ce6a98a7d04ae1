import type { CheckpointConfig } from "./checkpoint-config"
import { TOKEN_EMBEDDING } from "./checkpoint-tensors"
import type { GraphBuilder } from "./graph-builder"
import type { WeightFormat } from "./weight-format"

/**
 * `input_ids` int64 `[batch, sequence]` → `inputs_embeds` float32
 * `[batch, sequence, (1 + taps) × hidden]`: the embedding, then zeros where visual tokens carry
 * their DeepStack maps.
 */
export function buildEmbedTokens(graph: GraphBuilder, format: WeightFormat, config: CheckpointConfig): void {
  const { hiddenSize } = config.text
  const taps = config.vision.deepstackBlocks.length
  const inputIds = graph.input("input_ids", "int64", ["batch_size", "sequence_length"])
  const embeddings = format.lookUp(TOKEN_EMBEDDING, inputIds)
  const widened = graph.op("Pad", [embeddings, graph.integers([0, 0, 0, 0, 0, taps * hiddenSize])])
  const width = (1 + taps) * hiddenSize
  graph.output("inputs_embeds", widened, "float32", ["batch_size", "sequence_length", width])
}
