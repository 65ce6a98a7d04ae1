import type { TensorSource } from "../../src/model-export/tensor-source"

export async function collect(source: Pick<TensorSource, "chunks">): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of source.chunks()) {
    // A copy: the source may use its memory again.
    chunks.push(Uint8Array.from(chunk))
  }
  return Buffer.concat(chunks)
}

export const float32Of = (bytes: Uint8Array): Float32Array => new Float32Array(Uint8Array.from(bytes).buffer)
export const int8Of = (bytes: Uint8Array): Int8Array => new Int8Array(Uint8Array.from(bytes).buffer)
