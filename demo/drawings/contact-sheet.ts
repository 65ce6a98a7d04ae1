import sharp from "sharp"
import { KINDS, randomDrawing, type Drawing } from "./drawing"
import { renderDrawing } from "./render"

const COLUMNS = 8
const ROWS = 6

/** Drawings side by side in one PNG, to be looked at. */
async function writeContactSheet(path: string, drawings: readonly Drawing[], size: number): Promise<void> {
  const rows = Math.ceil(drawings.length / COLUMNS)
  const tiles = await Promise.all(
    drawings.map(async (drawing, index) => ({
      input: await renderDrawing(drawing, { size, format: "png" }),
      left: (index % COLUMNS) * size,
      top: Math.floor(index / COLUMNS) * size,
    })),
  )
  await sharp({ create: { width: COLUMNS * size, height: rows * size, channels: 3, background: "#fff" } })
    .composite(tiles)
    .png()
    .toFile(path)
}

const [path, firstSeed = "1", size = "160"] = process.argv.slice(2)
if (!path) {
  console.error("Usage: tsx demo/drawings/contact-sheet.ts PATH.png [FIRST_SEED] [SIZE]")
  process.exit(1)
}
const drawings = Array.from({ length: COLUMNS * ROWS }, (_, index) => ({
  ...randomDrawing(Number(firstSeed) + index),
  kind: KINDS[index % KINDS.length] ?? "t-shirt",
}))
writeContactSheet(path, drawings, Number(size)).catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
