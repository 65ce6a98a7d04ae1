import { createHash } from "node:crypto"
import { createReadStream } from "node:fs"
import { pipeline } from "node:stream/promises"

import type { DtypesByGraph } from "./dtypes"

export interface ManifestFile {
  /** Relative to the manifest, with forward slashes. */
  path: string
  bytes: number
  /** Hexadecimal. */
  sha256: string
}

/** `manifest.json`: what a model folder consists of, so that it can be checked and told from another. */
export interface Manifest {
  name: string
  /** Changes with the weights. */
  revision: string
  /** What made it. */
  tool: { name: string; version: string }
  /** For each graph its files' dtypes; the first is the one to take when nobody chose. */
  dtypes: DtypesByGraph
  /** Whether q4 has a zero point for each block; only where there is q4. */
  q4ZeroPoints?: boolean
  /** Only where the weights are made up and the model writes nonsense. */
  randomWeights?: { seed: number }
  files: ManifestFile[]
  /** The files that the model was made from, relative to their folder. */
  inputs: ManifestFile[]
}

const PIECE_BYTES = 1 << 20

/** Reads the file once, in pieces. */
export async function describeFile(
  file: string,
  path: string,
  signal?: AbortSignal
): Promise<ManifestFile> {
  const hash = createHash("sha256")
  let bytes = 0
  await pipeline(
    createReadStream(file, { highWaterMark: PIECE_BYTES }),
    async function* (pieces: AsyncIterable<Buffer>) {
      for await (const piece of pieces) {
        bytes += piece.byteLength
        yield piece
      }
    },
    hash,
    { signal }
  )
  return { path, bytes, sha256: hash.digest("hex") }
}

/** The same inputs (and seed, where weights are random) give the same revision, wherever and whenever the export runs. */
export function revisionOf(inputs: readonly ManifestFile[], randomSeed?: number): string {
  const hash = createHash("sha256")
  for (const { path, sha256 } of [...inputs].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    hash.update(`${sha256}  ${path}\n`)
  }
  if (randomSeed !== undefined) {
    hash.update(`random weights, seed ${randomSeed}\n`)
  }
  return hash.digest("hex").slice(0, 16)
}
