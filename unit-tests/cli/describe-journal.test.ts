import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

import { DescribeJournal } from "../../src/cli/describe-journal"
import { DESCRIBE_SETTINGS, describedPicture } from "./described"

describe("The journal of a folder's descriptions", () => {
  let folder: string
  let path: string

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "shelftalker-journal-"))
    path = join(folder, "descriptions.json.journal")
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const open = (more: object = {}) => DescribeJournal.open({ path, settings: DESCRIBE_SETTINGS, startOver: false, ...more })

  async function filled(...files: string[]): Promise<void> {
    const journal = await open()
    for (const file of files) await journal.add(describedPicture({ file }))
    await journal.close()
  }

  async function reopened() {
    const journal = await open()
    await journal.close()
    return { files: journal.entries.map(({ file }) => file), unreadableLines: journal.unreadableLines }
  }

  it("has what was added, word for word, when it is opened again", async () => {
    const entry = describedPicture({ file: "更多/杯子.png", locale: "zh" })
    const journal = await open()
    await journal.add(entry)
    await journal.close()
    const again = await open()
    await again.close()
    expect(again.entries).toEqual([entry])
    expect(again.get("更多/杯子.png", "zh")).toEqual(entry)
    expect(again.get("更多/杯子.png", "en")).toBeUndefined()
  })

  it("is written line by line: what was added is there while it is still open", async () => {
    const journal = await open()
    await Promise.all(["a.png", "b.png", "c.png"].map((file) => journal.add(describedPicture({ file }))))
    const lines = readFileSync(path, "utf8").trimEnd().split("\n")
    expect(lines.slice(1).map((line) => JSON.parse(line).file)).toEqual(["a.png", "b.png", "c.png"])
    await journal.close()
  })

  it("goes on behind a line that was torn in the middle of a character", async () => {
    await filled("a.png", "b.png")
    const torn = Buffer.from(JSON.stringify(describedPicture({ file: "杯.png" })))
    appendFileSync(path, torn.subarray(0, torn.indexOf("杯") + 1))
    await filled("c.png")
    expect(await reopened()).toEqual({ files: ["a.png", "b.png", "c.png"], unreadableLines: 0 })
  })

  it("begins anew where nothing but a torn heading was written", async () => {
    writeFileSync(path, '{"shelftalker_jour')
    expect(await reopened()).toEqual({ files: [], unreadableLines: 0 })
  })

  it("leaves out a line that was spoilt, and says that there was one", async () => {
    await filled("a.png", "b.png", "c.png")
    const lines = readFileSync(path, "utf8").split("\n")
    lines[2] = (lines[2] ?? "").replace('"title"', '"tilte"')
    writeFileSync(path, lines.join("\n"))
    expect(await reopened()).toEqual({ files: ["a.png", "c.png"], unreadableLines: 1 })
  })

  it("takes the last one of a picture that was described twice", async () => {
    const journal = await open()
    await journal.add(describedPicture({ file: "a.png", sha256: "1" }))
    await journal.add(describedPicture({ file: "a.png", sha256: "2" }))
    await journal.close()
    const again = await open()
    await again.close()
    expect(again.entries.map(({ sha256 }) => sha256)).toEqual(["2"])
  })

  it.each([
    ["model", { model: "qwen3-vl-2b" }, "model demo, now qwen3-vl-2b"],
    ["revision", { revision: "2" }, "revision 1, now 2"],
    ["dtype", { dtype: { decoder: "q4" } }, 'dtype {"decoder":"fp32"}, now {"decoder":"q4"}'],
    ["prompt", { prompt: "own@0123" }, "prompt default@1, now own@0123"],
    ["size of pictures", { longest_side: 768 }, "longest side 512, now 768"],
    ["way of reading print", { enhance_text: true }, "enhance text false, now true"],
  ])("refuses to go on with another %s, and names both", async (_, change, said) => {
    await filled("a.png")
    const other = open({ settings: { ...DESCRIBE_SETTINGS, ...change } })
    await expect(other).rejects.toThrow(said)
    await expect(other).rejects.toThrow("--start-over")
    expect(await reopened()).toEqual({ files: ["a.png"], unreadableLines: 0 })
  })

  it("begins anew where that is asked for, with other settings", async () => {
    await filled("a.png")
    const settings = { ...DESCRIBE_SETTINGS, model: "qwen3-vl-2b" }
    const journal = await open({ settings, startOver: true })
    expect(journal.entries).toEqual([])
    await journal.close()
    await expect(open()).rejects.toThrow("model qwen3-vl-2b, now demo")
  })

  it("leaves a file alone that is no journal", async () => {
    writeFileSync(path, "my notes\nmore notes\n")
    await expect(open()).rejects.toThrow("is no journal of this command")
    expect(readFileSync(path, "utf8")).toBe("my notes\nmore notes\n")
    expect(existsSync(`${path}.tmp`)).toBe(false)
  })
})
