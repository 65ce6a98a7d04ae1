import type { Locale } from "../copy/limits"
import type { LoadProgress } from "../inference"
import type { Description } from "./describe-record"

export interface DescribePlan {
  /** In the folder, of those that are read. */
  pictures: number
  locales: readonly Locale[]
  /** Descriptions that an earlier run made, before it is known whether their pictures are the same. */
  known: number
}

export interface DescribeFailure {
  /** From the folder. */
  file: string
  /** Null where it is the same for all languages, such as a picture that cannot be read. */
  locale: Locale | null
  code: string
  message: string
}

export interface DescribeProgress {
  /** Descriptions: of `total`, those made now, those that were there, and those that failed. */
  total: number
  described: number
  unchanged: number
  failed: number
}

/** Tells a person or a program how a folder's descriptions get on. */
export interface DescribeReporter {
  started(plan: DescribePlan): void
  /** The model is being fetched or read. */
  loading(progress: LoadProgress): void
  described(file: string, locale: Locale, description: Description, progress: DescribeProgress): void
  /** The picture is the one that was described before. */
  unchanged(progress: DescribeProgress): void
  failed(failure: DescribeFailure, progress: DescribeProgress): void
  /** Something of interest beside. */
  note(message: string): void
  /**
   * All pictures have been looked at.
   *
   * @param out the file that has the descriptions, and how many it has
   */
  ended(progress: DescribeProgress, out: { path: string; descriptions: number }): void
  /** The command ends with an error. */
  error(message: string, exitCode: number): void
}
