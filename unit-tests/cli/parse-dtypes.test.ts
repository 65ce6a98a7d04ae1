import { parseDtypes } from "../../src/cli/parse-dtypes"

describe("parseDtypes", () => {
  it.each([
    ["int8", [["int8"], ["int8"], ["int8"]]],
    ["int8+q4", [["int8", "q4"], ["int8", "q4"], ["int8", "q4"]]],
    ["fp32,q4", [["fp32", "q4"], ["fp32", "q4"], ["fp32", "q4"]]],
    ["vision_encoder=int8,decoder_model_merged=int8+q4,embed_tokens=fp32", [["fp32"], ["int8"], ["int8", "q4"]]],
    ["decoder_model_merged=q4, int8", [["int8"], ["int8"], ["q4"]]],
    ["q4+q4", [["q4"], ["q4"], ["q4"]]],
  ])("reads %s", (text, [embed, vision, decoder]) => {
    expect(parseDtypes(text)).toEqual({ embed_tokens: embed, vision_encoder: vision, decoder_model_merged: decoder })
  })

  it.each([
    ["q8", '"q8" is no dtype; there are fp32, int8, q4.'],
    ["", '"" is no dtype'],
    ["int8+", '"" is no dtype'],
    ["decoder=q4", '"decoder" is no graph; there are embed_tokens, vision_encoder, decoder_model_merged.'],
    ["decoder_model_merged=q4", "embed_tokens has no dtype. Add embed_tokens=int8"],
    ["vision_encoder=int8=q4", 'more than one "="'],
  ])('says what is wrong with "%s"', (text, message) => {
    expect(() => parseDtypes(text)).toThrow(message)
  })
})
