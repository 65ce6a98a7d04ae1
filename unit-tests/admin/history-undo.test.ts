import { undoableEntries } from "../../src/admin/lib/history-undo"
import type { CopyChange } from "../../src/copy/draft"
import { CONTENT, historyEntry as entry, readyDraft } from "./drafts"

const TITLE: CopyChange = { field: "title", target: "title", before: "IMG_1", after: "Blue mug" }
const EDIT: CopyChange = { field: "title", target: null, before: "Blue mug", after: "Honey mug" }

describe("the entries of the history that can be undone", () => {
  it("are of each draft the newest", () => {
    const entries = [entry({ id: "3", action: "reject" }), entry({ id: "2" }), entry({ id: "1", draft_id: "cdraft_2" })]
    expect([...undoableEntries(entries).keys()]).toEqual(["3", "1"])
  })

  it("are none where the newest undid something itself", () => {
    expect(undoableEntries([entry({ id: "2", action: "undo" }), entry({ id: "1" })]).size).toBe(0)
    expect(undoableEntries([entry({ action: "restore" })]).size).toBe(0)
    expect(undoableEntries([]).size).toBe(0)
  })

  it("put back all of an only accept, and of a further one what it wrote", () => {
    expect(undoableEntries([entry({ changes: [TITLE] })]).get("cdevent_1")).toEqual({ kind: "accept", fields: undefined })
    const entries = [entry({ id: "2", changes: [TITLE] }), entry({ id: "1" })]
    expect(undoableEntries(entries).get("2")).toEqual({ kind: "accept", fields: ["title"] })
    // What was edited before has nothing to do with it.
    const edited = [entry({ id: "2", changes: [TITLE] }), entry({ id: "1", action: "edit" })]
    expect(undoableEntries(edited).get("2")).toEqual({ kind: "accept", fields: undefined })
  })

  it("put back the words of an edit, the model's own where they stood there", () => {
    const draft = readyDraft({ edited: { title: "Honey mug", alt_text: "A honey mug." } })
    const undone = undoableEntries([entry({ action: "edit", changes: [EDIT] })], draft).get("cdevent_1")
    expect(undone).toEqual({ kind: "edit", edited: { alt_text: "A honey mug." } })

    const again = { ...EDIT, before: "Bee mug" }
    const second = undoableEntries([entry({ action: "edit", changes: [again] })], draft).get("cdevent_1")
    expect(second).toEqual({ kind: "edit", edited: { title: "Bee mug", alt_text: "A honey mug." } })
    const points = { ...EDIT, field: "selling_points" as const, before: CONTENT.selling_points }
    const third = undoableEntries([entry({ action: "edit", changes: [points] })], { ...draft, edited: { selling_points: ["A", "B", "C"] } })
    expect(third.get("cdevent_1")).toEqual({ kind: "edit", edited: {} })
  })

  it("leave an edit alone whose draft is not there to be edited", () => {
    expect(undoableEntries([entry({ action: "edit", changes: [EDIT] })]).size).toBe(0)
    expect(undoableEntries([entry({ action: "edit", changes: [EDIT] })], readyDraft({ status: "superseded" })).size).toBe(0)
    expect(undoableEntries([entry({ action: "edit", changes: [EDIT] })], readyDraft({ id: "cdraft_2" })).size).toBe(0)
    expect(undoableEntries([entry({ action: "edit", changes: [{ ...EDIT, before: 7 }] })], readyDraft()).size).toBe(0)
  })
})
