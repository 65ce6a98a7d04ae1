import { measured, type Measured } from "./measure"

/** What whole drafts are compared at: random replies are of many lengths, stock's of just this one. */
const REPLY_TOKENS = 100

/** One draft as it was measured. Milliseconds. */
export interface DraftRun {
  /** From the request to the whole reply, as the caller waits for it. */
  total: number
  /** The vision encoder alone; 0 where its features were still there. */
  vision: number
  /** The prompt through the decoder, the picture's preparation and the tokenizer with it. */
  prefill: number
  /** From the first token to the last. */
  decode: number
  tokens: {
    /** The picture's included. */
    prompt: number
    completion: number
    /** Runs of the decoder after the prefill. */
    runs: number
    /** Of the prompt, those that an earlier request on the same picture had left in memory. */
    reused: number
    /** Of the reply, those that the format left no choice about. */
    forced: number
    /** Those that were guessed, and how many of the guesses the model then chose. */
    guessed: number
    accepted: number
  }
}

/** Several drafts of one kind. Milliseconds, but for the counts. */
export interface DraftFigures {
  /** With a reply of 100 tokens, at the pace at which its own were written. */
  total: Measured
  /** Until the first token. */
  firstToken: Measured
  vision: Measured
  prefill: Measured
  decode: Measured
  decodePerToken: Measured
  decodePerRun: Measured
  tokensPerRun: Measured
  promptTokens: Measured
  completionTokens: Measured
  reusedTokens: Measured
  forcedTokens: Measured
  guessedTokens: Measured
  acceptedTokens: Measured
}

/** One way to run the model: stock Transformers.js on some files, or ours. */
export interface ModelFigures {
  /** What was run, for a person. */
  what: string
  /** Graph → dtype. */
  dtype: Record<string, string>
  /** From the start of the process to a model that takes requests. Milliseconds. */
  load: Measured
  /** Bytes that the process had in memory at the most; null where the system does not tell. */
  peakMemory: number | null
  /** A picture that was never seen before. */
  draft: DraftFigures
  /** The same picture again, with another seed or an instruction. */
  regenerate: DraftFigures
  /** The same picture in another language; null where nothing is kept of it, so that it is a draft like the first. */
  secondLocale: DraftFigures | null
  backfill: {
    draftsPerHour: number
    /** Drafts that were made to find out; 0 where it follows from the draft's median, one after another. */
    drafts: number
  }
}

/** Milliseconds that a draft would have taken longer with a reply of 100 tokens; negative for a longer reply. */
export function untilFullLength(decode: number, completionTokens: number): number {
  return decode * (REPLY_TOKENS / completionTokens - 1)
}

/** @throws RangeError without a draft */
export function draftFigures(runs: readonly DraftRun[]): DraftFigures {
  const of = (value: (run: DraftRun) => number) => measured(runs.map(value))
  return {
    total: of(({ total, decode, tokens }) => total + untilFullLength(decode, tokens.completion)),
    firstToken: of(({ total, decode }) => total - decode),
    vision: of(({ vision }) => vision),
    prefill: of(({ prefill }) => prefill),
    decode: of(({ decode }) => decode),
    // The prefill gives the first token.
    decodePerToken: of(({ decode, tokens }) => decode / Math.max(1, tokens.completion - 1)),
    decodePerRun: of(({ decode, tokens }) => decode / Math.max(1, tokens.runs)),
    tokensPerRun: of(({ tokens }) => (tokens.completion - 1) / Math.max(1, tokens.runs)),
    promptTokens: of(({ tokens }) => tokens.prompt),
    completionTokens: of(({ tokens }) => tokens.completion),
    reusedTokens: of(({ tokens }) => tokens.reused),
    forcedTokens: of(({ tokens }) => tokens.forced),
    guessedTokens: of(({ tokens }) => tokens.guessed),
    acceptedTokens: of(({ tokens }) => tokens.accepted),
  }
}
