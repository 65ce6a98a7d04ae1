import { execFile } from "node:child_process"
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { promisify } from "node:util"

const run = promisify(execFile)
const INSTALL = pathToFileURL(join(__dirname, "../../demo/install.mjs")).href

let project: string

beforeEach(async () => {
  project = await mkdtemp(join(tmpdir(), "shelftalker-install-"))
  await writeFile(join(project, "package.json"), JSON.stringify({ name: "host", engines: { node: ">=20" } }))
})

afterEach(async () => {
  await rm(project, { recursive: true, force: true })
})

type Packages = Record<string, { version: string; optional?: boolean }>

async function locked(packages: Packages): Promise<void> {
  await writeFile(join(project, "package-lock.json"), JSON.stringify({ lockfileVersion: 3, packages }))
}

async function installed(packages: Packages): Promise<void> {
  await mkdir(join(project, "node_modules"))
  await writeFile(join(project, "node_modules/.package-lock.json"), JSON.stringify({ packages }))
}

/** Runs the installation with a stand-in for npm that writes down how it was called. */
async function install(): Promise<{ npm: string | null; output: string }> {
  const npm = join(project, "npm.js")
  await writeFile(npm, `console.log("npm was called: " + process.argv.slice(2).join(" "))`)
  const script = `import { installMissing } from ${JSON.stringify(INSTALL)}; installMissing(${JSON.stringify(project)})`
  const { stdout } = await run(process.execPath, ["--input-type=module", "-e", script], {
    env: { ...process.env, npm_execpath: npm },
  })
  return { npm: /npm was called: (.*)/.exec(stdout)?.[1] ?? null, output: stdout }
}

describe("Installing what is missing", () => {
  it("calls npm in a fresh clone, without running install scripts", async () => {
    await locked({ "": { version: "1.0.0" }, "node_modules/a": { version: "1.0.0" } })
    const { npm, output } = await install()
    expect(npm).toMatch(/^ci --ignore-scripts/)
    expect(output).toContain("Installing 1 packages")
  })

  it("does nothing when everything is there, whatever is missing for other platforms", async () => {
    await locked({ "node_modules/a": { version: "1.0.0" }, "node_modules/b": { version: "1.0.0", optional: true } })
    await installed({ "node_modules/a": { version: "1.0.0" } })
    expect((await install()).npm).toBeNull()
  })

  it("calls npm after the lock file moved to another version", async () => {
    await locked({ "node_modules/a": { version: "2.0.0" } })
    await installed({ "node_modules/a": { version: "1.0.0" } })
    expect((await install()).npm).toMatch(/^ci /)
  })
})
