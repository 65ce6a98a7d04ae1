import type { Picture } from "../src/inference"
import type { DraftRun } from "./draft-figures"

export interface StockLoad {
  type: "load"
  folder: string
  dtype: Record<string, string>
  threads: number
}

export interface StockDraft {
  type: "draft"
  picture: Picture
  text: string
  /** Exactly so many tokens are written. */
  replyTokens: number
}

export type StockRequest = StockLoad | StockDraft

/** `total` is the caller's to measure. */
export type StockAnswer =
  | { type: "loaded" }
  | { type: "drafted"; run: Omit<DraftRun, "total"> }
  | { type: "failed"; message: string }
