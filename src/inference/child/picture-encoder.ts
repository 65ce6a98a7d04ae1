import { Tensor, type InferenceSession } from "onnxruntime-node"
import type { Picture } from "../types"
import type { TokenGrid } from "./prompt-positions"
import type { Processor, Transformers } from "./transformers"

export interface EncodedPicture {
  /** float32 `[tokens, width]` */
  features: Float32Array
  grid: TokenGrid
}

/** Of the resized picture. */
export interface Patches {
  /** float32 `[rows × columns, patch values]`, in merge-block order. */
  pixelValues: Float32Array
  rows: number
  columns: number
}

/** The model's own picture processor, and the vision encoder behind it. */
export class PictureEncoder {
  constructor(
    private readonly transformers: Transformers,
    private readonly processor: Processor,
    private readonly session: InferenceSession,
    private readonly mergeSize: number
  ) {}

  async encode({ pixelValues, rows, columns }: Patches): Promise<EncodedPicture> {
    const patches = rows * columns
    const { image_features: features } = await this.session.run({
      pixel_values: new Tensor("float32", pixelValues, [patches, pixelValues.length / patches]),
      image_grid_thw: new Tensor("int64", [1n, BigInt(rows), BigInt(columns)], [1, 3]),
    })
    if (!(features?.data instanceof Float32Array)) {
      throw new Error("The vision encoder gave no float32 image_features")
    }
    return { features: features.data, grid: { rows: rows / this.mergeSize, columns: columns / this.mergeSize } }
  }

  /** The part of the work that is this thread's: it can go beside a run of a graph, which is not. */
  async prepare({ data, width, height }: Picture): Promise<Patches> {
    const image = new this.transformers.RawImage(data, width, height, 3)
    const prepared: Record<string, unknown> = { ...(await this.processor.image_processor?.([image])) }
    const { pixel_values: pixelValues, image_grid_thw: grid } = prepared
    if (!(pixelValues instanceof this.transformers.Tensor) || !(grid instanceof this.transformers.Tensor)) {
      throw new Error("The picture processor gave no pixel_values or no image_grid_thw")
    }
    const [times = 0, rows = 0, columns = 0] = Array.from(grid.data, Number)
    if (!(pixelValues.data instanceof Float32Array) || times !== 1) {
      throw new Error(`The picture processor gave ${pixelValues.type} pixels of ${times} frames`)
    }
    return { pixelValues: pixelValues.data, rows, columns }
  }
}
