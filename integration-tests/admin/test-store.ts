import { chmod, mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"

import { startStore, type RunningStore } from "../../demo/store"
import { prepare } from "../prepared"

/** More would only fight for the cores with the browser and the other lane of tests. */
const ONE_THREAD = { threads: 1 }

export interface TestStore {
  opened: Promise<RunningStore>
  /** Ends the store, and a start that is still under way. */
  close(): Promise<void>
}

/**
 * Starts the demo store, without products, for one test file alone.
 *
 * @param options of the plugin, in place of the demo store's
 */
export function openTestStore(options: object = {}): TestStore {
  const ending = new AbortController()
  const home = mkdtemp(join(tmpdir(), "shelftalker-admin-"))
  const open = async () => {
    await chmod(await home, 0o755)
    await prepare("store", await home, async (folder) => {
      const store = await startStore({ home: folder, signal: ending.signal })
      await store.stop()
    })
    const env = { SHELFTALKER_OPTIONS: JSON.stringify({ inference: ONE_THREAD, ...options }) }
    return startStore({ home: await home, env, signal: ending.signal })
  }
  const opened = open()
  return {
    opened,
    close: async () => {
      ending.abort()
      await opened.then(({ stop }) => stop(), () => undefined)
      await rm(await home, { recursive: true, force: true })
    },
  }
}
