/**
 * - `unreadable_checkpoint`: a file is missing, cut off or not what its name says
 * - `unsupported_config`: config.json asks for something that our graphs do not compute
 * - `invalid_config`: config.json lacks a figure or contradicts itself
 * - `wrong_tensors`: tensors are missing, left over, mis-shaped, or of a type that is not read
 * - `no_disk_space`: the output folder's disk has no room for the model
 * - `export_running`: another export is writing to the output folder
 */
export type ModelExportErrorCode =
  | "unreadable_checkpoint"
  | "unsupported_config"
  | "invalid_config"
  | "wrong_tensors"
  | "no_disk_space"
  | "export_running"

/** The checkpoint cannot be turned into ONNX files, or not here and now. The message names what stands in the way. */
export class ModelExportError extends Error {
  override name = "ModelExportError"

  constructor(
    readonly code: ModelExportErrorCode,
    message: string,
    options?: ErrorOptions
  ) {
    super(message, options)
  }
}
