import { closeUp, type CloseUpOptions, type LoadedPicture } from "../images"
import type { DraftCopyRequest } from "./draft-copy"

/**
 * Pictures as the model sees them, without their files, which it has no use for; and the second look at the
 * print of the first of them, unless it is switched off.
 */
export function looks(
  pictures: readonly LoadedPicture[],
  { secondLook = "auto", ...options }: Omit<CloseUpOptions, "signal"> & { secondLook?: "auto" | false } = {}
): Pick<DraftCopyRequest, "pictures" | "closeUp"> {
  const [main] = pictures
  return {
    pictures: pictures.map(({ data, width, height }) => ({ data, width, height })),
    closeUp: main && secondLook === "auto" ? (signal) => closeUp(main.file, { ...options, signal }) : undefined,
  }
}
