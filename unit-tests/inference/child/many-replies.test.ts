import { createVisionLanguageModel, type ChildProcessModel } from "../../../src/inference"
import { examples, isThorough } from "../../thorough"
import { checkReplies, GROWTH_SPAN, megabytes, memoryGrowth, SMALL_PREFIX_CACHE, type CheckedReplies } from "../../../models/training/check-replies"

/** `npm run check:replies` draws a thousand. */
const DRAFTS = examples(60, 500)
/** In 20 drafts. A picture alone, kept from each draft, would be 4 MB. */
const MOST_GROWTH = 1.5 * 2 ** 20

// Fewer drafts would leak into what earlier garbage left free, unseen.
const itIsWatched = isThorough && process.platform === "linux" ? it : it.skip

describe(`${DRAFTS} drafts of the demo model at temperature 1, each of a new picture`, () => {
  let model: ChildProcessModel
  let checked: CheckedReplies

  beforeAll(async () => {
    model = createVisionLanguageModel({ model: "demo", threads: 1, prefixCacheBytes: SMALL_PREFIX_CACHE })
    checked = await checkReplies(model, DRAFTS)
  }, 300_000)

  afterAll(() => model.close())

  it("all parse, unchanged, and keep their limits", () => {
    expect(checked).toMatchObject({ replies: DRAFTS, mistakes: [] })
  })

  itIsWatched("leave the memory of the inference process as it was when half of them were made (THOROUGH=1, on Linux)", () => {
    const { memory } = checked
    const every = memory.filter((_, index) => index % GROWTH_SPAN === GROWTH_SPAN - 1)
    console.log(`Memory every ${GROWTH_SPAN} drafts: ${every.map(megabytes).join(", ")}; typical growth ${megabytes(memoryGrowth(memory))}`)
    expect(memory).toHaveLength(DRAFTS)
    expect(memoryGrowth(memory)).toBeLessThan(MOST_GROWTH)
  })
})
