import { readFileSync } from "node:fs"
import { join } from "node:path"

import type { RunnerConfig, RunInput } from "./greedy-runner"

/** As models/training/make_export_fixtures.py writes it; the values of `…: string` are files. */
export interface FixtureCase {
  name: string
  input_ids: number[]
  image_grid_thw: [time: number, rows: number, columns: number] | null
  tokens: number[]
  logits: string
  pixel_values?: string
  image_features?: string
}

export const FIXTURE_NAMES = ["tied-bf16", "untied-f32-sharded"] as const

/** A random checkpoint with what the reference answers. */
export class Fixture {
  readonly folder: string
  readonly cases: FixtureCase[]
  readonly config: RunnerConfig

  constructor(readonly name: (typeof FIXTURE_NAMES)[number]) {
    this.folder = join(__dirname, "fixtures", name)
    this.cases = JSON.parse(readFileSync(join(this.folder, "cases.json"), "utf8"))
    this.config = JSON.parse(readFileSync(join(this.folder, "config.json"), "utf8"))
  }

  floats(file: string): Float32Array {
    return new Float32Array(new Uint8Array(readFileSync(join(this.folder, file))).buffer)
  }

  input({ input_ids, pixel_values, image_grid_thw }: FixtureCase): RunInput {
    return {
      inputIds: input_ids,
      pixelValues: pixel_values === undefined ? undefined : this.floats(pixel_values),
      imageGrid: image_grid_thw ?? undefined,
    }
  }
}
