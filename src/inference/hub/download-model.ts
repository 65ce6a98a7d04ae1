import { mkdir, readFile, rename, stat, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { z } from "zod"
import { ModelLoadError } from "../errors"
import { readManifest, type ManifestFile } from "../manifest"
import { CONFIGURATION_FILES, dataOf, graphFiles } from "../model-files"
import { GRAPHS, type Dtypes, type HubModel, type LoadProgress } from "../options"
import { diskError } from "./download-error"
import { downloadFile, type DownloadSettings } from "./download-file"
import { withFolderLock } from "./folder-lock"
import { knownFiles, type KnownFile } from "./known-checksums"

const DEFAULT_ENDPOINT = "https://huggingface.co"

export interface ModelDownload {
  hub: HubModel
  /** The model's own; made where there is none. */
  folder: string
  dtype: Dtypes
  onProgress: (progress: LoadProgress) => void
}

/** Which of the weights lie in files beside the graphs, and how many for each. */
const ExternalData = z.object({
  "transformers.js_config": z
    .object({ use_external_data_format: z.union([z.boolean(), z.int(), z.record(z.string(), z.union([z.boolean(), z.int()]))]).optional() })
    .optional(),
})

const TokenizerConfig = z.object({ chat_template: z.unknown().optional() })

/**
 * Brings the files that the chosen dtypes need into the folder, each of them once: what the folder's
 * manifest has is not asked for again, so a complete folder needs no network at all.
 *
 * @throws ModelLoadError
 */
export async function downloadModel(
  { hub, folder, dtype, onProgress }: ModelDownload,
  settings: DownloadSettings & { known?: Readonly<Record<string, KnownFile>> } = {}
): Promise<void> {
  const known = settings.known ?? knownFiles(hub.id, hub.revision)
  await mkdir(folder, { recursive: true }).catch((error: unknown) => {
    throw diskError(folder, error)
  })
  const work = new FolderDownload(hub, folder, known, settings, onProgress)
  if (await work.isComplete(dtype)) {
    return
  }
  await withFolderLock(folder, () => work.run(dtype)).catch((error: unknown) => {
    throw error instanceof ModelLoadError ? error : diskError(folder, error)
  })
}

class FolderDownload {
  private readonly sizes = new Map<string, { done: number; total: number }>()

  constructor(
    private readonly hub: HubModel,
    private readonly folder: string,
    private readonly known: Readonly<Record<string, KnownFile>>,
    private readonly settings: DownloadSettings,
    private readonly onProgress: (progress: LoadProgress) => void
  ) {}

  async isComplete(dtype: Dtypes): Promise<boolean> {
    for (const path of CONFIGURATION_FILES) {
      if (!(await this.has(path))) {
        return false
      }
    }
    const files = [...(await this.templateFiles()), ...(await this.graphFiles(dtype))]
    return (await Promise.all(files.map((path) => this.has(path)))).every(Boolean)
  }

  async run(dtype: Dtypes): Promise<void> {
    for (const [path, { bytes }] of Object.entries(this.known)) {
      if (graphFiles(dtype).some((file) => path.startsWith(file) || path.startsWith(dataOf(file)))) {
        this.sizes.set(path, { done: 0, total: bytes })
      }
    }
    // The small ones first: they say which others there are, and a wrong id shows at once.
    for (const path of CONFIGURATION_FILES) {
      await this.fetch(path)
    }
    for (const path of [...(await this.templateFiles()), ...(await this.graphFiles(dtype))]) {
      await this.fetch(path)
    }
  }

  /** Vouched for by the manifest, and of the size it says. */
  private async has(path: string): Promise<boolean> {
    const entry = readManifest(this.folder)?.files?.find((file) => file.path === path)
    const size = await stat(join(this.folder, path)).then(({ size }) => size, () => null)
    return entry !== undefined && entry.bytes === size
  }

  private async fetch(path: string): Promise<void> {
    if (await this.has(path)) {
      const { size } = await stat(join(this.folder, path))
      this.report(path, size, size)
      return
    }
    const target = join(this.folder, path)
    // What lies there is not vouched for; it is continued or verified like any other piece.
    await rename(target, `${target}.part`).catch(() => {})
    const { bytes, sha256 } = await downloadFile(
      {
        url: `${(this.hub.endpoint ?? DEFAULT_ENDPOINT).replace(/\/+$/, "")}/${this.hub.id}/resolve/${this.hub.revision}/${path}`,
        path: target,
        expected: this.known[path] ?? null,
        token: this.hub.token,
        onBytes: (done, total) => this.report(path, done, total ?? done),
      },
      this.settings
    )
    this.report(path, bytes, bytes)
    await this.addToManifest({ path, bytes, sha256 })
  }

  private report(path: string, done: number, total: number): void {
    this.sizes.set(path, { done, total })
    const sizes = [...this.sizes.values()]
    this.onProgress({
      stage: "downloading",
      file: path,
      done: sizes.reduce((sum, size) => sum + size.done, 0),
      total: sizes.reduce((sum, size) => sum + size.total, 0),
    })
  }

  private async addToManifest(file: ManifestFile): Promise<void> {
    const others = (readManifest(this.folder)?.files ?? []).filter(({ path }) => path !== file.path)
    const manifest = { name: this.hub.id, revision: this.hub.revision, files: [...others, file] }
    const path = join(this.folder, "manifest.json")
    // Whole or not at all: a half-written manifest would make the folder unusable.
    await writeFile(`${path}.new`, `${JSON.stringify(manifest, null, 2)}\n`)
    await rename(`${path}.new`, path)
  }

  private async graphFiles(dtype: Dtypes): Promise<string[]> {
    const config = ExternalData.safeParse(await this.readJson("config.json"))
    const format = config.data?.["transformers.js_config"]?.use_external_data_format
    return graphFiles(dtype).flatMap((path) => {
      const name = path.slice(path.lastIndexOf("/") + 1).replace("decoder_prefill", "decoder_model_merged")
      const graph = GRAPHS.find((known) => name.startsWith(known)) ?? name
      const setting = typeof format === "object" ? (format[name] ?? format[graph]) : format
      const data = dataOf(path)
      const chunks = Math.max(Number(setting ?? 0), data in this.known ? 1 : 0)
      return [path, ...Array.from({ length: chunks }, (_, index) => `${data}${index === 0 ? "" : `_${index}`}`)]
    })
  }

  /** Only where the tokenizer's configuration lacks the template is it in a file of its own. */
  private async templateFiles(): Promise<string[]> {
    const config = TokenizerConfig.safeParse(await this.readJson("tokenizer_config.json"))
    return config.data?.chat_template ? [] : ["chat_template.jinja"]
  }

  /** Null for what is no JSON; loading says so later, with the file's name. */
  private async readJson(path: string): Promise<unknown> {
    try {
      return JSON.parse(await readFile(join(this.folder, path), "utf8"))
    } catch {
      return null
    }
  }
}
