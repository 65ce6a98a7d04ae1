import { createHash } from "node:crypto"
import { open } from "node:fs/promises"

import { PictureError } from "../images"
import { errorMessage, fileErrorCode } from "./file-errors"

/** As much as the plugin reads of a product's picture, unless told otherwise. */
const MAX_BYTES = 20_000_000

export interface PictureFile {
  bytes: Uint8Array
  /** Of the bytes, in hex. */
  sha256: string
}

/** A picture's file that could not be read. */
export class PictureFileError extends Error {
  override readonly name = "PictureFileError"
  readonly code = "unreadable_file"
  readonly retryable = true
}

/**
 * @throws PictureError for one that is too large, before it is read
 * @throws PictureFileError with what the system said
 */
export async function readPictureFile(path: string): Promise<PictureFile> {
  try {
    const file = await open(path, "r")
    try {
      const { size } = await file.stat()
      if (size > MAX_BYTES) throw new PictureError("too_large", { limit: MAX_BYTES, actual: size })
      const bytes = await file.readFile()
      return { bytes, sha256: createHash("sha256").update(bytes).digest("hex") }
    } finally {
      await file.close()
    }
  } catch (error) {
    if (error instanceof PictureError) throw error
    throw new PictureFileError(describe(error), { cause: error })
  }
}

function describe(error: unknown): string {
  switch (fileErrorCode(error)) {
    case "ENOENT":
      return "The file is not there any more, or its name is not UTF-8."
    case "EACCES":
      return "The file may not be read. Let this user read it."
    default:
      return `The file cannot be read: ${errorMessage(error)}`
  }
}
