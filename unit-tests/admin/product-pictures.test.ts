import { picturesOfProduct } from "../../src/admin/lib/product-pictures"
import type { CopyDraftDTO } from "../../src/types/copy-draft"

const image = (id: string, url: string) => ({ id, url, rank: 0 })
const madeFrom = (...ids: string[]): Pick<CopyDraftDTO, "provenance"> => ({
  provenance: {
    ...{ model: "m", revision: "1", dtype: {}, template: "default@1", fingerprint: "f", seed: 0 },
    picture_ids: ids,
    tokens: { prompt: 0, completion: 0 },
    timings_ms: { pictures: 0, vision: 0, prefill: 0, decode: 0 },
  },
})

describe("The pictures of a product beside its draft", () => {
  test("have the thumbnail first, once, and tell which one the draft was made from", () => {
    const product = { thumbnail: "/b.png", images: [image("img_a", "/a.png"), image("img_b", "/b.png")] }
    expect(picturesOfProduct(product, madeFrom("img_a"))).toEqual([
      { id: "img_b", url: "/b.png", isSource: false },
      { id: "img_a", url: "/a.png", isSource: true },
    ])
  })

  test("know a thumbnail that is none of the images by its address, as the store does", () => {
    const product = { thumbnail: "/own.png", images: [image("img_a", "/a.png")] }
    expect(picturesOfProduct(product, madeFrom("/own.png"))[0]).toEqual({ id: "/own.png", url: "/own.png", isSource: true })
  })

  test("are none of a product without, and none of them is a draft's that is still to be made", () => {
    expect(picturesOfProduct({ thumbnail: null, images: null }, null)).toEqual([])
    expect(picturesOfProduct({ thumbnail: null, images: [image("img_a", "/a.png")] }, null)).toMatchObject([{ isSource: false }])
  })
})
