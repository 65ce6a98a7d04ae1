import { draftReply, factsReply } from "../../src/copy/draft-reply"
import { parseDraft } from "../../src/copy/parse-draft"

const REPLY =
  '{"ocr_text":["CAFÉ \\"1\\""],"attributes":{"type":"mug","colour":"","pattern":"striped","material":"ceramic"},' +
  '"title":"Striped mug","selling_points":["Bold stripes","Comfortable handle","Easy to clean"],' +
  '"description":"A ceramic mug for coffee at home.","alt_text":"A striped mug"}'

describe("A draft as a model would write it again", () => {
  it("is the very reply that it was read from, with what the model left empty", () => {
    expect(draftReply(parseDraft(REPLY, { locale: "en" }).content)).toBe(REPLY)
  })
})

describe("What the store knows, as a model would repeat it", () => {
  it("stands behind the names that a reply has for it", () => {
    const facts = { title: "Red  mug ", material: "Ceramic", type: "Mug", options: { Color: ["Red", "Blue"] }, tags: ["sale"] }
    expect(factsReply(facts, "en")).toBe(
      '{"attributes":{"type":"Mug","material":"Ceramic","colour":"Red"},"title":"Red mug"}'
    )
  })

  it("ends where a reply's text would have to", () => {
    const description = `${"A ceramic mug for coffee at home. ".repeat(5)}And much more to be said about it.`
    const reply = factsReply({ description }, "en")
    expect(reply).toBe(JSON.stringify({ description: "A ceramic mug for coffee at home. ".repeat(5).trim() }))
  })

  it.each([[{}], [{ title: " ", description: null, options: { Colour: [] } }], [{ categories: ["Kitchen"] }]])(
    "is nothing where %j has nothing of a reply",
    (facts) => expect(factsReply(facts, "zh")).toBe("")
  )

  it("is never taken for a text's end", () => {
    expect(factsReply({ title: 'The "best" mug\\' }, "en")).toBe('{"title":"The \\"best\\" mug\\\\"}')
  })
})
