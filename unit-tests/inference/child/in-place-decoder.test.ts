/** @jest-environment ./unit-tests/model-export/onnx-environment.ts */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { InferenceSession, type Tensor } from "onnxruntime-node"
import { createDecoder, type Decoder } from "../../../src/inference/child/decoder"
import { CacheSlots, type KeyValueCache } from "../../../src/inference/child/key-value-cache"
import { exportModel } from "../../../src/model-export"
import { Fixture } from "../../model-export/fixtures"
import { floats, GreedyRunner, largestDifference, required } from "../../model-export/greedy-runner"

/** Other orders of summation, nothing more. */
const TOLERANCE = 1e-4

describe("The decoder in place", () => {
  const fixture = new Fixture("tied-bf16")
  const input = fixture.input(required(fixture.cases[0]))
  const length = input.inputIds.length
  let out: string
  let session: InferenceSession
  let decoder: Decoder
  let runner: GreedyRunner
  let embeds: Tensor
  let axes: number[][]
  /** Behind each position, by the decoder that stock Transformers.js runs. */
  let expected: Float32Array[]

  beforeAll(async () => {
    out = mkdtempSync(join(tmpdir(), "in-place-"))
    await exportModel({ checkpoint: fixture.folder, out, dtypes: ["fp32"] })
    runner = await GreedyRunner.load(out, fixture.config)
    session = await InferenceSession.create(join(out, "onnx/decoder_in_place.onnx"), { intraOpNumThreads: 1 })
    decoder = createDecoder(session)
    embeds = await runner.inputEmbeds(input)
    axes = runner.positions(input).axes
    expected = (await runner.decode(embeds, axes, runner.emptyCache(), 0)).logits
  })

  afterAll(async () => {
    await Promise.all([runner.release(), session.release()])
    rmSync(out, { recursive: true })
  })

  /** The prompt's tokens from one to another, to be read behind those of a cache. */
  const piece = (cache: KeyValueCache, begin: number, end: number, rows = end - begin) => ({
    cache,
    count: end - begin,
    positions: BigInt64Array.from(axes.flatMap((axis) => axis.slice(begin, end)), BigInt),
    rows,
  })

  async function read(pieces: { begin: number; reading: ReturnType<typeof piece> }[]): Promise<Float32Array[][]> {
    const width = required(embeds.dims[2])
    const values = pieces.map(({ begin, reading }) => [...floats(embeds).slice(begin * width, (begin + reading.count) * width)])
    return decoder.read(Float32Array.from(values.flat()), pieces.map(({ reading }) => reading))
  }

  function expectLogits(logits: Float32Array[] | undefined, end: number): void {
    expect(logits?.length).toBeGreaterThan(0)
    logits?.forEach((row, index) => {
      expect(largestDifference(row, required(expected[end - logits.length + index]))).toBeLessThan(TOLERANCE)
    })
  }

  it.each([1, 2, 3, 4, 7, 1000])("reads a prompt %i tokens at a time as the other decoder reads it at once", async (part) => {
    const [cache] = new CacheSlots(decoder.shape, 1).slots
    for (let begin = 0; begin < length; begin += part) {
      const end = Math.min(begin + part, length)
      const [logits] = await read([{ begin, reading: piece(required(cache), begin, end) }])
      expect(logits).toHaveLength(end - begin)
      expectLogits(logits, end)
    }
    expect(cache?.length).toBe(length)
  })

  it("reads several sequences in one run, each of its own length and with its own number of tokens, as each alone", async () => {
    const { slots } = new CacheSlots(decoder.shape, 5)
    // Of the second slot nothing is read: it lies between.
    const sequences = [
      { slot: required(slots[3]), at: 0, steps: [9, 1, 1, 4, 1] },
      { slot: required(slots[0]), at: 0, steps: [3, 2, 1, 1, 8] },
      { slot: required(slots[2]), at: 0, steps: [14, 1, 2, 1, 1] },
    ]
    for (let run = 0; run < 5; run++) {
      const pieces = sequences.map(({ slot, at, steps }) => ({ begin: at, reading: piece(slot, at, at + required(steps[run])) }))
      const logits = await read(pieces)
      sequences.forEach((sequence, index) => {
        sequence.at += required(sequence.steps[run])
        expect(logits[index]).toHaveLength(required(sequence.steps[run]))
        expectLogits(logits[index], sequence.at)
      })
    }
    expect(sequences.map(({ slot }) => slot.length)).toEqual(sequences.map(({ at }) => at))
  })

  it("gives no more logits than are asked for, those behind the last tokens", async () => {
    const { slots } = new CacheSlots(decoder.shape, 2)
    const logits = await read([
      { begin: 0, reading: piece(required(slots[0]), 0, 8, 1) },
      { begin: 0, reading: piece(required(slots[1]), 0, 6, 3) },
    ])
    expect(logits.map((rows) => rows.length)).toEqual([1, 3])
    expectLogits(logits[0], 8)
    expectLogits(logits[1], 6)
  })

  it("does not look at what a sequence has forgotten, nor at what is left in a slot of one before", async () => {
    const [cache] = new CacheSlots(decoder.shape, 1).slots
    await read([{ begin: 5, reading: piece(required(cache), 5, length) }])
    cache?.truncate(0)
    await read([{ begin: 0, reading: piece(required(cache), 0, 6) }])
    cache?.truncate(4)
    const [logits] = await read([{ begin: 4, reading: piece(required(cache), 4, 10) }])
    expectLogits(logits, 10)
  })

  it("says what is wrong with a graph that is no decoder", async () => {
    const vision = await InferenceSession.create(join(out, "onnx/vision_encoder.onnx"))
    expect(() => createDecoder(vision)).toThrow("no inputs past_key_values.N.key")
    await vision.release()
  })
})
