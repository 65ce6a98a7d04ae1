import {
  forcedTokens,
  ReplyCursor,
  tokenPlaces,
  type ForcedTokens,
  type Overflow,
  type ReplyFormat,
  type TokenMasks,
} from "../reply-format"
import { replyConfidence } from "./reply-confidence"

const encoder = new TextEncoder()

/** A reply as it grows. The model chooses a token; what the format then forces comes by itself. */
export interface Reply {
  /** Ids so far. Only `take` changes them, and it may replace the last ones. */
  readonly tokens: readonly number[]
  /** Null while it goes on. */
  readonly finished: "stop" | "length" | null
  /** 1 for each token that may come next, by id; null where all may. */
  allowed(): Uint8Array | null
  /**
   * @param token chosen by the model, one of the allowed
   * @param probability that it had among them
   */
  take(token: number, probability: number): void
  /** UTF-8 so far, without control tokens. */
  text(): string
  /** How sure the model was of each text so far, as `GenerateResult` tells it. */
  confidence(): Record<string, number[]>
  /** How many of the tokens were not the model's choice. */
  readonly forced: number
  /** Names of the fields that were cut to their limit. */
  readonly shortened: readonly string[]
}

/** What replies need to know of the model's tokenizer. */
export interface ReplyTokenizer {
  encode(text: string): number[]
  /** By id; null for control tokens. */
  bytes: readonly (Uint8Array | null)[]
  masks: TokenMasks
  /** Any of these ends a reply that has no format. */
  endTokens: ReadonlySet<number>
}

/** A reply of any text, up to the model's end token. */
export class FreeReply implements Reply {
  readonly tokens: number[] = []
  readonly forced = 0
  readonly shortened: string[] = []
  finished: Reply["finished"] = null

  constructor(
    private readonly tokenizer: ReplyTokenizer,
    private readonly maxTokens: number
  ) {}

  allowed(): null {
    return null
  }

  take(token: number): void {
    this.tokens.push(token)
    this.finished = this.tokenizer.endTokens.has(token) ? "stop" : this.tokens.length >= this.maxTokens ? "length" : null
  }

  text(): string {
    return textOf(this.tokens, this.tokenizer)
  }

  confidence(): Record<string, number[]> {
    return {}
  }
}

/** A reply that keeps to a format: each one that ends with `stop` is complete. */
export class FormattedReply implements Reply {
  tokens: number[] = []
  readonly shortened: string[] = []
  /** By token: with which probability the model chose it; null where it had no choice. */
  private probabilities: (number | null)[] = []
  private cursor: ReplyCursor

  /** @param maxTokens what the model's context has room for; the format itself bounds the reply */
  constructor(
    private readonly format: ReplyFormat,
    private readonly tokenizer: ReplyTokenizer,
    private readonly maxTokens: number
  ) {
    this.cursor = ReplyCursor.start(format)
    this.addForced()
  }

  get finished(): Reply["finished"] {
    return this.cursor.complete ? "stop" : this.tokens.length >= this.maxTokens ? "length" : null
  }

  get forced(): number {
    return this.probabilities.filter((probability) => probability === null).length
  }

  allowed(): Uint8Array {
    return this.tokenizer.masks.allowed(this.cursor)
  }

  take(token: number, probability: number): void {
    this.cursor = this.cursor.advance(this.tokenizer.bytes[token] ?? new Uint8Array())
    this.tokens.push(token)
    this.probabilities.push(probability)
    if (this.cursor.overflow) {
      this.shorten(this.cursor.overflow)
    }
    this.addForced()
  }

  text(): string {
    return textOf(this.tokens, this.tokenizer)
  }

  confidence(): Record<string, number[]> {
    const { bytes } = this.tokenizer
    return replyConfidence(tokenPlaces(this.format, this.tokens.map((token) => bytes[token] ?? new Uint8Array())), this.probabilities)
  }

  private addForced(): void {
    const { ids, bytes } = this.forcedAt(this.cursor)
    if (ids.length > 0) {
      this.cursor = this.cursor.advance(encoder.encode(this.cursor.forced.slice(0, bytes)))
      this.push(ids)
    }
  }

  /**
   * Puts the shortened text in place of the one that is too long: the tokens that both begin with
   * stay, the rest is encoded anew. The syntax that is certain to follow is encoded with it, since a
   * token such as `","` holds the end of one and the beginning of the other.
   */
  private shorten({ name, start, replacement, after }: Overflow): void {
    this.shortened.push(name)
    const syntax = after.forced.slice(0, this.forcedAt(after).bytes)
    const old = bytesOf(this.tokens, this.tokenizer)
    const fitted = Buffer.concat([old.subarray(0, start), encoder.encode(replacement + syntax)])
    let kept = 0
    for (let end = 0; kept < this.tokens.length; kept++) {
      const next = end + (this.tokenizer.bytes[this.tokens[kept] ?? -1]?.length ?? 0)
      if (next > fitted.length || !old.subarray(end, next).equals(fitted.subarray(end, next))) {
        break
      }
      end = next
    }
    while (isWithinCharacter(fitted, bytesOf(this.tokens.slice(0, kept), this.tokenizer).length)) {
      kept--
    }
    this.tokens = this.tokens.slice(0, kept)
    this.probabilities = this.probabilities.slice(0, kept)
    const rest = fitted.subarray(bytesOf(this.tokens, this.tokenizer).length)
    this.push(this.tokenizer.encode(rest.toString("utf8")))
    this.cursor = syntax === "" ? after : after.advance(encoder.encode(syntax))
  }

  private push(ids: number[]): void {
    this.tokens.push(...ids)
    this.probabilities.push(...ids.map(() => null))
  }

  private forcedAt(cursor: ReplyCursor): ForcedTokens {
    return forcedTokens((text) => this.tokenizer.encode(text), cursor, this.tokenizer.bytes)
  }
}

function textOf(tokens: readonly number[], tokenizer: ReplyTokenizer): string {
  return bytesOf(tokens, tokenizer).toString("utf8")
}

function bytesOf(tokens: readonly number[], { bytes }: ReplyTokenizer): Buffer {
  return Buffer.concat(tokens.map((token) => bytes[token] ?? new Uint8Array()))
}

/** Whether a cut there would split a character of UTF-8. */
function isWithinCharacter(bytes: Uint8Array, at: number): boolean {
  return ((bytes[at] ?? 0) & 0xc0) === 0x80
}
