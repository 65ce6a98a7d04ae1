import type { CopyBackfillDTO, CopyBackfillItemDTO } from "../types/copy-backfill"

/** A draft that a dry run had made. */
export interface Sample {
  product_title: string
  locale: string
  /** What the draft says; null where it failed. */
  title: string | null
  /** Why it failed; null where it is there. */
  reason: string | null
}

/** Some of the items that failed, and how many there are. */
export interface Failures {
  items: CopyBackfillItemDTO[]
  count: number
}

/** Tells a person or a program how a backfill gets on. */
export interface BackfillReporter {
  planned(backfill: CopyBackfillDTO): void
  /** Samples are being made: `ready` of `wanted`. */
  waitsForSamples(ready: number, wanted: number): void
  samples(samples: readonly Sample[]): void
  started(backfill: CopyBackfillDTO): void
  progress(backfill: CopyBackfillDTO): void
  /** The store does not answer, and is asked again. */
  unreachable(message: string): void
  /** It runs no more, for now or for good. */
  ended(backfill: CopyBackfillDTO, failures: Failures): void
  /** Something of interest beside. */
  note(message: string): void
  /** The command ends with an error. */
  failed(message: string, exitCode: number): void
}
