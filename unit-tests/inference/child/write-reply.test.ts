import { FreeReply, type Reply } from "../../../src/inference/child/reply"
import { writeReply, type ReplyDecoder } from "../../../src/inference/child/write-reply"
import { TokenMasks } from "../../../src/inference/reply-format"

const VOCABULARY = 60
const END = 0

/** The next token depends on all that came before, so that one wrong token in the cache changes the rest. */
function nextToken(before: readonly number[]): number {
  return before.reduce((sum, token, index) => (sum * 31 + token * (index + 7)) % 1009, 17) % 9 + 1
}

/** A model of a rule instead of weights. It keeps a cache as the real one does, and records what is asked of it. */
class RuleDecoder implements ReplyDecoder {
  readonly reads: { kept: number; tokens: readonly number[]; rows: number }[] = []
  cache: number[]

  /** @param reply what the cache holds of the reply at first */
  constructor(
    private readonly next: (before: readonly number[]) => number,
    reply: readonly number[] = []
  ) {
    this.cache = [...reply]
  }

  async read(kept: number, tokens: readonly number[], rows: number): Promise<Float32Array[]> {
    if (kept > this.cache.length) throw new Error(`Asked to keep ${kept} of ${this.cache.length} tokens`)
    if (rows < 1 || rows > tokens.length) throw new Error(`Asked for ${rows} rows of ${tokens.length} tokens`)
    this.reads.push({ kept, tokens: [...tokens], rows })
    this.cache = [...this.cache.slice(0, kept), ...tokens]
    const { length } = this.cache
    return Array.from({ length: rows }, (_, row) => this.logits(this.cache.slice(0, length - rows + 1 + row)))
  }

  logits(before: readonly number[]): Float32Array {
    const logits = new Float32Array(VOCABULARY)
    logits[this.next(before)] = 1
    return logits
  }
}

const tokenizer = { encode: () => [], bytes: [], masks: new TokenMasks([]), endTokens: new Set([END]) }

const likeliest = (logits: Float32Array) => {
  const token = logits.indexOf(1)
  // As a mask does it: whoever gets this row again finds nothing in it.
  logits.fill(0)
  if (token === -1) throw new Error("A row of logits was used twice")
  return { token, probability: 1 }
}

function write(decoder: RuleDecoder, reply: Reply, sources?: number[][], check?: () => void) {
  return writeReply({ reply, decoder, logits: decoder.logits(reply.tokens), choose: likeliest, sources, check })
}

/** What the rule says, one token after the other. */
function replyOf(next: (before: readonly number[]) => number, count: number): number[] {
  const tokens: number[] = []
  while (tokens.length < count) tokens.push(next(tokens))
  return tokens
}

/** A reply to which a format adds: behind each `trigger` these tokens come by themselves. */
class AddingReply extends FreeReply {
  constructor(
    private readonly added: Record<number, number[]>,
    count: number
  ) {
    super(tokenizer, count)
  }

  override take(token: number): void {
    super.take(token)
    for (const forced of this.added[token] ?? []) {
      if (this.finished === null) super.take(forced)
    }
  }
}

describe("Writing a reply", () => {
  it("reads each token once, alone, where nothing is guessed", async () => {
    const [decoder, reply] = [new RuleDecoder(nextToken), new FreeReply(tokenizer, 20)]
    const result = await write(decoder, reply)
    expect(reply.tokens).toEqual(replyOf(nextToken, 20))
    expect(result).toEqual({ runs: 19, guessed: 0, accepted: 0 })
    expect(decoder.reads).toEqual(reply.tokens.slice(0, 19).map((token, kept) => ({ kept, tokens: [token], rows: 1 })))
  })

  it("checks right guesses several at a time, and more of them the longer they come true", async () => {
    const rule = (before: readonly number[]) => before.length + 1
    const [decoder, reply] = [new RuleDecoder(rule), new FreeReply(tokenizer, 50)]
    const all = replyOf(rule, 50)
    const result = await write(decoder, reply, [all])
    expect(reply.tokens).toEqual(all)
    expect(result.accepted).toBe(result.guessed)
    expect(decoder.reads.map(({ tokens }) => tokens.length).slice(0, 5)).toEqual([1, 3, 5, 9, 9])
    expect(decoder.reads.every(({ tokens, rows }) => rows === tokens.length)).toBe(true)
    expect(result.runs).toBe(decoder.reads.length)
  })

  it("forgets wrong guesses: what it says, and the cache behind it, are as if there had been none", async () => {
    for (let seed = 1; seed <= 20; seed++) {
      const rule = (before: readonly number[]) => nextToken([seed, ...before])
      const all = replyOf(rule, 60)
      // A source that is right here and wrong there.
      const source = all.map((token, index) => ((index + seed) % 5 === 3 ? (token % 9) + 1 : token))
      const [decoder, reply] = [new RuleDecoder(rule), new FreeReply(tokenizer, 60)]
      const result = await write(decoder, reply, [source])
      expect({ seed, tokens: reply.tokens }).toEqual({ seed, tokens: all })
      expect(result.accepted).toBeLessThan(result.guessed)
      let before: number[] = []
      for (const { kept, tokens } of decoder.reads) {
        // Of the cache only what the reply says is kept, and of that everything.
        expect(before.slice(0, kept)).toEqual(all.slice(0, kept))
        expect(before[kept]).not.toBe(all[kept])
        expect(tokens[0]).toBe(all[kept])
        before = [...before.slice(0, kept), ...tokens]
      }
    }
  })

  it("counts the guesses that came true, those of the last run with them", async () => {
    const rule = (before: readonly number[]) => [1, 2, 3, 4, 5, END][before.length] ?? END
    const decoder = new RuleDecoder(rule)
    const reply = new FreeReply(tokenizer, 50)
    const result = await write(decoder, reply, [[1, 2, 3, 4, 40, 41]])
    expect(reply).toMatchObject({ tokens: [1, 2, 3, 4, 5, END], finished: "stop" })
    // Behind 1, 2: the guess 3, 4. Behind 1 … 5: none.
    expect(decoder.reads.map(({ tokens }) => tokens)).toEqual([[1], [2, 3, 4], [5]])
    expect(result).toEqual({ runs: 3, guessed: 2, accepted: 2 })
    const cut = await write(new RuleDecoder(rule), new FreeReply(tokenizer, 4), [[1, 2, 3, 4, 40, 41]])
    expect(cut).toEqual({ runs: 2, guessed: 2, accepted: 2 })
  })

  it("reads what a format adds together with the chosen token before it", async () => {
    const decoder = new RuleDecoder((before) => (before.length % 7) + 1)
    const reply = new AddingReply({ 1: [50, 51, 52] }, 12)
    const { runs } = await write(decoder, reply)
    expect(decoder.reads[0]).toEqual({ kept: 0, tokens: [1, 50, 51, 52], rows: 1 })
    expect(runs).toBeLessThan(11)
    expect(decoder.cache).toEqual(reply.tokens.slice(0, decoder.cache.length))
  })

  it("keeps guesses that a format then adds, and reads the last token again where the logits behind it are missing", async () => {
    // The guess reaches to the end of what is added but for what comes after: its last row is there.
    const rule = (before: readonly number[]) => [1, 2, 3, 7, 8, 9][before.length] ?? 9
    const decoder = new RuleDecoder(rule)
    const reply = new AddingReply({ 2: [3] }, 6)
    await write(decoder, reply, [[30, 1, 2, 3, 7]])
    expect(reply.tokens).toEqual([1, 2, 3, 7, 8, 9])
    expect(decoder.reads.map(({ kept, tokens }) => ({ kept, tokens }))).toEqual([
      { kept: 0, tokens: [1] },
      { kept: 1, tokens: [2, 3, 7] },
      { kept: 4, tokens: [8] },
    ])
  })

  it("reads the last token again where the reply went back to it", async () => {
    const rule = (before: readonly number[]) => [1, 2, 3, 4, 5][before.length] ?? 9
    /** Behind `3` it takes the 3 back, as a text that is too long does. */
    const reply = new (class extends FreeReply {
      override take(token: number): void {
        super.take(token)
        if (token === 3 && !this.shortened.includes("text")) {
          this.shortened.push("text")
          this.tokens.length = 1
          this.tokens.push(6)
        } else if (token === 4 && this.shortened.length === 1) {
          this.shortened.push("again")
          this.tokens.length = 2
        }
      }
    })(tokenizer, 6)
    const decoder = new RuleDecoder(rule)
    await write(decoder, reply)
    const kept = decoder.reads.map((read) => [read.kept, ...read.tokens])
    expect(kept).toEqual([[0, 1], [1, 2], [1, 6], [2, 3], [1, 6], [2, 3], [3, 4], [4, 5]])
    expect(decoder.cache).toEqual(reply.tokens.slice(0, -1))
  })

  it("forgets wrong guesses with what a format added behind the token chosen instead", async () => {
    const added = { 2: [50, 51], 5: [52], 8: [53, 54, 55] }
    let wrong = 0
    for (let seed = 1; seed <= 20; seed++) {
      const rule = (before: readonly number[]) => nextToken([seed, ...before])
      const alone = new AddingReply(added, 80)
      await write(new RuleDecoder(rule), alone)
      const source = alone.tokens.map((token, index) => ((index + seed) % 5 === 3 ? 40 : token))
      const [decoder, reply] = [new RuleDecoder(rule), new AddingReply(added, 80)]
      const { guessed, accepted } = await write(decoder, reply, [source])
      expect({ seed, tokens: reply.tokens }).toEqual({ seed, tokens: alone.tokens })
      wrong += guessed - accepted
    }
    expect(wrong).toBeGreaterThan(100)
  })

  it("never chooses from the same logits twice, even where the reply is as it was before", async () => {
    /** Drops the first token it is given, as a text does that is cut just before it. */
    const reply = new (class extends AddingReply {
      override take(token: number): void {
        super.take(token)
        if (this.tokens.length === 4 && this.shortened.push("text") === 1) this.tokens.length = 3
      }
    })({}, 6)
    const decoder = new RuleDecoder((before) => before.length + 1)
    await write(decoder, reply)
    expect(reply.tokens).toEqual([1, 2, 3, 4, 5, 6])
    expect(decoder.reads.filter(({ tokens }) => tokens[0] === 3)).toEqual([
      { kept: 2, tokens: [3], rows: 1 },
      { kept: 2, tokens: [3], rows: 1 },
    ])
  })

  it("begins with the logits it is given, behind tokens that the decoder has read", async () => {
    const reply = new AddingReply({}, 5)
    reply.take(20)
    reply.take(21)
    const decoder = new RuleDecoder(nextToken, reply.tokens)
    await write(decoder, reply)
    expect(decoder.reads[0]).toEqual({ kept: 2, tokens: [nextToken([20, 21])], rows: 1 })
    expect(reply.tokens.slice(2)).toEqual(replyOf((before) => nextToken([20, 21, ...before]), 3))
  })

  it("reads nothing for a reply that is finished", async () => {
    const reply = new FreeReply(tokenizer, 5)
    reply.take(END)
    const decoder = new RuleDecoder(nextToken, [END])
    expect(await write(decoder, reply)).toEqual({ runs: 0, guessed: 0, accepted: 0 })
    expect(decoder.reads).toEqual([])
  })

  it("hands each token on with the probability that the logits before it gave it, guessed or not", async () => {
    const probabilityBehind = (before: readonly number[]) => (1 + before.reduce((sum, token, index) => sum + token * (index + 3), 0)) / 100_000
    class TellingDecoder extends RuleDecoder {
      override logits(before: readonly number[]): Float32Array {
        const logits = super.logits(before)
        logits[VOCABULARY - 1] = probabilityBehind(before)
        return logits
      }
    }
    const all = replyOf(nextToken, 60)
    for (const sources of [undefined, [all], [all.map((token, index) => (index % 5 === 3 ? (token % 9) + 1 : token))]]) {
      const taken: [number, number][] = []
      const reply = new (class extends FreeReply {
        override take(token: number, probability = -1): void {
          super.take(token)
          taken.push([token, probability])
        }
      })(tokenizer, 60)
      const decoder = new TellingDecoder(nextToken)
      const choose = (logits: Float32Array) => {
        const probability = logits[VOCABULARY - 1] ?? -1
        return { ...likeliest(logits), probability }
      }
      const { accepted } = await writeReply({ reply, decoder, logits: decoder.logits([]), choose, sources })
      expect(accepted > 0).toBe(sources !== undefined)
      expect(taken).toEqual(all.map((token, index) => [token, Math.fround(probabilityBehind(all.slice(0, index)))]))
    }
  })

  it("is ended by its check before the next run", async () => {
    const decoder = new RuleDecoder(nextToken)
    const check = () => {
      if (decoder.reads.length === 4) throw new Error("cancelled")
    }
    await expect(write(decoder, new FreeReply(tokenizer, 20), undefined, check)).rejects.toThrow("cancelled")
    expect(decoder.reads).toHaveLength(4)
  })
})
