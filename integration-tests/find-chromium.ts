import { accessSync, constants } from "node:fs"
import { delimiter, join } from "node:path"

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"]

/** The browser that the tests drive: `CHROMIUM_PATH`, or the first of the usual names. Null where there is none. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | null {
  const folders = (env.PATH ?? "").split(delimiter).filter(Boolean)
  const candidates = [env.CHROMIUM_PATH ?? "", ...folders.flatMap((folder) => NAMES.map((name) => join(folder, name)))]
  return candidates.filter(Boolean).find(isExecutable) ?? null
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
