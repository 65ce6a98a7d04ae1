export type { ExportDtype } from "./build-graphs"
export { exportModel, type ExportModelOptions, type ExportProgress } from "./export-model"
export type { Manifest, ManifestFile } from "./manifest"
export { ModelExportError, type ModelExportErrorCode } from "./model-export-error"
