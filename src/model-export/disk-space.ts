import { statfs } from "node:fs/promises"
import { dirname } from "node:path"

import { ModelExportError } from "./model-export-error"

/** @throws {ModelExportError} `no_disk_space`, saying how much is there and how much it takes */
export async function requireDiskSpace(folder: string, neededBytes: number): Promise<void> {
  const { place, bytes } = await availableBytes(folder)
  if (bytes < neededBytes) {
    throw new ModelExportError(
      "no_disk_space",
      `The model takes ${gigabytes(neededBytes)}, and ${place} has ${gigabytes(bytes)} left. ` +
        "Make room there, choose another folder, or a smaller dtype"
    )
  }
}

/** Of the nearest folder above that is there: the folder itself may be yet to be made. */
async function availableBytes(folder: string): Promise<{ place: string; bytes: number }> {
  try {
    const { bavail, bsize } = await statfs(folder)
    return { place: folder, bytes: bavail * bsize }
  } catch (error) {
    if (dirname(folder) === folder) {
      throw error
    }
    return availableBytes(dirname(folder))
  }
}

const gigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(1)} GB`
