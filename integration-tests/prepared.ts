import { spawnSync } from "node:child_process"
import { existsSync } from "node:fs"
import { mkdir, rm, writeFile } from "node:fs/promises"
import { join } from "node:path"

import { withLock } from "../demo/with-lock"

/**
 * Fills a test's folder with what every test of its kind begins with, such as a database whose tables are
 * there. Made once in a run of `npm test`, then copied: migrating takes half a minute each time.
 *
 * @param kind tells what is prepared from what else is
 * @param folder of the test; may exist, and is filled
 * @param make fills a folder, and leaves nothing running on it
 */
export async function prepare(kind: string, folder: string, make: (folder: string) => Promise<void>): Promise<void> {
  const run = process.env.SHELFTALKER_TEST_RUN
  // A file that is run by itself: nobody else would use what is prepared.
  if (!run) return make(folder)
  const prepared = join(run, `prepared-${kind}`)
  const done = `${prepared}.done`
  await withLock(`${prepared}.lock`, async () => {
    if (existsSync(done)) return
    await rm(prepared, { recursive: true, force: true })
    await mkdir(prepared, { mode: 0o755 })
    await make(prepared)
    await writeFile(done, "")
  })
  // Not with Node's own copy: a database's files belong to another user, and keep their owner.
  const { status, stderr } = spawnSync("cp", ["-a", `${prepared}/.`, folder], { encoding: "utf8" })
  if (status !== 0) throw new Error(`What was prepared could not be copied: ${stderr}`)
}
