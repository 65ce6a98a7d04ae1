import { draftFingerprint, type FingerprintRequest } from "../../src/drafting"

const request: FingerprintRequest = {
  pictures: ["aa", "bb"],
  model: { model: "demo", revision: "r1", dtype: { decoder: "q8", vision: "fp32" } },
  locale: "en",
  template: "general@1",
}
const fingerprint = draftFingerprint(request)

describe("A draft's fingerprint", () => {
  test("is a SHA-256 that stays the same for the same pictures, words and model", () => {
    expect(fingerprint).toMatch(/^[\da-f]{64}$/)
    expect(draftFingerprint(structuredClone(request))).toBe(fingerprint)
  })

  test.each<[string, Partial<FingerprintRequest>]>([
    ["another picture", { pictures: ["aa", "cc"] }],
    ["the pictures in another order", { pictures: ["bb", "aa"] }],
    ["one picture less", { pictures: ["aa"] }],
    ["pictures that read the same in a row", { pictures: ["aabb"] }],
    ["another template", { template: "shoes@1" }],
    ["another language", { locale: "zh" }],
    ["another model", { model: { ...request.model, model: "other" } }],
    ["another revision", { model: { ...request.model, revision: "r2" } }],
    ["another dtype", { model: { ...request.model, dtype: { decoder: "fp32", vision: "fp32" } } }],
    ["an instruction", { instructions: "shorter" }],
  ])("changes with %s", (_name, change) => {
    expect(draftFingerprint({ ...request, ...change })).not.toBe(fingerprint)
  })

  test.each<[string, Partial<FingerprintRequest>]>([
    ["the order of the graphs", { model: { ...request.model, dtype: { vision: "fp32", decoder: "q8" } } }],
    ["an instruction of spaces", { instructions: "  " }],
    ["no instruction", { instructions: null }],
  ])("does not change with %s", (_name, change) => {
    expect(draftFingerprint({ ...request, ...change })).toBe(fingerprint)
  })
})
