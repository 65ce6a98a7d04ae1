import { parentPort } from "node:worker_threads"

import type { GreyPicture } from "./ink-components"
import { textRegions } from "./text-regions"

/** What is asked of the thread, and what it answers. */
export interface RegionsRequest {
  id: number
  picture: GreyPicture
}

parentPort?.on("message", ({ id, picture }: RegionsRequest) => parentPort?.postMessage({ id, regions: textRegions(picture) }))
