import { spawn } from "node:child_process"
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"

import { hashFiles } from "../../demo/hash-files"
import { openHome } from "../../demo/store-home"

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "shelftalker-home-"))
})

afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

describe("The demo store's data folder", () => {
  it("belongs to one process at a time", async () => {
    const home = await openHome(folder)
    await expect(openHome(folder)).rejects.toThrow(/already runs on .* set SHELFTALKER_HOME/)
    await home.release()
    await (await openHome(folder)).release()
  })

  it("is free again after its process died without releasing it", async () => {
    const child = spawn(process.execPath, ["-e", ""])
    await new Promise((resolve) => child.once("exit", resolve))
    await writeFile(join(folder, "running"), `${child.pid} 123`)
    await (await openHome(folder)).release()
  })

  it("keeps secrets and notes from one start to the next", async () => {
    const first = await openHome(folder)
    await first.remember("url", "http://localhost:9000")
    await first.release()
    const second = await openHome(folder)
    expect(second.secrets).toEqual(first.secrets)
    expect(await second.recall("url")).toBe("http://localhost:9000")
    expect(await second.recall("seeded")).toBeNull()
    expect((await readFile(join(folder, "jwt-secret"), "utf8")).trim()).toHaveLength(64)
  })
})

describe("The hash that decides whether to build", () => {
  it("changes with a file's text and with its name, and not with what builds write", async () => {
    await writeFile(join(folder, "a.ts"), "one")
    const before = await hashFiles(folder, ["a.ts", "b.ts"])
    expect(await hashFiles(folder, ["a.ts", "b.ts"])).toBe(before)
    await writeFile(join(folder, "b.ts"), "")
    const added = await hashFiles(folder, ["a.ts", "b.ts"])
    await writeFile(join(folder, "a.ts"), "two")
    const changed = await hashFiles(folder, ["a.ts", "b.ts"])
    expect(new Set([before, added, changed]).size).toBe(3)

    const all = await hashFiles(folder, ["."])
    await writeFile(join(folder, "__admin-extensions__.js"), "")
    expect(await hashFiles(folder, ["."])).toBe(all)
  })
})
