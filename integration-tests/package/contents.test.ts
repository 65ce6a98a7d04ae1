import { readFile, rm } from "node:fs/promises"
import { builtinModules } from "node:module"
import { dirname, join } from "node:path"

import { unpackPlugin, type UnpackedPlugin } from "./packed-plugin"

const ALLOWED = [/^\.medusa\/server\/src\//, /^models\/demo\//, /^LICENSE$/, /^README\.md$/, /^package\.json$/]

/** What an admin extension may expect from the store that bundles it, beside what is installed with the plugin. */
const FROM_THE_ADMIN = [
  "@medusajs/admin-sdk",
  "@medusajs/dashboard",
  "@medusajs/icons",
  "@medusajs/js-sdk",
  "@medusajs/ui",
  "@tanstack/react-query",
  "react",
  "react-i18next",
  "react-router-dom",
]

let plugin: UnpackedPlugin

beforeAll(async () => {
  plugin = await unpackPlugin()
}, 300_000)

afterAll(async () => {
  await rm(dirname(plugin.folder), { recursive: true, force: true })
})

/** Packages that a built file imports, requires, or loads with import(). */
async function importedPackages(file: string): Promise<string[]> {
  const text = await readFile(join(plugin.folder, file), "utf8")
  const code = text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "")
  const found = code.matchAll(/\b(?:require|import)\(\s*"([^"]+)"\s*\)|\bfrom\s+"([^"]+)"|^import\s+"([^"]+)"/gm)
  return [...found]
    .map(([, required, from, bare]) => required ?? from ?? bare ?? "")
    .filter((name) => !name.startsWith(".") && !name.startsWith("node:") && !builtinModules.includes(name))
    .map((name) => name.split("/").slice(0, name.startsWith("@") ? 2 : 1).join("/"))
}

function builtFiles(extension: RegExp): string[] {
  return [...plugin.files.keys()].filter((path) => path.startsWith(".medusa/server/") && extension.test(path))
}

describe("The packed plugin", () => {
  it("holds the built files, the demo model and its papers, and nothing else", () => {
    const others = [...plugin.files.keys()].filter((path) => !ALLOWED.some((pattern) => pattern.test(path)))
    expect(others).toEqual([])
    expect([...plugin.files.keys()]).toEqual(expect.arrayContaining(["LICENSE", "README.md", "package.json"]))
    expect([...plugin.files.keys()].filter((path) => /test|spec|training|\.env/i.test(path))).toEqual([])
  })

  it("is at most 16 MB on disk, of which the demo model has at most 12", () => {
    const sizeOf = (prefix: string) =>
      [...plugin.files].reduce((sum, [path, size]) => sum + (path.startsWith(prefix) ? size : 0), 0)
    expect(sizeOf("models/demo/")).toBeGreaterThan(1_000_000)
    expect(sizeOf("models/demo/")).toBeLessThan(12_000_000)
    expect(sizeOf("")).toBeLessThan(16_000_000)
  })

  it("carries no source text in its source maps, and no paths of the machine that built it", async () => {
    for (const file of builtFiles(/\.(m?js)$/)) {
      const text = await readFile(join(plugin.folder, file), "utf8")
      expect(text).not.toContain(join(__dirname, "..", ".."))
      const map = /sourceMappingURL=data:application\/json;base64,(\S+)/.exec(text)?.[1]
      const decoded = map ? JSON.parse(Buffer.from(map, "base64").toString()) : { sources: [] }
      expect(decoded.sourcesContent ?? []).toEqual([])
      expect(decoded.sources.filter((source: string) => source.startsWith("/"))).toEqual([])
    }
  })

  it("has a file for everything that it exports", () => {
    const targets = Object.values(plugin.packageJson.exports).flatMap((target) =>
      typeof target === "string" ? [target] : Object.values(target),
    )
    const paths = [...plugin.files.keys()].map((path) => `./${path}`)
    for (const target of targets) {
      const [before = "", after] = target.split("*")
      const matching = paths.filter((path) =>
        after === undefined ? path === before : path.startsWith(before) && path.endsWith(after),
      )
      expect([target, matching.length > 0]).toEqual([target, true])
    }
  })

  it("keeps its internals to itself", () => {
    expect(Object.keys(plugin.packageJson.exports)).not.toContain("./*")
  })

  it("imports on the server only what a store that installed it has", async () => {
    const { dependencies, peerDependencies } = plugin.packageJson
    const installed = [...Object.keys(dependencies), ...Object.keys(peerDependencies)]
    const server = builtFiles(/\.js$/).filter((path) => !path.startsWith(".medusa/server/src/admin/"))
    expect(server.length).toBeGreaterThan(20)
    const strangers = new Set<string>()
    for (const file of server) {
      for (const name of await importedPackages(file)) if (!installed.includes(name)) strangers.add(`${name} in ${file}`)
    }
    expect([...strangers]).toEqual([])
  })

  it.each(["index.js", "index.mjs"])("has the admin's extensions as %s, with only packages that a store's admin finds", async (name) => {
    const file = `.medusa/server/src/admin/${name}`
    const text = await readFile(join(plugin.folder, file), "utf8")
    expect(text).toContain("product.details.side")
    const found = [...FROM_THE_ADMIN, ...Object.keys(plugin.packageJson.dependencies)]
    const strangers = (await importedPackages(file)).filter((imported) => !found.includes(imported))
    expect(strangers).toEqual([])
  })
})
