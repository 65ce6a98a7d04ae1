import { withEvidence } from "../../src/copy/find-evidence"
import { ENGLISH_COPY } from "./sample-copy"

const attributes = [
  { name: "colour", value: "Red", evidence: "picture" as const },
  { name: "material", value: "stoneware ceramic", evidence: "picture" as const },
  { name: "brand", value: "café", evidence: "picture" as const },
]

test("An attribute is credited to the product, to print or to the picture, wherever its value is found", () => {
  const facts = { material: "Stoneware  Ceramic", options: { Colour: ["Blue"] } }
  expect(withEvidence({ ...ENGLISH_COPY, attributes }, facts).map(({ evidence }) => evidence)).toEqual(["picture", "product", "ocr_text"])
  expect(withEvidence({ ...ENGLISH_COPY, attributes, ocr_text: [] }, { material: null, options: { Colour: ["red"] } })).toMatchObject([
    { evidence: "product" },
    { evidence: "picture" },
    { evidence: "picture" },
  ])
})
