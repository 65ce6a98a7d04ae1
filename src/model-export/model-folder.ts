import { copyFile, mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from "node:fs/promises"
import { dirname, join } from "node:path"

import { isGraphFile } from "./build-graphs"
import { requireDiskSpace } from "./disk-space"
import { ModelExportError } from "./model-export-error"

/** What Transformers.js reads beside config.json. */
const COMPANION_FILES = [
  "generation_config.json",
  "preprocessor_config.json",
  "processor_config.json",
  "tokenizer.json",
  "tokenizer_config.json",
  "chat_template.jinja",
  "chat_template.json",
]

/**
 * A model folder that is being made. Files are written into a hidden folder inside it and moved to
 * their places together, so that whoever looks meanwhile, or after a failure, sees the old model.
 */
export class ModelFolder {
  private readonly staged: string[] = []

  private constructor(
    private readonly out: string,
    private readonly staging: string
  ) {}

  /**
   * Removes what killed exports have left in the folder, and makes sure that there is room.
   *
   * @param neededBytes what the files will take together
   * @throws {ModelExportError} `no_disk_space` or `export_running`, before anything is written
   */
  static async create(out: string, neededBytes: number): Promise<ModelFolder> {
    await removeLeftovers(out)
    await requireDiskSpace(out, neededBytes)
    await mkdir(out, { recursive: true })
    const staging = await mkdtemp(join(out, `${STAGING}${process.pid}-`))
    live.add(staging)
    return new ModelFolder(out, staging)
  }

  /**
   * @param path relative to the model folder
   * @returns where to write the file for now
   */
  async stage(path: string): Promise<string> {
    const target = join(this.staging, path)
    await mkdir(dirname(target), { recursive: true })
    this.staged.push(path)
    return target
  }

  async stageJson(path: string, value: object): Promise<void> {
    await writeFile(await this.stage(path), `${JSON.stringify(value, null, 2)}\n`)
  }

  /** Takes the tokenizer's and the processor's files along; what the checkpoint lacks may already be here. */
  async stageCompanions(checkpoint: string): Promise<void> {
    for (const file of COMPANION_FILES) {
      const source = (await exists(join(checkpoint, file))) ? join(checkpoint, file) : join(this.out, file)
      if (await exists(source)) {
        await copyFile(source, await this.stage(file))
      }
    }
  }

  /** Path in the model, and where the file lies now. */
  files(): { path: string; file: string }[] {
    return this.staged.map((path) => ({ path, file: join(this.staging, path) }))
  }

  /**
   * Puts the staged files in place, weights before the graphs that name them. The old manifest goes
   * first and the new one comes last, since a manifest vouches for all the others. Graphs of an
   * earlier export that this one does not replace are removed: they belong to other weights.
   */
  async commit(manifest: object): Promise<void> {
    await this.stageJson("manifest.json", manifest)
    await rm(join(this.out, "manifest.json"), { force: true })
    await mkdir(join(this.out, "onnx"), { recursive: true })
    for (const name of await readdir(join(this.out, "onnx"))) {
      if (isGraphFile(name) && !this.staged.includes(`onnx/${name}`)) {
        await rm(join(this.out, "onnx", name))
      }
    }
    const isData = (path: string) => path.endsWith("_data")
    for (const path of [...this.staged.filter(isData), ...this.staged.filter((path) => !isData(path))]) {
      await rename(join(this.staging, path), join(this.out, path))
    }
  }

  /** Removes what was not put in place. */
  async dispose(): Promise<void> {
    await rm(this.staging, { recursive: true, force: true })
    live.delete(this.staging)
  }
}

/** A leftover's name goes on with the number of the process that made it. */
const STAGING = ".export-"

/** Of this process: a number alone may be that of an earlier one, above all in a container. */
const live = new Set<string>()

async function removeLeftovers(out: string): Promise<void> {
  const names = (await exists(out)) ? await readdir(out) : []
  for (const name of names) {
    const owner = new RegExp(`^\\${STAGING}(\\d+)-`).exec(name)?.[1]
    if (owner === undefined) {
      continue
    }
    const folder = join(out, name)
    if (live.has(folder) || (Number(owner) !== process.pid && isRunning(Number(owner)))) {
      throw new ModelExportError(
        "export_running",
        `Process ${owner} is exporting a model to ${out}. Wait for it, or choose another folder; ` +
          `if that process is no export, remove ${folder}`
      )
    }
    await rm(folder, { recursive: true, force: true })
  }
}

function isRunning(processId: number): boolean {
  try {
    // Signal 0 only asks.
    return process.kill(processId, 0)
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM"
  }
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false
  )
