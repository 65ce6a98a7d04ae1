import { DescribeTerminal } from "../../src/cli/describe-terminal"
import { fitColumns, inWords, printable } from "../../src/cli/progress-line"
import { describedPicture } from "./described"

const ERASE = "\r\u001b[K"

describe("A folder's descriptions on a terminal", () => {
  const texts: string[] = []
  let clock = 0
  const terminal = (columns = 200) => {
    texts.length = 0
    clock = 0
    return new DescribeTerminal({ isTTY: true, columns, write: (text) => texts.push(text) }, { write: (text) => texts.push(text) }, () => clock)
  }
  const progress = (described: number, more: object = {}) => ({ total: 100, described, unchanged: 0, failed: 0, ...more })

  it("say what there is to do, how far it is, and how long it will take", () => {
    const shown = terminal()
    shown.started({ pictures: 50, locales: ["en", "zh"], known: 20 })
    expect(texts).toEqual(["50 pictures in en, zh, 20 descriptions are there already. Ctrl-C stops; the same command goes on.\n"])
    clock = 30_000
    shown.described("a.png", "en", describedPicture(), progress(10, { unchanged: 5 }))
    expect(texts.at(-1)).toBe(`${ERASE}████░░░░░░░░░░░░░░░░░░░░  15 %, 15 of 100, 3 min 30 s left  a.png`)
  })

  it("are one line that fits, also with a name in Chinese, and with nothing in it that the terminal obeys", () => {
    const shown = terminal(57)
    shown.described("红色马克杯\u001b[2J的照片.png", "en", describedPicture(), progress(1))
    expect(texts.at(-1)).toBe(`${ERASE}░░░░░░░░░░░░░░░░░░░░░░░░   1 %, 1 of 100  红色马克杯\uFFFD[2J`)
  })

  it("are not drawn anew for each of thousands that have not changed", () => {
    const shown = terminal()
    for (let unchanged = 1; unchanged <= 50; unchanged++) {
      clock += 10
      shown.unchanged(progress(0, { unchanged }))
    }
    expect(texts).toHaveLength(5)
  })

  it("keep what failed in view, with the reason, and say at the end how many did", () => {
    const shown = terminal()
    shown.failed({ file: "b.png", locale: "zh", code: "x", message: "It is damaged." }, progress(0, { failed: 1 }))
    expect(texts[0]).toBe("✗ b.png (zh): It is damaged.\n")
    clock = 61_000
    shown.ended(progress(99, { failed: 1 }), { path: "d.json", descriptions: 99 })
    expect(texts.slice(-3)).toEqual([
      ERASE,
      "99 of 100 described in 1 min 1 s. 99 are in d.json\n",
      "1 failed, as said above. The same command tries them again.\n",
    ])
  })
})

describe("A line of progress", () => {
  it.each([
    [900, "1 s"],
    [59_000, "59 s"],
    [61_000, "1 min 1 s"],
    [5_400_000, "1 h 30 min"],
  ])("tells %d milliseconds as %s", (milliseconds, words) => expect(inWords(milliseconds)).toBe(words))

  it("counts two columns for a Chinese character", () => {
    expect(fitColumns("杯子a", 4)).toBe("杯子")
    expect(fitColumns("杯子a", 5)).toBe("杯子a")
    expect(fitColumns("a杯子", 4)).toBe("a杯")
  })

  it("shows what a terminal would obey as replaced", () => {
    expect(printable("a\u001b]0;x\u0007\n\u202eb")).toBe("a\uFFFD]0;x\uFFFD\uFFFD\uFFFDb")
  })
})
