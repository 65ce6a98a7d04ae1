import { copyFile, mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from "node:fs/promises"
import { dirname, join } from "node:path"

import { isGraphFile } from "./build-graphs"

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

  static async create(out: string): Promise<ModelFolder> {
    await mkdir(out, { recursive: true })
    return new ModelFolder(out, await mkdtemp(join(out, ".export-")))
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
  }
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false
  )
