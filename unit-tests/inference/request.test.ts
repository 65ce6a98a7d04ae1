import { InvalidRequestError } from "../../src/inference"
import { completeRequest } from "../../src/inference/request"
import { pictureRequest, plainPicture } from "./requests"

describe("A request", () => {
  it("is completed with the documented defaults", () => {
    expect(completeRequest(pictureRequest("What is it?"))).toMatchObject({ maxTokens: 400, temperature: 0, topP: 1, seed: 0 })
  })

  it("is refused without a picture", () => {
    const request = { messages: [{ role: "user" as const, content: [{ type: "text" as const, text: "Hello" }] }], pictures: [] }
    expect(() => completeRequest(request)).toThrow(InvalidRequestError)
    expect(() => completeRequest(request)).toThrow("exactly one picture for each request, and this one has 0")
  })

  it("is refused with two pictures", () => {
    const request = pictureRequest("Compare.")
    request.messages[0]?.content.push({ type: "picture" })
    request.pictures.push(plainPicture())
    expect(() => completeRequest(request)).toThrow("exactly one picture for each request, and this one has 2")
  })

  it("is refused when the picture parts and the pictures differ in number", () => {
    const request = pictureRequest("What is it?", { pictures: [] })
    expect(() => completeRequest(request)).toThrow("have 1 picture parts, and 0 pictures were given")
  })

  it.each<[string, () => Parameters<typeof completeRequest>[0], string]>([
    ["a picture whose bytes are not width × height × 3", () => pictureRequest("a", { pictures: [{ ...plainPicture(), width: 161 }] }), "packed RGB"],
    ["a picture without pixels", () => pictureRequest("a", { pictures: [{ data: new Uint8Array(), width: 0, height: 0 }] }), "pictures"],
    ["a picture like a thread", () => pictureRequest("a", { pictures: [plainPicture(402, 2)] }), "crop the picture"],
    ["no tokens", () => pictureRequest("a", { maxTokens: 0 }), "maxTokens"],
    ["a temperature below 0", () => pictureRequest("a", { temperature: -1 }), "temperature"],
    ["a temperature that is no number", () => pictureRequest("a", { temperature: Number.NaN }), "temperature"],
    ["a topP of 0", () => pictureRequest("a", { topP: 0 }), "topP"],
    ["a broken seed", () => pictureRequest("a", { seed: 0.5 }), "seed"],
    ["no messages", () => ({ messages: [], pictures: [plainPicture()] }), "messages"],
  ])("is refused with %s", (_what, request, words) => {
    expect(() => completeRequest(request())).toThrow(InvalidRequestError)
    expect(() => completeRequest(request())).toThrow(words)
  })
})
