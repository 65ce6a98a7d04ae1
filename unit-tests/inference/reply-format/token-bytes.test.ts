import { demoFolder } from "../../../src/inference/model-source"
import { tokenBytes } from "../../../src/inference/reply-format"
import { demoTokenizer, demoTokens } from "./demo-tokens"

describe("The bytes of tokens", () => {
  it("make up the text that was encoded, whatever its script", async () => {
    const { AutoTokenizer, env } = await import("@huggingface/transformers")
    env.allowRemoteModels = false
    env.useFSCache = false
    const tokenizer = await AutoTokenizer.from_pretrained(demoFolder())
    const text = '{"title":"Tasse « café » 红色条纹"}\n\t\u0000\u007f 😀 ­ÿ'
    const ids = tokenizer.encode(text, { add_special_tokens: false })
    expect(Buffer.concat(ids.map((id) => demoTokens[id] ?? new Uint8Array())).toString("utf8")).toBe(text)
  })

  it("are every single byte at least once, so that any character can be written", () => {
    const single = demoTokens.flatMap((bytes) => (bytes?.length === 1 ? [...bytes] : []))
    expect(new Set(single).size).toBe(256)
  })

  it("are null for control tokens, for ids beyond the vocabulary, and for what is no byte-level token", () => {
    const tokens = tokenBytes({ vocabulary: { a: 0, "<|im_end|>": 1, 红: 2, "Ġb": 4 }, addedTokens: [{ id: 1 }], size: 6 })
    expect(tokens).toEqual([Uint8Array.of(97), null, null, null, Uint8Array.of(32, 98), null])
    expect(demoTokens).toHaveLength(Object.keys(demoTokenizer.model.vocab).length)
  })
})
