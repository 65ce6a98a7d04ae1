import { Tensor, type InferenceSession } from "onnxruntime-node"
import type { Picture } from "../types"
import { cutPatches, type Patches, type PatchSettings } from "./picture-patches"
import type { TokenGrid } from "./prompt-positions"
import type { Processor, Transformers } from "./transformers"

export interface EncodedPicture {
  /** float32 `[tokens, width]` */
  features: Float32Array
  grid: TokenGrid
}

/** Makes a picture the size that the model wants, cuts it into patches, and has the vision encoder look at them. */
export class PictureEncoder {
  constructor(
    private readonly transformers: Transformers,
    private readonly processor: Processor,
    private readonly session: InferenceSession,
    private readonly settings: PatchSettings
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
    return { features: features.data, grid: { rows: rows / this.settings.mergeSize, columns: columns / this.settings.mergeSize } }
  }

  /** The part of the work that is this thread's: it can go beside a run of a graph, which is not. */
  async prepare({ data, width, height }: Picture): Promise<Patches> {
    const { image_processor: processor } = this.processor
    if (!processor) throw new Error("The model's processor knows nothing of pictures")
    const resized = await processor.resize(new this.transformers.RawImage(data, width, height, 3))
    return cutPatches(resized.data, resized.width, resized.height, this.settings)
  }
}
