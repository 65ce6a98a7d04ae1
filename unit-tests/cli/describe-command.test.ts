import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

import { randomDrawing, type Drawing } from "../../demo/drawings/drawing"
import { renderDrawing } from "../../demo/drawings/render"
import { examples } from "../thorough"
import { run, Shelftalker } from "./shelftalker"

const DRAWINGS = examples(20, 50)
/** Described before it is killed. */
const DESCRIBED_BEFORE = Math.floor(DRAWINGS / 4)
const DESCRIBED = '"event":"described"'

interface Shown {
  file: string
  locale: string
  title: string
  attributes: { name: string; value: string }[]
}

describe("shelftalker describe", () => {
  let folder: string
  let out: string

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "shelftalker-describe-"))
    out = join(folder, "descriptions.json")
    mkdirSync(join(folder, "图片"))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  /** Drawings in three formats, half of them in a folder within; by name. */
  async function draw(count: number): Promise<Map<string, Drawing>> {
    const drawings = new Map<string, Drawing>()
    for (let index = 0; index < count; index++) {
      const format = (["png", "jpeg", "webp"] as const)[index % 3] ?? "png"
      const file = `${index % 2 === 0 ? "" : "图片/"}${index}.${format}`
      const drawing = randomDrawing(9000 + index)
      writeFileSync(join(folder, file), await renderDrawing(drawing, { size: 320, format }))
      drawings.set(file, drawing)
    }
    return drawings
  }

  const shown = (): Shown[] => JSON.parse(readFileSync(out, "utf8"))
  const journalled = () =>
    readFileSync(`${out}.journal`, "utf8")
      .split("\n")
      .slice(1, -1)
      .map((line) => JSON.parse(line).file as string)

  /** Kills it in the middle of its work, as the system does where memory runs out. */
  async function killAfter(descriptions: number): Promise<number> {
    const command = new Shelftalker("describe", folder, "--out", out, "--threads", "1")
    await command.says(DESCRIBED, descriptions)
    command.process.kill("SIGKILL")
    await command.ended()
    return command.process.pid ?? -1
  }

  it("ends complete and without duplicates after it was killed twice", async () => {
    const drawings = await draw(DRAWINGS)
    const first = await killAfter(DESCRIBED_BEFORE)
    const afterFirst = journalled()
    expect(afterFirst.length).toBeGreaterThanOrEqual(DESCRIBED_BEFORE)
    expect(JSON.parse(readFileSync(`${out}.lock`, "utf8"))).toMatchObject({ pid: first })

    await killAfter(DESCRIBED_BEFORE)
    const afterSecond = journalled()
    expect(afterSecond.slice(0, afterFirst.length)).toEqual(afterFirst)
    expect(afterSecond.length).toBeGreaterThanOrEqual(afterFirst.length + DESCRIBED_BEFORE)
    expect(afterSecond.length).toBeLessThan(DRAWINGS)

    const { code, stdout } = await run("describe", folder, "--out", out, "--threads", "1")
    expect(code).toBe(0)
    const last = JSON.parse(stdout.trim().split("\n").at(-1) ?? "")
    expect(last).toMatchObject({ event: "ended", described: DRAWINGS - afterSecond.length, unchanged: afterSecond.length, failed: 0, descriptions: DRAWINGS })
    expect(shown().map(({ file }) => file)).toEqual([...drawings.keys()].sort())
    // No picture was described twice: what had been said of one before a kill was on the disk.
    expect(journalled().sort()).toEqual([...drawings.keys()].sort())
    expect(existsSync(`${out}.lock`)).toBe(false)

    const right = shown().filter(({ file, attributes }) => {
      const value = (name: string) => attributes.find((attribute) => attribute.name === name)?.value.toLowerCase()
      return value("type") === drawings.get(file)?.kind && value("colour") === drawings.get(file)?.colour
    })
    expect(right.length).toBeGreaterThanOrEqual(0.9 * DRAWINGS)
  }, 300_000)

  it("refuses a second run on the same output, and ends at Ctrl-C with what is done", async () => {
    await draw(12)
    const command = new Shelftalker("describe", folder, "--out", out, "--threads", "1")
    await command.says(DESCRIBED)
    // Held there: the other takes as long to start as this one would to end.
    command.process.kill("SIGSTOP")
    const second = await run("describe", folder, "--out", out)
    expect({ code: second.code, stdout: second.stdout }).toEqual({ code: 1, stdout: "" })
    expect(JSON.parse(second.stderr)).toMatchObject({
      event: "error",
      message: expect.stringContaining(`Process ${command.process.pid} is writing the same output.`),
    })

    command.process.kill("SIGCONT")
    command.process.kill("SIGINT")
    const { code, stderr } = await command.ended()
    expect({ code, stderr: JSON.parse(stderr) }).toMatchObject({ code: 130, stderr: { message: "Interrupted. What is done is kept, and the same command goes on." } })
    expect(shown().length).toBeGreaterThanOrEqual(1)
    expect(shown().map(({ file }) => file)).toEqual(journalled().sort())
    expect(existsSync(`${out}.lock`)).toBe(false)
  })

  it("names a file that failed and tells it by its exit code, in two languages, into a table", async () => {
    await draw(2)
    writeFileSync(join(folder, "broken.png"), "no picture")
    const table = join(folder, "descriptions.csv")
    const { code, stdout } = await run("describe", folder, "--out", table, "--locale", "en", "--locale", "zh")
    const lines = stdout.trim().split("\n").map((line) => JSON.parse(line))
    expect(lines.filter(({ event }) => event === "failed")).toEqual([
      expect.objectContaining({ file: "broken.png", code: "not_an_image", message: expect.stringContaining("is not a picture") }),
    ])
    expect(lines.at(-1)).toMatchObject({ event: "ended", described: 4, failed: 2, descriptions: 4 })
    expect(code).toBe(1)
    const rows = readFileSync(table, "utf8").split("\r\n")
    expect(rows.slice(1, 5).map((row) => row.split(",").slice(0, 2).join(" "))).toEqual(["0.png en", "0.png zh", "图片/1.jpeg en", "图片/1.jpeg zh"])
    expect(rows[2]).toMatch(/\p{Script=Han}/u)
  })

  it.each<[string, string[], string]>([
    ["no output", [], "required option '-o, --out <file>'"],
    ["an unknown language", ["-o", "x.json", "--locale", "fr"], '"fr" is none of the languages en, zh'],
    ["a folder without a model", ["-o", "x.json", "--model", "./nowhere"], "it has no config.json"],
    ["a model of the hub without its commit", ["-o", "x.json", "--model", "owner/name"], "is named with its commit"],
    ["pictures too small to see", ["-o", "x.json", "--longest-side", "32"], "from 64 to 2048"],
    ["an unknown format", ["-o", "x.json", "--format", "xml"], "Allowed choices are json, jsonl, csv"],
  ])("refuses %s with one message, and exit code 1", async (_, parameters, message) => {
    const { code, stdout, stderr } = await run("describe", folder, ...parameters)
    expect(stderr).toContain(message)
    expect(stderr).not.toMatch(/^\s+at /m)
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" })
  })
})
