import { NEW_SITTING, noteDecision, noteEdit, sumOf } from "../../src/admin/lib/review-sitting"

describe("the sum of a sitting", () => {
  it("counts each draft as it stands now, however often it was decided on", () => {
    let sitting = noteDecision(NEW_SITTING, { id: "a", status: "accepted" })
    sitting = noteDecision(sitting, { id: "b", status: "rejected" })
    sitting = noteDecision(sitting, { id: "a", status: "accepted" })
    expect(sumOf(sitting)).toEqual({ accepted: 1, edited: 0, rejected: 1 })
    sitting = noteDecision(sitting, { id: "b", status: "accepted" })
    expect(sumOf(sitting)).toEqual({ accepted: 2, edited: 0, rejected: 0 })
  })

  it("forgets what was undone", () => {
    const accepted = noteDecision(NEW_SITTING, { id: "a", status: "accepted" })
    expect(sumOf(noteDecision(accepted, { id: "a", status: "ready" }))).toEqual({ accepted: 0, edited: 0, rejected: 0 })
    expect(sumOf(noteDecision(accepted, { id: "a", status: "superseded" })).accepted).toBe(0)
    const edited = noteEdit(NEW_SITTING, "a", true)
    expect(sumOf(noteEdit(edited, "a", false)).edited).toBe(0)
  })

  it("counts an edited draft that was accepted as both", () => {
    const sitting = noteDecision(noteEdit(noteEdit(NEW_SITTING, "a", true), "a", true), { id: "a", status: "accepted" })
    expect(sumOf(sitting)).toEqual({ accepted: 1, edited: 1, rejected: 0 })
  })

  it("changes nothing of what was noted before", () => {
    noteDecision(NEW_SITTING, { id: "a", status: "accepted" })
    expect(sumOf(NEW_SITTING)).toEqual({ accepted: 0, edited: 0, rejected: 0 })
  })
})
