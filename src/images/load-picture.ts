import { DEFAULT_MAX_BYTES, fetchPicture, type FetchPictureOptions } from "./fetch-picture"
import { PictureError } from "./picture-error"
import { preparePicture, type PreparedPicture, type PreparePictureOptions } from "./prepare-picture"

/** A web address, or a file that the caller has read already, such as through Medusa's file module. */
export type PictureSource = { url: string } | { bytes: Uint8Array }

export interface LoadPictureOptions extends FetchPictureOptions, PreparePictureOptions {}

export interface LoadedPicture extends PreparedPicture {
  /** The file as it came, for a closer look (`closeUp`). */
  file: Uint8Array
}

/**
 * From an address or a file's bytes to pixels.
 *
 * @throws PictureError for a picture that cannot be used, with its address where it has one
 * @throws the signal's reason when aborted
 */
export async function loadPicture(source: PictureSource, options: LoadPictureOptions = {}): Promise<LoadedPicture> {
  if ("bytes" in source) {
    const { maxBytes = DEFAULT_MAX_BYTES } = options
    if (source.bytes.byteLength > maxBytes) {
      throw new PictureError("too_large", { limit: maxBytes, actual: source.bytes.byteLength })
    }
    return { ...(await preparePicture(source.bytes, options)), file: source.bytes }
  }
  const { bytes, url } = await fetchPicture(source.url, options)
  const picture = await preparePicture(bytes, options).catch((error: unknown) => {
    throw error instanceof PictureError ? error.about(url) : error
  })
  return { ...picture, file: bytes }
}
