import { existsSync } from "node:fs"
import { cp, mkdir, readdir, rename, rm, stat, utimes } from "node:fs/promises"
import { join } from "node:path"

import { hashFiles } from "./hash-files"
import { packPlugin } from "./pack-plugin"
import type { StoreProgress } from "./progress"
import { MEDUSA_COMMAND, MEDUSA_ENVIRONMENT, PLUGIN_NAME, PROJECT } from "./project"
import { runCommand } from "./run-command"
import { withLock } from "./with-lock"

const BUILT = join(PROJECT, "demo", ".built")

/** Older builds may still serve a store that runs. */
const BUILDS_KEPT = 3

/**
 * Makes the store that `npm start` runs: the host application in `demo/store` with the
 * packed plugin unpacked into its `node_modules`, as an installation would leave it, and
 * everything else found in the project's own `node_modules`. Built once for every state
 * of the two.
 *
 * A production build, so that the admin is there at once; `medusa develop` would bundle
 * it on the first visit.
 *
 * @returns the folder to run `medusa start` in.
 * @throws {StoreStartError} where a build fails.
 */
export async function buildStore(logFile: string, onProgress: StoreProgress): Promise<string> {
  const { tarball, hash } = await packPlugin(logFile, onProgress)
  return withLock(join(PROJECT, ".medusa", "store.lock"), async () => {
    const store = join(BUILT, `${hash}-${await hashFiles(PROJECT, ["demo/store"])}`)
    if (!existsSync(store)) {
      onProgress("Building the store and its admin with the packed plugin")
      const half = `${store}.half`
      await rm(half, { recursive: true, force: true })
      await cp(join(PROJECT, "demo", "store"), half, { recursive: true })
      await unpack(tarball, join(half, "node_modules", PLUGIN_NAME), logFile)
      await runCommand(process.execPath, [MEDUSA_COMMAND, "build", "--no-lint"], {
        cwd: half,
        env: { ...process.env, ...MEDUSA_ENVIRONMENT, NODE_ENV: "production", ...BUILD_SECRETS },
        title: "Building the store",
        logFile,
      })
      await rename(half, store)
    }
    await utimes(store, new Date(), new Date())
    await prune()
    return join(store, ".medusa", "server")
  })
}

/** The build loads the configuration, which refuses a production store without secrets. */
const BUILD_SECRETS = { JWT_SECRET: "only-for-the-build", COOKIE_SECRET: "only-for-the-build" }

async function unpack(tarball: string, folder: string, logFile: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  await runCommand("tar", ["-xzf", tarball, "-C", folder, "--strip-components=1"], {
    title: "Unpacking the plugin",
    logFile,
  })
}

async function prune(): Promise<void> {
  const builds = await Promise.all(
    (await readdir(BUILT)).map(async (name) => ({ name, used: (await stat(join(BUILT, name))).mtimeMs })),
  )
  builds.sort((one, other) => other.used - one.used)
  for (const { name } of builds.slice(BUILDS_KEPT)) await rm(join(BUILT, name), { recursive: true, force: true })
}
