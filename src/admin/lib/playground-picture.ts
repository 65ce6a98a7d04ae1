/** What the server reads. The file's name counts where the browser knows no type of it. */
const TYPES = new Set(["image/jpeg", "image/png", "image/webp", "image/avif", "image/gif"])
const EXTENSIONS = /\.(jpe?g|jfif|png|webp|avif|gif)$/i

/** For the browser's own chooser. */
export const PICTURE_TYPES = [...TYPES].join(",")

export type PictureRefusal = "wrongType" | "tooLarge" | "empty"

/** Why a file is not even sent; null where it is. What it really is, the server tells by its bytes. */
export function refusePicture({ type, name, size }: Pick<File, "type" | "name" | "size">, maxBytes: number): PictureRefusal | null {
  if (type === "" ? !EXTENSIONS.test(name) : !TYPES.has(type)) return "wrongType"
  if (size === 0) return "empty"
  return size > maxBytes ? "tooLarge" : null
}

/** One digit behind the point where it says something. */
export function megabytes(bytes: number): number {
  return Math.round(bytes / 100_000) / 10
}
