import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"

import { matrixBytes, productOperations, timeProduct, type Arithmetic, type ProductShape } from "./matrix-product"
import { median, type Measured } from "./measure"
import { readBandwidth } from "./read-bandwidth"

/** What the processor and its memory can do, whatever runs on them. */
export interface MachineLimits {
  /** Bytes read a second, by all threads together. */
  bandwidth: Probe
  /** 8-bit integer multiplications and additions a second. */
  int8: Probe
  /** 32-bit floating point multiplications and additions a second. */
  fp32: Probe
}

/** Several ways to come near a limit; the fastest is the best that is known of it. */
export interface Probe {
  best: number
  way: string
  tried: { way: string; rate: Measured }[]
}

export interface MachineLimitsOptions {
  threads: number
  runs: number
  /** Smaller matrices and less memory, for a quick look. */
  quick?: boolean
  onProgress?: (line: string) => void
}

/** Nearly square, tall and wide: libraries cut a product into blocks, and some shapes fit them better. */
const SHAPES: ProductShape[] = [
  { rows: 512, inputs: 2048, outputs: 6144 },
  { rows: 1024, inputs: 1024, outputs: 4096 },
  { rows: 1024, inputs: 4096, outputs: 1024 },
  { rows: 1024, inputs: 4096, outputs: 4096 },
  { rows: 2048, inputs: 2048, outputs: 2048 },
]
const QUICK_SHAPES: ProductShape[] = [{ rows: 1024, inputs: 1024, outputs: 4096 }]

const SINGLE_ROW: ProductShape = { rows: 1, inputs: 4096, outputs: 65_536 }

/**
 * Measures the machine's limits. Each is the best of several ways to reach it, so that a part of
 * ours is never compared with what one kernel happens to leave unused: arithmetic by single large
 * products in ONNX Runtime, with nothing around them; bandwidth by threads that only read, and by
 * products of a single row with a matrix far larger than the caches, which is what decoding does.
 */
export async function measureMachineLimits(options: MachineLimitsOptions): Promise<MachineLimits> {
  const folder = await mkdtemp(join(tmpdir(), "shelftalker-bench-"))
  try {
    return {
      bandwidth: await probeBandwidth(options, folder),
      int8: await probeArithmetic("int8", options, folder),
      fp32: await probeArithmetic("fp32", options, folder),
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function probeBandwidth(options: MachineLimitsOptions, folder: string): Promise<Probe> {
  const { threads, runs, quick = false } = options
  const bytes = (quick ? 256 : 1024) * 2 ** 20
  options.onProgress?.("Memory bandwidth")
  const tried = [{ way: `reading ${bytes / 2 ** 20} MiB`, rate: await readBandwidth(threads, bytes, runs) }]
  for (const arithmetic of ["int8", "fp32"] as const) {
    const rate = rates(matrixBytes(SINGLE_ROW, arithmetic), await timeProduct({ shape: SINGLE_ROW, arithmetic, threads, runs, folder }))
    tried.push({ way: `one row × ${arithmetic} ${SINGLE_ROW.inputs}×${SINGLE_ROW.outputs}`, rate })
  }
  return fastest(tried)
}

async function probeArithmetic(arithmetic: Arithmetic, options: MachineLimitsOptions, folder: string): Promise<Probe> {
  const { threads, runs, quick = false } = options
  const tried: Probe["tried"] = []
  for (const shape of quick ? QUICK_SHAPES : SHAPES) {
    const way = `${shape.rows}×${shape.inputs} · ${shape.inputs}×${shape.outputs}`
    options.onProgress?.(`Arithmetic, ${arithmetic}, ${way}`)
    const rate = rates(productOperations(shape), await timeProduct({ shape, arithmetic, threads, runs, folder }))
    tried.push({ way, rate })
  }
  return fastest(tried)
}

function rates(amount: number, seconds: Measured): Measured {
  const runs = seconds.runs.map((time) => amount / time)
  return { median: median(runs), runs }
}

function fastest(tried: Probe["tried"]): Probe {
  const [first, ...others] = tried
  if (!first) {
    throw new RangeError("A probe needs at least one way")
  }
  const best = others.reduce((one, other) => (other.rate.median > one.rate.median ? other : one), first)
  return { best: best.rate.median, way: best.way, tried }
}
