/**
 * Exports a checkpoint folder to ONNX, with its progress on the terminal:
 *
 *     npx tsx models/training/export-demo.ts <checkpoint folder> <output folder> [dtypes, e.g. fp32,int8]
 */
import { exportModel, ModelExportError, type ExportDtype } from "../../src/model-export"

const DTYPES: readonly ExportDtype[] = ["fp32", "int8"]
const isDtype = (text: string): text is ExportDtype => DTYPES.some((dtype) => dtype === text)

async function main(): Promise<void> {
  const [checkpoint, out, dtypeList = DTYPES.join(",")] = process.argv.slice(2)
  const dtypes = dtypeList.split(",")
  if (!checkpoint || !out || !dtypes.every(isDtype)) {
    throw new Error("Usage: npx tsx models/training/export-demo.ts <checkpoint folder> <output folder> [fp32,int8]")
  }
  let file = ""
  const manifest = await exportModel({
    checkpoint,
    out,
    dtypes: dtypes.filter(isDtype),
    name: "shelftalker-demo",
    onProgress: (progress) => {
      if (progress.file !== file) {
        file = progress.file
        console.log(`${Math.floor((100 * progress.writtenBytes) / progress.totalBytes)} % ${file}`)
      }
    },
  })
  for (const { path, bytes } of manifest.files) {
    console.log(`${String(bytes).padStart(12)} ${path}`)
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof ModelExportError ? error.message : error)
  process.exitCode = 1
})
