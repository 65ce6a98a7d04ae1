import { picturesOf } from "../../src/admin/lib/draft-pictures"
import type { CopyDraftDTO, CopyDraftProductDTO } from "../../src/types/copy-draft"
import { readyDraft } from "./drafts"

const A = { id: "img_a", url: "http://store/a.jpg" }
const B = { id: "img_b", url: "http://store/b.jpg" }

function draft(product: Partial<CopyDraftProductDTO>, pictureIds: string[] = []): CopyDraftDTO {
  const made = readyDraft()
  const provenance = {
    ...{ model: "demo", revision: "1", dtype: {}, template: "default@1", fingerprint: "f", seed: 0 },
    ...{ tokens: { prompt: 0, completion: 0 }, timings_ms: { pictures: 0, vision: 0, prefill: 0, decode: 0 } },
    picture_ids: pictureIds,
  }
  return { ...made, provenance, product: made.product && { ...made.product, ...product } }
}

describe("the pictures of a draft", () => {
  it("begin with the one that it was made from", () => {
    expect(picturesOf(draft({ thumbnail: A.url, pictures: [A, B] }, ["img_b"]))).toEqual([
      { url: B.url, isSource: true },
      { url: A.url, isSource: false },
    ])
  })

  it("know a thumbnail of its own by its address", () => {
    expect(picturesOf(draft({ thumbnail: "http://store/t.jpg", pictures: [A] }, ["http://store/t.jpg"]))).toEqual([
      { url: "http://store/t.jpg", isSource: true },
      { url: A.url, isSource: false },
    ])
  })

  it("are each there once, also where the product's pictures are not known", () => {
    expect(picturesOf(draft({ thumbnail: A.url, pictures: [A, A] }))).toEqual([{ url: A.url, isSource: false }])
    expect(picturesOf(draft({ thumbnail: A.url }))).toEqual([{ url: A.url, isSource: false }])
  })

  it("do not take another for the one that is gone", () => {
    expect(picturesOf(draft({ thumbnail: A.url, pictures: [A] }, ["img_gone"]))).toEqual([{ url: A.url, isSource: false }])
  })

  it("are none without a product", () => {
    expect(picturesOf({ ...draft({}), product: undefined })).toEqual([])
    expect(picturesOf(draft({}))).toEqual([])
  })
})
