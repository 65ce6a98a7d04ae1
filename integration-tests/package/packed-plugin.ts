import { execFile } from "node:child_process"
import { mkdtemp, readFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { promisify } from "node:util"

import { packPlugin } from "../../demo/pack-plugin"

export const run = promisify(execFile)

export interface PackageJson {
  name: string
  exports: Record<string, string | Record<string, string>>
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
  peerDependencies: Record<string, string>
}

/** The plugin as `npm publish` would send it, unpacked in a folder of its own. */
export interface UnpackedPlugin {
  tarball: string
  folder: string
  packageJson: PackageJson
  /** Every file in the tarball with its size in bytes. */
  files: Map<string, number>
}

export async function unpackPlugin(): Promise<UnpackedPlugin> {
  const parent = await mkdtemp(join(tmpdir(), "shelftalker-package-"))
  const { tarball } = await packPlugin(join(parent, "build.log"))
  await run("tar", ["-xzf", tarball, "-C", parent])
  const listing = await run("tar", ["-tvzf", tarball], { maxBuffer: 10_000_000 })
  const files = new Map(
    listing.stdout
      .trim()
      .split("\n")
      .map((line) => {
        const [, , size = "", , , ...path] = line.split(/\s+/)
        return [path.join(" ").replace(/^package\//, ""), Number(size)]
      }),
  )
  const folder = join(parent, "package")
  const packageJson: PackageJson = JSON.parse(await readFile(join(folder, "package.json"), "utf8"))
  return { tarball, folder, packageJson, files }
}
