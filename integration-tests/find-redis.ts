import { accessSync, constants } from "node:fs"
import { delimiter, join } from "node:path"

/** The `redis-server` that the tests start; null where none is installed. */
export function findRedis(env: NodeJS.ProcessEnv = process.env): string | null {
  const folders = (env.PATH ?? "").split(delimiter).filter(Boolean)
  return folders.map((folder) => join(folder, "redis-server")).find(isExecutable) ?? null
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
