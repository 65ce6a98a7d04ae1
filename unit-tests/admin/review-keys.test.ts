import { REVIEW_COMMANDS, REVIEW_KEYS, ReviewKeyReader, type KeyPress } from "../../src/admin/lib/review-keys"

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  ...{ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, repeat: false, isComposing: false, timeStamp: 10_000 },
  ...more,
})

const read = (key: string, more?: Partial<KeyPress>) => new ReviewKeyReader().read(press(key, more))

describe("the keys of a review", () => {
  it("mean what the help says", () => {
    expect(read("a")).toEqual({ command: "acceptAll", index: 0 })
    expect(read("1")).toEqual({ command: "acceptField", index: 0 })
    expect(read("5")).toEqual({ command: "acceptField", index: 4 })
    expect(read("6")).toBeNull()
    expect(read("j")?.command).toBe("next")
    expect(read("ArrowRight")?.command).toBe("next")
    expect(read("k")?.command).toBe("previous")
    expect(read("ArrowLeft")?.command).toBe("previous")
    expect(read("?", { shiftKey: true })?.command).toBe("help")
    expect(["e", "r", "x", "u", "z", "h", "o", "n"].map((key) => read(key)?.command)).toEqual(
      ["edit", "regenerate", "reject", "undo", "zoom", "history", "keepOld", "useNew"]
    )
  })

  it("are each one command's, and none begins or ends a sequence of Medusa's", () => {
    const all = REVIEW_COMMANDS.flatMap((command) => REVIEW_KEYS[command])
    expect(new Set(all).size).toBe(all.length)
    expect(all).not.toContain("g")
  })

  it("leave what is held together with Ctrl, Cmd or Alt to the browser and to Medusa", () => {
    expect(read("k", { metaKey: true })).toBeNull()
    expect(read("k", { ctrlKey: true })).toBeNull()
    expect(read("a", { altKey: true })).toBeNull()
  })

  it("leave Escape to the dialogs", () => {
    expect(read("Escape")).toBeNull()
    expect(read("Esc")).toBeNull()
  })

  it("work with the capital lock on, and not with Shift", () => {
    expect(read("A")?.command).toBe("acceptAll")
    expect(read("A", { shiftKey: true })).toBeNull()
  })

  it("decide once however long they are held, and go on through the drafts", () => {
    expect(read("a", { repeat: true })).toBeNull()
    expect(read("u", { repeat: true })).toBeNull()
    expect(read("1", { repeat: true })).toBeNull()
    expect(read("j", { repeat: true })?.command).toBe("next")
  })

  it("mean nothing while an input method composes", () => {
    expect(read("a", { isComposing: true })).toBeNull()
  })

  it("wait until a sequence that began with g is over", () => {
    const reader = new ReviewKeyReader()
    expect(reader.read(press("g", { timeStamp: 1_000 }))).toBeNull()
    expect(reader.read(press("a", { timeStamp: 1_400 }))).toBeNull()
    expect(reader.read(press("a", { timeStamp: 1_600 }))?.command).toBe("acceptAll")
  })
})
