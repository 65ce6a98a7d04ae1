import { readFileSync } from "node:fs"
import { join } from "node:path"

import { required, type RunInput, type RunnerConfig } from "./greedy-runner"

/** As models/training/make_parity_fixtures.py writes it. */
export interface ParityCase {
  name: string
  picture: string
  prompt: string
  input_ids: number[]
  image_grid_thw: [number, number, number]
  tokens: number[]
  logits_file: string
  logits_steps: number[]
}

/** A dynamic import, because the package's types are those of an ES module. */
export const loadTransformers = () => import("@huggingface/transformers")
export type Transformers = Awaited<ReturnType<typeof loadTransformers>>
export type StockTensor = InstanceType<Transformers["Tensor"]>

const ROOT = join(__dirname, "../..")
export const DEMO = join(ROOT, "models/demo")
export const FIXTURES = join(ROOT, "models/training/fixtures")

export const cases: ParityCase[] = JSON.parse(readFileSync(join(FIXTURES, "parity.json"), "utf8"))
export const config: RunnerConfig = JSON.parse(readFileSync(join(DEMO, "config.json"), "utf8"))

/** What Transformers.js's own processor makes of a case's picture and prompt. */
export class StockProcessor {
  private readonly prepared = new Map<string, Promise<Record<string, StockTensor>>>()

  private constructor(
    private readonly transformers: Transformers,
    private readonly processor: Awaited<ReturnType<Transformers["AutoProcessor"]["from_pretrained"]>>
  ) {}

  static async load(): Promise<StockProcessor> {
    const transformers = await loadTransformers()
    return new StockProcessor(
      transformers,
      await transformers.AutoProcessor.from_pretrained(DEMO, { local_files_only: true })
    )
  }

  prepare(fixture: ParityCase): Promise<Record<string, StockTensor>> {
    const prepared = this.prepared.get(fixture.name) ?? this.process(fixture)
    this.prepared.set(fixture.name, prepared)
    return prepared
  }

  async inputOf(fixture: ParityCase): Promise<RunInput> {
    const { pixel_values: pixelValues } = await this.prepare(fixture)
    return {
      inputIds: fixture.input_ids,
      pixelValues: Float32Array.from(required(pixelValues).data, Number),
      imageGrid: fixture.image_grid_thw,
    }
  }

  private async process(fixture: ParityCase): Promise<Record<string, StockTensor>> {
    const picture = await this.transformers.RawImage.read(join(FIXTURES, fixture.picture))
    return this.processor(fixture.prompt, picture)
  }
}
