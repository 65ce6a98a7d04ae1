import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

import { writeDescriptions, type DescribeFormat } from "../../src/cli/describe-output"
import type { DescribedPicture } from "../../src/cli/describe-record"
import { writeDurably } from "../../src/cli/write-durably"
import { CHINESE_COPY, ENGLISH_COPY } from "../copy/sample-copy"
import { DESCRIBE_SETTINGS, describedPicture } from "./described"

describe("The file of a folder's descriptions", () => {
  let folder: string
  let path: string

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "shelftalker-output-"))
    path = join(folder, "descriptions")
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  async function written(format: DescribeFormat, described: DescribedPicture[]): Promise<string> {
    await writeDescriptions(path, format, described, DESCRIBE_SETTINGS)
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(readFileSync(path))
  }
  const chinese = describedPicture({ file: "更多/杯子.png", locale: "zh", content: CHINESE_COPY })

  it("is a list in JSON, with the draft's fields and what made them", async () => {
    const list = JSON.parse(await written("json", [describedPicture(), chinese]))
    expect(list).toEqual([
      {
        file: "mug.png",
        locale: "en",
        ...ENGLISH_COPY,
        issues: [],
        confidence: { title: 0.9 },
        model: "demo",
        revision: "1",
        prompt: "default@1",
        sha256: "0123",
        described_at: "2026-01-02T03:04:05.678Z",
      },
      expect.objectContaining({ file: "更多/杯子.png", ...CHINESE_COPY }),
    ])
  })

  it("is a list in JSON also where it is empty", async () => {
    expect(JSON.parse(await written("json", []))).toEqual([])
  })

  it("has one description a line in JSON lines", async () => {
    const lines = (await written("jsonl", [describedPicture(), chinese])).split("\n")
    expect(lines).toHaveLength(3)
    expect(lines.slice(0, 2).map((line) => JSON.parse(line).title)).toEqual([ENGLISH_COPY.title, CHINESE_COPY.title])
    expect(lines[2]).toBe("")
  })

  it("has the reply to an own prompt as text, with a draft's fields only where it is one", async () => {
    const free = describedPicture({ content: null, text: "Buy this mug!", finished: false })
    const [only] = JSON.parse(await written("json", [free]))
    expect(only).toMatchObject({ text: "Buy this mug!", finished: false })
    expect(only).not.toHaveProperty("title")
    const both = describedPicture({ text: "{…}" })
    expect(JSON.parse(await written("json", [both]))[0]).toMatchObject({ text: "{…}", title: ENGLISH_COPY.title })
  })

  it("is a table in CSV that a spreadsheet reads as UTF-8", async () => {
    const issues = [{ field: "title" as const, code: "shortened" as const, severity: "info" as const, message: "It was cut." }]
    const table = await written("csv", [describedPicture({ issues }), chinese])
    const [header, first, second, end] = table.split("\r\n")
    expect(header).toBe(
      "\uFEFFfile,locale,title,selling_point_1,selling_point_2,selling_point_3,description,alt_text," +
        "attributes,ocr_text,text,issues,model,revision,prompt,sha256,described_at"
    )
    expect(first).toContain("mug.png,en,Red striped mug,Bold red stripes,Comfortable handle,Easy to clean,")
    expect(first).toContain("type: mug; colour: red,CAFÉ,,title: It was cut.,demo,1,default@1,0123,")
    expect(second).toContain("更多/杯子.png,zh,红色条纹马克杯,")
    expect(end).toBe("")
  })

  it.each(["=HYPERLINK(\"http://x\")", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1"])(
    "has no cell in CSV that a spreadsheet takes for a formula, such as %j",
    async (formula) => {
      const content = { ...ENGLISH_COPY, title: formula, selling_points: [formula, "2", "3"], ocr_text: [formula] }
      const table = await written("csv", [describedPicture({ file: `${formula}.png`, content, text: formula })])
      const quoted = formula.replaceAll('"', '""')
      for (const start of ["\n", ",", '"']) expect(table).not.toContain(start + quoted)
      expect(table.split(`'${quoted}`)).toHaveLength(6)
    }
  )

  it("keeps quotes, commas and line breaks of a cell within the cell", async () => {
    const table = await written("csv", [describedPicture({ text: 'He said "mug",\nand left' })])
    expect(table).toContain(',"He said ""mug"",\nand left",')
  })

  it("stays as it was when writing it anew fails in the middle", async () => {
    writeFileSync(path, "old")
    function* breaking() {
      yield "new"
      throw new Error("no more")
    }
    await expect(writeDurably(path, breaking())).rejects.toThrow("no more")
    expect(readFileSync(path, "utf8")).toBe("old")
    expect(existsSync(`${path}.tmp`)).toBe(false)
  })
})
