import { chosenFields, conflictsByField } from "../../src/admin/lib/conflict-choices"
import type { CopyConflict } from "../../src/types/copy-draft"

const conflict = (field: CopyConflict["field"], target: string): CopyConflict => ({ field, target, baseline: "then", current: "now" })

const TITLE = conflict("title", "title")
const COLOUR = conflict("attributes", "metadata.colour")
const MATERIAL = conflict("attributes", "material")
const WRITABLE = ["title", "description", "attributes"] as const

describe("the choices at a conflict", () => {
  it("are asked for by field, with all the places that it goes to", () => {
    const byField = conflictsByField([TITLE, COLOUR, MATERIAL])
    expect([...byField.keys()]).toEqual(["title", "attributes"])
    expect(byField.get("attributes")).toEqual([COLOUR, MATERIAL])
  })

  it("are missing as long as one field is not chosen about", () => {
    expect(chosenFields(WRITABLE, [TITLE, COLOUR], {})).toEqual({ open: ["title", "attributes"] })
    expect(chosenFields(WRITABLE, [TITLE, COLOUR], { title: "keep" })).toEqual({ open: ["attributes"] })
  })

  it("force only where the draft was chosen over what was shown", () => {
    expect(chosenFields(WRITABLE, [TITLE, COLOUR], { title: "draft", attributes: "keep" })).toEqual({
      chosen: { plain: ["description"], forced: ["title"] },
    })
  })

  it("send nothing of what is kept", () => {
    expect(chosenFields(WRITABLE, [TITLE], { title: "keep" })).toEqual({ chosen: { plain: ["description", "attributes"], forced: [] } })
    expect(chosenFields(["title"], [TITLE], { title: "keep" })).toEqual({ chosen: { plain: [], forced: [] } })
  })

  it("are none where nothing changed, whatever was chosen before", () => {
    expect(chosenFields(WRITABLE, [], { title: "draft" })).toEqual({ chosen: { plain: [...WRITABLE], forced: [] } })
  })

  it("are not asked for about a field that would not be written", () => {
    expect(chosenFields(["description"], [TITLE], {})).toEqual({ chosen: { plain: ["description"], forced: [] } })
  })
})
