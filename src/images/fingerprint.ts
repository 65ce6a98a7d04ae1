import { createHash } from "node:crypto"

import type { PreparedPicture } from "./prepare-picture"

type Pixels = Pick<PreparedPicture, "data" | "width" | "height">

/**
 * SHA-256 (hex) over size and pixels of a prepared picture: the same picture has
 * the same fingerprint under another address or file name.
 */
export function pictureFingerprint({ data, width, height }: Pixels): string {
  const size = Buffer.alloc(8)
  size.writeUInt32BE(width, 0)
  size.writeUInt32BE(height, 4)
  return createHash("sha256").update(size).update(data).digest("hex")
}
