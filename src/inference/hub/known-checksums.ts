/** Size and SHA-256 of one file of a hub model. */
export interface KnownFile {
  bytes: number
  sha256: string
}

/**
 * Files whose contents we have seen ourselves, by hub id, revision and path. A download that differs
 * is refused, whatever the server says about it.
 */
export function knownFiles(id: string, revision: string): Readonly<Record<string, KnownFile>> {
  const model = KNOWN_MODELS.find((known) => known.id === id && known.revisions.includes(revision))
  return model?.files ?? {}
}

/** Only what was checked stands here; the configuration files are small, and are checked by what is in them. */
const KNOWN_MODELS: readonly { id: string; revisions: readonly string[]; files: Record<string, KnownFile> }[] = [
  {
    id: "onnx-community/Qwen3-VL-2B-Instruct-ONNX",
    revisions: ["4739e748dc3798a89254e4932dca19e44aca304a", "3e4136ea66ae6e07c110e64fe07da2e029517ab5"],
    files: {
      "onnx/decoder_model_merged_q4.onnx": {
        bytes: 597_123,
        sha256: "7fe8b951dd605513efc01553ee98a00c9335b41c22b68790433bd3563521782f",
      },
      "onnx/decoder_model_merged_q4.onnx_data": {
        bytes: 1_102_630_912,
        sha256: "35b8960257384ebe1eb293646f52fdec8d5d25177f37edfb116d63a90f92756c",
      },
      "onnx/embed_tokens_q4.onnx": {
        bytes: 857,
        sha256: "9499fcdba2e1cbbc172913fb2fb950d9b53de54b6a9338997b0956feb035bbad",
      },
      "onnx/embed_tokens_q4.onnx_data": {
        bytes: 199_340_032,
        sha256: "6c3b078ca20e4233f27de203812ba74c6b29d5ae4208932857886582ec6aa50d",
      },
      "onnx/vision_encoder_q4.onnx": {
        bytes: 338_758,
        sha256: "7ccbf866b2e0d0c59272c741715fd78764c8777f1063efe070d420191255c9fe",
      },
      "onnx/vision_encoder_q4.onnx_data": {
        bytes: 217_952_256,
        sha256: "4582e91d7221675fb1593ab2f13115aa8403f601be2d9826bb0a84619e62af5a",
      },
    },
  },
]
