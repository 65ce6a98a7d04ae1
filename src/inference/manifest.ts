import { readFileSync } from "node:fs"
import { join } from "node:path"
import { z } from "zod"
import { ModelLoadError } from "./errors"
import { DTYPES, GRAPHS } from "./options"

const ManifestFile = z.object({
  /** Relative to the manifest's folder, with forward slashes, not leaving it. */
  path: z.string().regex(/^(?!\/)(?!.*(?:^|\/)\.\.(?:\/|$)).+$/, "must stay within the folder"),
  bytes: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})

const Dtypes = z.array(z.enum(DTYPES))

/** `manifest.json` beside a model's files: what they are, and by what to know that they are whole. */
const Manifest = z.object({
  revision: z.string().optional(),
  /** That there are files for, of every graph or of each; the first is the one to take when nobody chose. */
  dtypes: z.union([Dtypes, z.partialRecord(z.enum(GRAPHS), Dtypes)]).optional(),
  files: z.array(ManifestFile).optional(),
})

export type Manifest = z.infer<typeof Manifest>
export type ManifestFile = z.infer<typeof ManifestFile>

/**
 * Null when the folder has none.
 *
 * @throws ModelLoadError `load_failed` when the manifest cannot be understood
 */
export function readManifest(folder: string): Manifest | null {
  const path = join(folder, "manifest.json")
  let text: string
  try {
    text = readFileSync(path, "utf8")
  } catch {
    return null
  }
  try {
    return Manifest.parse(JSON.parse(text))
  } catch (cause) {
    const reason = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause)
    throw new ModelLoadError("load_failed", `${path} cannot be understood. Export or download the model again.\n${reason}`, { cause })
  }
}
