import { randomDrawing } from "../demo/drawings/drawing"
import { renderDrawing } from "../demo/drawings/render"
import { draftReplyFormat } from "../src/copy/reply-format"
import { draftMessages } from "../src/drafting"
import { preparePicture } from "../src/images"
import { createVisionLanguageModel } from "../src/inference"

/** How real replies come about, which random weights cannot tell. Shares are 0 to 1, of all drafts together. */
export interface DemoReplies {
  drafts: number
  /** Mean tokens of a reply. */
  tokens: number
  /** Of the reply's tokens: those that the format left no choice about. */
  forced: number
  /** Of the guessed tokens: those that the model then chose. */
  accepted: number
  /** Tokens for each run of the decoder. */
  tokensPerRun: number
}

/** Drawings that the other measurements do not use. */
const FIRST_SEED = 3_000

/** Drafts in English on the demo model, a new picture each. */
export async function measureDemoReplies(drafts: number, threads: number): Promise<DemoReplies> {
  const model = createVisionLanguageModel({ model: "demo", threads })
  const sum = { tokens: 0, forced: 0, guessed: 0, accepted: 0, runs: 0 }
  try {
    for (let draft = 0; draft < drafts; draft++) {
      const picture = await preparePicture(await renderDrawing(randomDrawing(FIRST_SEED + draft), { format: "png" }))
      const pictures = [picture]
      const { tokens, work } = await model.generate({
        messages: draftMessages({ pictures, facts: { title: `IMG_${draft}` }, locale: "en" }),
        pictures,
        format: draftReplyFormat("en"),
      })
      sum.tokens += tokens.completion
      sum.forced += work.forced
      sum.guessed += work.guessed
      sum.accepted += work.accepted
      sum.runs += work.runs
    }
  } finally {
    await model.close()
  }
  return {
    drafts,
    tokens: sum.tokens / drafts,
    forced: sum.forced / sum.tokens,
    accepted: sum.guessed === 0 ? 0 : sum.accepted / sum.guessed,
    tokensPerRun: sum.tokens / Math.max(1, sum.runs),
  }
}
