import { createVisionLanguageModel, type VisionLanguageModel } from "../../src/inference"
import { blurAndFade, evaluateDemoModel, heldOutDrawings, wrongShares, type DemoScores, type ReadFact } from "../../models/training/evaluate-demo"
import { examples } from "../thorough"

/** `npm run eval:demo` holds it to its goals on 300 drawings; so few leave more to chance. */
const SAMPLE = examples(32, 48)

describe("the demo model, on drawings of combinations that training never saw", () => {
  let model: VisionLanguageModel
  let scores: DemoScores
  const mistakes: string[] = []

  beforeAll(async () => {
    model = createVisionLanguageModel({ model: "demo", threads: 1 })
    scores = await evaluateDemoModel(model, heldOutDrawings(SAMPLE), { onMistake: (line) => mistakes.push(line) })
  }, 300_000)

  afterAll(() => model.close())

  it("replies with a draft that can be read, every time", () => {
    expect({ valid: scores.valid, mistakes }).toMatchObject({ valid: 1 })
  })

  it.each([
    ["kind", 0.93],
    ["colour", 0.93],
    ["pattern", 0.9],
    ["word", 0.85],
    ["noWord", 0.85],
  ] as const)("reads the %s", (fact, least) => {
    expect(scores[fact]).toBeGreaterThanOrEqual(least)
  })

  it("is wrong more often where it is least sure, of drawings that are hard to see", async () => {
    const facts: ReadFact[] = []
    await evaluateDemoModel(model, heldOutDrawings(SAMPLE), { onFact: (fact) => facts.push(fact), spoil: blurAndFade })
    expect(facts).toHaveLength(4 * SAMPLE)
    const { doubted, rest } = wrongShares(facts)
    expect(doubted).toBeGreaterThan(3 * rest)
  }, 300_000)
})
