import type { DemoReplies } from "./demo-replies"
import type { EventLoopFigures } from "./store-event-loop"
import type { MachineLimits } from "./machine-limits"
import type { ModelFigures } from "./draft-figures"
import type { StreamedDtype } from "./model-limits"

/** Everything that one run of the benchmark found out; what was left out of the run is null. */
export interface BenchmarkResults {
  /** ISO 8601. */
  at: string
  /** Whether it was the small model and few runs, whose figures say nothing of the full size. */
  quick: boolean
  runs: number
  machine: { processor: string; cores: number; threads: number; memory: number; system: string; node: string; onnxruntime: string }
  limits: {
    machine: MachineLimits
    /** Milliseconds below which a part cannot be done on this machine. */
    parts: { vision: number; prefill: number; decodeStep: Record<StreamedDtype, number> }
  } | null
  /** Stock Transformers.js on a build like the public one, `(a)`, and on our own files, `(b)`. */
  stock: { publicLike: ModelFigures; ours: ModelFigures[] } | null
  ours: ModelFigures | null
  /** Of the demo model; measured with ours. */
  demoReplies: DemoReplies | null
  store: EventLoopFigures | null
}
