import { createHash } from "node:crypto"
import { readdir, readFile, stat } from "node:fs/promises"
import { join } from "node:path"

/** Files that builds write among the sources. */
const WRITTEN_BY_BUILDS = ["node_modules", ".medusa", "__admin-extensions__.js"]

/**
 * One hash over the names and contents of files and folders. Paths that don't exist
 * count as such.
 */
export async function hashFiles(root: string, paths: string[]): Promise<string> {
  const hash = createHash("sha256")
  for (const path of paths) await add(hash, root, path)
  return hash.digest("hex").slice(0, 16)
}

async function add(hash: ReturnType<typeof createHash>, root: string, path: string): Promise<void> {
  const place = join(root, path)
  const found = await stat(place).catch(() => null)
  if (!found) {
    hash.update(`${path} is missing\n`)
  } else if (found.isDirectory()) {
    const names = (await readdir(place)).filter((name) => !WRITTEN_BY_BUILDS.includes(name)).sort()
    for (const name of names) await add(hash, root, `${path}/${name}`)
  } else {
    hash.update(`${path} ${found.size}\n`).update(await readFile(place))
  }
}
