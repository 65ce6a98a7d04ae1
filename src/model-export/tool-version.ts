import { existsSync, readFileSync } from "node:fs"
import { join, resolve } from "node:path"
import { z } from "zod"

const PackageJson = z.looseObject({ name: z.string(), version: z.string() })

/**
 * The package's name and version. This file lies in `src/model-export/`, and after the build in
 * `.medusa/server/src/model-export/`: two or four folders below the package.
 */
export function toolVersion(): { name: string; version: string } {
  const candidates = ["../..", "../../../.."].map((up) => resolve(__dirname, up, "package.json"))
  const file = candidates.find((candidate) => existsSync(candidate)) ?? join(__dirname, "package.json")
  const { name, version } = PackageJson.parse(JSON.parse(readFileSync(file, "utf8")))
  return { name, version }
}
