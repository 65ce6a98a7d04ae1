import { draftRisk, fieldConfidence } from "../../src/copy/confidence"
import { COPY_FIELDS } from "../../src/copy/draft"

describe("The confidence in a field", () => {
  it("is that in its text, rounded to three digits", () => {
    expect(fieldConfidence({ title: [0.98765], description: [1], alt_text: [0] })).toEqual({ title: 0.988, description: 1, alt_text: 0 })
  })

  it("is the lowest of a list's items, and of the attributes", () => {
    const confidence = {
      ocr_text: [0.9, 0.4],
      "attributes.type": [0.99],
      "attributes.colour": [0.3],
      "attributes.pattern": [0.7],
      selling_points: [0.8, 0.6, 0.7],
    }
    expect(fieldConfidence(confidence)).toEqual({ ocr_text: 0.4, attributes: 0.3, selling_points: 0.6 })
  })

  it("is absent where nothing is known, and of what is no field", () => {
    expect(fieldConfidence({})).toEqual({})
    expect(fieldConfidence({ ocr_text: [], subtitle: [0.2], "": [0.1], constructor: [0.1] })).toEqual({})
  })
})

describe("The risk of a draft", () => {
  const warning = { field: "alt_text", severity: "warning" } as const

  it("is none where the model was sure of everything and nothing was found, or where nothing is known", () => {
    expect(draftRisk({ confidence: {}, issues: [] })).toBe(0)
    expect(draftRisk({ confidence: Object.fromEntries(COPY_FIELDS.map((field) => [field, 1])), issues: [] })).toBe(0)
  })

  it("is that of the field that the model doubted most", () => {
    expect(draftRisk({ confidence: { title: 0.9, attributes: 0.25, description: 0.5 }, issues: [] })).toBe(0.75)
    expect(draftRisk({ confidence: { title: 0 }, issues: [] })).toBe(1)
  })

  it.each([
    ["error", 0.9],
    ["warning", 0.5],
    ["info", 0.1],
  ] as const)("has a weight for an issue of severity %s where the model was sure", (severity, risk) => {
    expect(draftRisk({ confidence: { title: 1 }, issues: [{ field: "title", severity }] })).toBeCloseTo(risk, 12)
    expect(draftRisk({ confidence: {}, issues: [{ field: "title", severity }] })).toBeCloseTo(risk, 12)
  })

  it("adds up what was found and what was doubted in the same field, and not in different ones", () => {
    expect(draftRisk({ confidence: { alt_text: 0.8 }, issues: [warning] })).toBeCloseTo(0.6, 12)
    expect(draftRisk({ confidence: { title: 0.8 }, issues: [warning] })).toBeCloseTo(0.5, 12)
    expect(draftRisk({ confidence: { title: 0.3 }, issues: [warning] })).toBeCloseTo(0.7, 12)
  })

  it("goes by the gravest of a field's issues, however many there are", () => {
    const issues = [warning, { field: "alt_text", severity: "info" } as const, warning]
    expect(draftRisk({ confidence: {}, issues })).toBeCloseTo(0.5, 12)
    expect(draftRisk({ confidence: {}, issues: [...issues, { field: "alt_text", severity: "error" } as const] })).toBeCloseTo(0.9, 12)
  })

  it("stays within 0 and 1 and grows with every doubt and every issue", () => {
    for (const severity of ["info", "warning", "error"] as const) {
      const risks = [1, 0.8, 0.5, 0.1, 0].map((title) => draftRisk({ confidence: { title }, issues: [{ field: "title", severity }] }))
      expect(risks).toEqual([...risks].sort((one, other) => one - other))
      expect(new Set(risks).size).toBe(risks.length)
      expect(Math.min(...risks)).toBeGreaterThan(0)
      expect(Math.max(...risks)).toBe(1)
    }
  })
})
