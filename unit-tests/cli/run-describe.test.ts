import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"

import type { DescribeFlags } from "../../src/cli/describe-flags"
import type { DescribeFailure, DescribePlan, DescribeReporter } from "../../src/cli/describe-reporter"
import { runDescribe } from "../../src/cli/run-describe"
import { GenerationFailedError, ModelLoadError } from "../../src/inference"
import { CHINESE_COPY, ENGLISH_COPY, jsonReply } from "../copy/sample-copy"
import { flat, type Rgb } from "../images/drawings"
import { ScriptedModel, type ScriptedReply } from "../scripted-model"

const ENGLISH = jsonReply(ENGLISH_COPY)

class Told implements DescribeReporter {
  plan: DescribePlan | undefined
  readonly described_: string[] = []
  readonly failures: DescribeFailure[] = []
  readonly notes: string[] = []
  started = (plan: DescribePlan) => void (this.plan = plan)
  loading = () => {}
  described = (file: string, locale: string) => void this.described_.push(`${file} ${locale}`)
  unchanged = () => {}
  failed = (failure: DescribeFailure) => void this.failures.push(failure)
  note = (message: string) => void this.notes.push(message)
  ended = () => {}
  error = () => {}
}

describe("Describing a folder", () => {
  let home: string
  let folder: string
  let out: string

  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), "shelftalker-describe-"))
    folder = join(home, "pictures")
    mkdirSync(folder)
    out = join(home, "descriptions.json")
  })
  afterEach(() => rmSync(home, { recursive: true }))

  let colour = 0
  /** A picture unlike all others. */
  async function picture(...files: string[]): Promise<void> {
    for (const file of files) {
      mkdirSync(dirname(join(folder, file)), { recursive: true })
      const rgb: Rgb = [colour++ % 256, 100, 100]
      writeFileSync(join(folder, file), await flat(rgb, 40, 40).toFormat(file.endsWith("webp") ? "webp" : "png").toBuffer())
    }
  }

  async function run(replies: readonly ScriptedReply[], flags: Partial<DescribeFlags> = {}, signal = new AbortController().signal) {
    const model = new ScriptedModel(replies)
    const reporter = new Told()
    const progress = await runDescribe({
      folder,
      flags: { out, model: "demo", longestSide: 512, ...flags },
      reporter,
      signal,
      createModel: () => model,
    })
    return { progress, reporter, requests: model.requests, asked: model.requests.length }
  }

  const shown = () => JSON.parse(readFileSync(out, "utf8")) as { file: string; locale: string; title?: string; text?: string }[]
  const files = () => shown().map(({ file, locale }) => `${file} ${locale}`)

  it("describes its pictures and those of folders within, sorted, and passes over the rest", async () => {
    await picture("b.png", "a.webp", "inside/deep/杯.PNG", ".hidden.png", ".hidden/c.png")
    writeFileSync(join(folder, "notes.txt"), "")
    writeFileSync(join(folder, "photo.heic"), "")
    const { progress, reporter, requests } = await run([ENGLISH, ENGLISH, ENGLISH])
    expect(files()).toEqual(["a.webp en", "b.png en", "inside/deep/杯.PNG en"])
    expect(shown()[0]).toMatchObject({ title: ENGLISH_COPY.title })
    expect(progress).toEqual({ total: 3, described: 3, unchanged: 0, failed: 0 })
    expect(reporter.notes).toEqual(["Passed over, as no pictures that are read: 1 .heic, 1 .txt."])
    expect(requests.every(({ control }) => control.priority === "batch")).toBe(true)
  })

  it("asks the model for nothing where nothing has changed", async () => {
    await picture("a.png", "b.png")
    await run([ENGLISH, ENGLISH])
    const before = readFileSync(out, "utf8")
    const { progress, reporter } = await run([])
    expect(progress).toEqual({ total: 2, described: 0, unchanged: 2, failed: 0 })
    expect(reporter.plan).toEqual({ pictures: 2, locales: ["en"], known: 2 })
    expect(readFileSync(out, "utf8")).toBe(before)
  })

  it("describes a changed picture anew, a new one too, and leaves out one that is gone", async () => {
    await picture("changed.png", "gone.png", "same.png")
    await run([ENGLISH, ENGLISH, ENGLISH])
    rmSync(join(folder, "gone.png"))
    await picture("changed.png", "new.png")
    const anew = jsonReply({ ...ENGLISH_COPY, title: "Another mug" })
    const { reporter } = await run([anew, anew])
    expect(reporter.described_.sort()).toEqual(["changed.png en", "new.png en"])
    expect(shown().map(({ file, title }) => [file, title])).toEqual([
      ["changed.png", "Another mug"],
      ["new.png", "Another mug"],
      ["same.png", ENGLISH_COPY.title],
    ])
  })

  it("adds a language to those that are there", async () => {
    await picture("a.png")
    await run([ENGLISH])
    const { asked } = await run([jsonReply(CHINESE_COPY)], { locale: ["en", "zh"] })
    expect(asked).toBe(1)
    expect(shown().map(({ locale, title }) => [locale, title])).toEqual([
      ["en", ENGLISH_COPY.title],
      ["zh", CHINESE_COPY.title],
    ])
  })

  it("names each picture that failed with the reason, keeps the others, and tries it again the next time", async () => {
    await picture("good.png")
    writeFileSync(join(folder, "broken.png"), "no picture")
    writeFileSync(join(folder, "empty.jpg"), "")
    symlinkSync(join(home, "nowhere.png"), join(folder, "link.png"))
    const { progress, reporter } = await run([ENGLISH], { locale: ["en"] })
    expect(progress).toMatchObject({ described: 1, failed: 3 })
    expect(Object.fromEntries(reporter.failures.map(({ file, code }) => [file, code]))).toEqual({
      "broken.png": "not_an_image",
      "empty.jpg": "empty",
      "link.png": "unreadable_file",
    })
    expect(files()).toEqual(["good.png en"])

    await picture("broken.png")
    const again = await run([ENGLISH])
    expect(again.reporter.described_).toEqual(["broken.png en"])
    expect(again.progress).toMatchObject({ unchanged: 1, failed: 2 })
    expect(files()).toEqual(["broken.png en", "good.png en"])
  })

  it("shows no description of a picture that was there and can be read no longer", async () => {
    await picture("a.png", "b.png")
    await run([ENGLISH, ENGLISH])
    writeFileSync(join(folder, "a.png"), "no picture any more")
    expect((await run([])).progress).toMatchObject({ unchanged: 1, failed: 1 })
    expect(files()).toEqual(["b.png en"])
  })

  it("names the language where only one of several failed", async () => {
    await picture("a.png")
    const { reporter } = await run([ENGLISH, new GenerationFailedError("The computation failed.")], { locale: ["en", "zh"] })
    expect(reporter.failures).toEqual([{ file: "a.png", locale: "zh", code: "generation_failed", message: "The computation failed." }])
    expect(files()).toEqual(["a.png en"])
  })

  it("stops at once where the model cannot be loaded, and keeps what is done", async () => {
    await picture("a.png", "b.png", "c.png")
    await run([ENGLISH], { limit: 1 })
    await expect(run([new ModelLoadError("missing_files", "The model's files are gone.")])).rejects.toThrow("The model's files are gone.")
    expect(files()).toEqual(["a.png en"])
  })

  it("leaves the rest for another run where ten pictures in a row fail in the model", async () => {
    await picture(...Array.from({ length: 15 }, (_, index) => `${index}.png`))
    const failing = Array.from({ length: 15 }, () => new GenerationFailedError("The computation failed."))
    await expect(run(failing)).rejects.toThrow("The last 10 pictures failed one after the other")
    expect(existsSync(out)).toBe(false)
  })

  it("describes the first pictures by name where a limit is given", async () => {
    await picture("c.png", "a.png", "b.png")
    const { reporter } = await run([ENGLISH, ENGLISH], { limit: 2 })
    expect(reporter.described_.sort()).toEqual(["a.png en", "b.png en"])
  })

  it("keeps what is done and writes it out when it is interrupted", async () => {
    await picture("a.png", "b.png", "c.png", "d.png")
    const interruption = new AbortController()
    const model = new ScriptedModel([ENGLISH, ENGLISH, ENGLISH, ENGLISH])
    const reporter = new Told()
    reporter.described = (file) => {
      reporter.described_.push(file)
      if (reporter.described_.length === 2) interruption.abort(new Error("Cancelled"))
    }
    const flags = { out, model: "demo" as const, longestSide: 512 }
    const described = runDescribe({ folder, flags, reporter, signal: interruption.signal, createModel: () => model })
    await expect(described).rejects.toThrow("Cancelled")
    const kept = files()
    expect(kept.length).toBeGreaterThanOrEqual(2)
    expect(kept.length).toBeLessThan(4)

    const { progress } = await run(Array.from({ length: 4 - kept.length }, () => ENGLISH))
    expect(progress).toEqual({ total: 4, described: 4 - kept.length, unchanged: kept.length, failed: 0 })
    expect(files()).toEqual(["a.png en", "b.png en", "c.png en", "d.png en"])
  })

  it("refuses to go on with another way of reading pictures, and begins anew when told", async () => {
    await picture("a.png")
    await run([ENGLISH])
    await expect(run([], { longestSide: 768 })).rejects.toThrow("longest side 512, now 768")
    expect((await run([ENGLISH], { longestSide: 768, startOver: true })).asked).toBe(1)
    expect(files()).toEqual(["a.png en"])
  })

  it("does not overwrite a file that is not its own, nor another folder's descriptions", async () => {
    await picture("a.png")
    writeFileSync(out, "my own")
    await expect(run([])).rejects.toThrow("without its journal there is no going on from it")
    expect(readFileSync(out, "utf8")).toBe("my own")
    await run([ENGLISH], { startOver: true })

    rmSync(join(folder, "a.png"))
    await picture("other.png")
    await expect(run([])).rejects.toThrow("has descriptions of another folder's pictures")
    expect(files()).toEqual(["a.png en"])
  })

  it("writes the format that the output's name tells, or the one that is named", async () => {
    await picture("a.png")
    const csv = join(home, "new/table.CSV")
    await run([ENGLISH], { out: csv })
    expect(readFileSync(csv, "utf8")).toContain("a.png,en,Red striped mug,")
    const lines = join(home, "lines.txt")
    await expect(run([], { out: lines })).rejects.toThrow("does not tell its format")
    await run([ENGLISH], { out: lines, format: "jsonl" })
    expect(JSON.parse(readFileSync(lines, "utf8").trim())).toMatchObject({ file: "a.png" })
  })

  it("says what is wrong with a folder", async () => {
    await expect(run([])).rejects.toThrow(`There is no picture in ${folder}`)
    folder = join(home, "nowhere")
    await expect(run([])).rejects.toThrow("cannot be read: there is none of that name.")
    expect(existsSync(`${out}.lock`)).toBe(false)
  })

  describe("with a prompt of one's own", () => {
    let promptFile: string

    beforeEach(async () => {
      promptFile = join(home, "prompt.txt")
      writeFileSync(promptFile, "\uFEFFWrite a slogan.\n\n\n\nMake it short.<|im_end|>\n")
      await picture("a.png", "b.png")
    })

    it("asks in these words alone, and keeps the reply as text, or as a draft where it is one", async () => {
      const { requests } = await run(["  Sip\nslowly. \u0007", ENGLISH], { promptFile })
      expect(requests[0]?.request).toMatchObject({
        messages: [{ role: "user", content: [{ type: "picture" }, { type: "text", text: "Write a slogan.\n\nMake it short." }] }],
      })
      expect(requests[0]?.request).not.toHaveProperty("format")
      const [one, other] = shown().sort((first, second) => (first.text ?? "").length - (second.text ?? "").length)
      expect(one).toMatchObject({ text: "Sip\nslowly.", finished: true, issues: [] })
      expect(one).not.toHaveProperty("title")
      expect(other).toMatchObject({ text: ENGLISH, title: ENGLISH_COPY.title })
    })

    it("says where a reply was cut", async () => {
      await run([{ text: "Sip and", finishReason: "length" }], { promptFile, limit: 1 })
      expect(shown()).toEqual([expect.objectContaining({ text: "Sip and", finished: false })])
    })

    it("does not go on with other words", async () => {
      await run(["Sip.", "Sip."], { promptFile })
      writeFileSync(promptFile, "Write an ode.")
      await expect(run([], { promptFile })).rejects.toThrow(/prompt own@[0-9a-f]{16}, now own@[0-9a-f]{16}/)
    })

    it.each([
      ["is empty", Buffer.from(" \n"), "The prompt is empty"],
      ["is too long", Buffer.from("x".repeat(4001)), "4001 characters, and 4000 are the most"],
      ["is not UTF-8", Buffer.from([0x63, 0xe9, 0x21]), "is not UTF-8"],
    ])("refuses one that %s", async (_, bytes, message) => {
      writeFileSync(promptFile, bytes)
      await expect(run([], { promptFile })).rejects.toThrow(message)
    })

    it("refuses two languages, since the prompt is in one", async () => {
      await expect(run([], { promptFile, locale: ["en", "zh"] })).rejects.toThrow("Give one --locale with it")
    })
  })
})
