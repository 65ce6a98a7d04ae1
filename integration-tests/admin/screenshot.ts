import { mkdir } from "node:fs/promises"
import { join } from "node:path"
import type { Locator, Page } from "playwright-core"

/** Writes `NAME.png` into the folder that SHELFTALKER_SCREENSHOTS names, for looking at. Without it, nothing. */
export async function screenshot(what: Page | Locator, name: string): Promise<void> {
  const { SHELFTALKER_SCREENSHOTS } = process.env
  if (!SHELFTALKER_SCREENSHOTS) return
  await mkdir(SHELFTALKER_SCREENSHOTS, { recursive: true })
  await what.screenshot({ path: join(SHELFTALKER_SCREENSHOTS, `${name}.png`) })
}
