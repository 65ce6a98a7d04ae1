import { existsSync } from "node:fs"
import { mkdir, readdir, rename, rm } from "node:fs/promises"
import { join } from "node:path"

import { hashFiles } from "./hash-files"
import type { StoreProgress } from "./progress"
import { MEDUSA_COMMAND, MEDUSA_ENVIRONMENT, PLUGIN_NAME, PROJECT } from "./project"
import { runCommand } from "./run-command"
import { withLock } from "./with-lock"

/** Everything that the packed plugin is made from. */
const SOURCES = ["src", "models/demo", "package.json", "package-lock.json", "tsconfig.json", "README.md", "LICENSE"]

export interface PackedPlugin {
  /** Path of the `.tgz` that `npm publish` would upload. */
  tarball: string
  /** Changes with the plugin's sources. */
  hash: string
}

/**
 * Builds the plugin with `medusa plugin:build` and packs it with `npm pack`, once for
 * every state of its sources.
 *
 * @throws {StoreStartError} where the build or the packing fails.
 */
export async function packPlugin(logFile: string, onProgress: StoreProgress = () => undefined): Promise<PackedPlugin> {
  const folder = join(PROJECT, ".medusa", "packed")
  return withLock(join(PROJECT, ".medusa", "build.lock"), async () => {
    const hash = await hashFiles(PROJECT, SOURCES)
    const tarball = join(folder, `${PLUGIN_NAME}-${hash}.tgz`)
    if (existsSync(tarball) && existsSync(join(PROJECT, ".medusa", "server", "src"))) return { tarball, hash }

    onProgress("Building the plugin")
    await runCommand(process.execPath, [MEDUSA_COMMAND, "plugin:build"], {
      cwd: PROJECT,
      env: { ...process.env, ...MEDUSA_ENVIRONMENT, NODE_ENV: "production" },
      title: "Building the plugin",
      logFile,
    })
    await rm(folder, { recursive: true, force: true })
    await mkdir(folder, { recursive: true })
    await npm(["pack", "--ignore-scripts", "--loglevel=error", "--pack-destination", folder], logFile)
    const [packed] = await readdir(folder)
    await rename(join(folder, packed ?? ""), tarball)
    return { tarball, hash }
  })
}

async function npm(args: string[], logFile: string): Promise<void> {
  const script = process.env.npm_execpath
  const [command, ...first] = script?.endsWith(".js") ? [process.execPath, script] : ["npm"]
  await runCommand(command ?? "npm", [...first, ...args], {
    cwd: PROJECT,
    env: process.env,
    title: "Packing the plugin",
    logFile,
  })
}
