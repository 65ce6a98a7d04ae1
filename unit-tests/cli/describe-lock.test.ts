import { spawnSync } from "node:child_process"
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs"
import { hostname, tmpdir } from "node:os"
import { join } from "node:path"

import { withDescribeLock } from "../../src/cli/describe-lock"

describe("The lock on a folder's descriptions", () => {
  let folder: string
  let path: string

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "shelftalker-lock-"))
    path = join(folder, "descriptions.json.lock")
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const holder = (pid: number, host = hostname()) => writeFileSync(path, JSON.stringify({ pid, host, token: "another" }))
  const minutesAgo = (minutes: number) => {
    const then = new Date(Date.now() - minutes * 60_000)
    utimesSync(path, then, then)
  }
  const endedProcess = () => spawnSync(process.execPath, ["--version"]).pid
  const work = () => withDescribeLock(path, async () => JSON.parse(readFileSync(path, "utf8")).pid)

  it("is there while the work goes on, names its process, and is gone afterwards", async () => {
    expect(await work()).toBe(process.pid)
    expect(existsSync(path)).toBe(false)
    await expect(withDescribeLock(path, () => Promise.reject(new Error("failed")))).rejects.toThrow("failed")
    expect(existsSync(path)).toBe(false)
  })

  it("is held by a process that runs, which is named", async () => {
    holder(process.ppid)
    await expect(work()).rejects.toThrow(`Process ${process.ppid} is writing the same output.`)
    expect(JSON.parse(readFileSync(path, "utf8")).pid).toBe(process.ppid)
  })

  it("is taken over at once from a process that was killed", async () => {
    holder(endedProcess())
    expect(await work()).toBe(process.pid)
    expect(existsSync(path)).toBe(false)
  })

  it("is taken over where the process's number is another's by now, which does not touch it", async () => {
    holder(process.ppid)
    minutesAgo(1)
    expect(await work()).toBe(process.pid)
  })

  it("is held by a process of another machine until it has not been touched for half a minute", async () => {
    holder(endedProcess(), "another-machine")
    await expect(work()).rejects.toThrow("on another-machine is writing the same output")
    minutesAgo(1)
    expect(await work()).toBe(process.pid)
  })

  it("is held by one of whom nothing can be read yet", async () => {
    writeFileSync(path, "")
    await expect(work()).rejects.toThrow("Another process is writing the same output.")
  })
})
