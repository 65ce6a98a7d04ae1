import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"

import { packPlugin } from "../../demo/pack-plugin"
import { PLUGIN_NAME } from "../../demo/project"
import type { Drawing } from "../../demo/drawings/drawing"
import { renderDrawing } from "../../demo/drawings/render"
import type { DraftedCopy } from "../../src/drafting"
import { run } from "./packed-plugin"

/** Plain and large: what the demo model reads best. */
const MUG: Drawing = { kind: "mug", colour: "blue", pattern: "plain", word: null, seed: 5 }

let host: string

beforeAll(async () => {
  host = await mkdtemp(join(tmpdir(), "shelftalker-installed-"))
  const { tarball } = await packPlugin(join(host, "build.log"))
  await writeFile(join(host, "package.json"), JSON.stringify({ name: "host", private: true }))
  await run("npm", ["install", tarball, "--omit=dev", "--legacy-peer-deps", "--ignore-scripts", "--no-audit", "--no-fund"], {
    cwd: host,
    env: { ...process.env, NODE_ENV: "", ONNXRUNTIME_NODE_INSTALL: "skip" },
  })
}, 480_000)

afterAll(async () => {
  await rm(host, { recursive: true, force: true })
})

/** Runs a CommonJS script in the host, with the installed plugin's built files under `plugin`. */
async function runInHost<Answer>(script: string): Promise<Answer> {
  const file = join(host, "script.cjs")
  await writeFile(
    file,
    `const plugin = (path) => require(${JSON.stringify(join(host, "node_modules", PLUGIN_NAME))} + "/.medusa/server/src/" + path)
    const answer = (value) => new Promise((done) => process.stdout.write(JSON.stringify(value), done))
    async function main() { ${script} }
    main().catch((error) => { console.error(error); process.exitCode = 1 })`,
  )
  const { stdout } = await run(process.execPath, [file], { cwd: host, timeout: 240_000 })
  return JSON.parse(stdout)
}

describe("The plugin, installed from its tarball without development packages", () => {
  it("names its public entries to the store", async () => {
    const resolved = await runInHost<string[]>(
      `await answer(["package.json", "admin", ".medusa/server/src/modules/product-copy", "modules/product-copy"]
        .map((entry) => require.resolve("${PLUGIN_NAME}/" + entry)))`,
    )
    expect(resolved).toHaveLength(4)
    await expect(runInHost(`require.resolve("${PLUGIN_NAME}/inference")`)).rejects.toThrow("ERR_PACKAGE_PATH_NOT_EXPORTED")
  })

  it("drafts copy from a picture with the demo model that it brings", async () => {
    await writeFile(join(host, "mug.jpg"), await renderDrawing(MUG, { format: "jpeg" }))
    const { content } = await runInHost<DraftedCopy>(`
      const { createVisionLanguageModel } = plugin("inference")
      const { draftCopy } = plugin("drafting")
      const { preparePicture } = plugin("images")
      const picture = await preparePicture(require("node:fs").readFileSync("mug.jpg"))
      const model = createVisionLanguageModel()
      try {
        await answer(await draftCopy({ model, pictures: [picture], facts: { title: "IMG_1" }, locale: "en" }))
      } finally {
        await model.close()
      }`)
    expect(content.title.toLowerCase()).toContain("mug")
    expect(content.attributes).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: "type", value: "mug" }),
        expect.objectContaining({ name: "colour", value: "blue" }),
      ]),
    )
    expect(content.selling_points).toHaveLength(3)
  }, 300_000)
})
