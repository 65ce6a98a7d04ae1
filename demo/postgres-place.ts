import { createHash } from "node:crypto"
import { existsSync } from "node:fs"
import { mkdir, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises"
import { dirname, join } from "node:path"

import { copyBinaries, postgresBinaries } from "./postgres-binaries"
import { canEnter, type ProcessUser } from "./postgres-user"

/** Where PostgreSQL's programs, data and log are, for the user that runs them. */
export interface PostgresPlace {
  binaries: string
  data: string
  log: string
}

/** Root's own place for what another user must reach. */
const ELSEWHERE = "/var/lib/medusa-plugin-shelftalker"

/** Beside each thing there: the path that it stands in for. */
const STANDS_FOR = ".stands-for"

/**
 * In the folder itself, as a rule. Below `/root` or another closed folder the `postgres`
 * user reaches nothing, so programs, data and log are in `/var/lib` then.
 */
export async function reachablePlace(folder: string, log: string, runAs: ProcessUser): Promise<PostgresPlace> {
  await mkdir(folder, { recursive: true })
  await mkdir(dirname(log), { recursive: true })
  const binaries = await postgresBinaries()
  if ([folder, dirname(log), binaries].every((path) => canEnter(path, runAs))) {
    return { binaries, data: join(folder, "data"), log }
  }

  await mkdir(ELSEWHERE, { recursive: true })
  await removeForgotten()
  const copied = join(ELSEWHERE, `postgres-${shortHash(binaries)}`)
  if (!existsSync(copied)) await copyBinaries(binaries, copied)
  await writeFile(copied + STANDS_FOR, binaries)

  const data = join(ELSEWHERE, `data-${shortHash(folder)}`)
  const note = join(folder, "data-is-elsewhere")
  // Without the note the folder is a new one: what lies there belonged to one since deleted.
  if (!existsSync(note)) await rm(data, { recursive: true, force: true })
  await writeFile(note, `${data}\n`)
  await writeFile(data + STANDS_FOR, note)
  await rm(log, { force: true })
  await symlink(`${data}.log`, log)
  return { binaries: copied, data, log: `${data}.log` }
}

/** Removes what stands in for things that are gone by now. */
async function removeForgotten(): Promise<void> {
  for (const name of await readdir(ELSEWHERE)) {
    if (!name.endsWith(STANDS_FOR)) continue
    const reminder = join(ELSEWHERE, name)
    if (existsSync(await readFile(reminder, "utf8"))) continue
    const thing = reminder.slice(0, -STANDS_FOR.length)
    for (const path of [thing, `${thing}.log`, reminder]) await rm(path, { recursive: true, force: true })
  }
}

function shortHash(path: string): string {
  return createHash("sha256").update(path).digest("hex").slice(0, 12)
}
