import { readFile } from "node:fs/promises"

import { eventually } from "../eventually"
import { expectEachDoneOnce } from "./run"
import { Shop, type ShopProcess } from "./shop"
import { SmallDisk } from "./small-disk"

jest.setTimeout(300_000)

const isPossible = SmallDisk.isPossible()
if (!isPossible) process.stderr.write("left out: a full disk under PostgreSQL (takes a user who may mount one, as root on Linux)\n")
const itOnSmallDisk = isPossible ? it : it.skip

const ITEMS = 60
/** PostgreSQL's data take 70 MB of it. */
const DISK = "200m"
/** So that a draft would have failed for good, did it count as an attempt that its result was not taken. Milliseconds. */
const FULL_FOR = 20_000
/** After which something is done again, once there is room. Seconds. */
const GOES_ON_WITHIN = 60

describe(`A backfill of ${ITEMS} products whose PostgreSQL has a small disk of its own, which is filled in the middle`, () => {
  let shop: Shop
  let store: ShopProcess

  beforeAll(async () => {
    if (!isPossible) return
    shop = await Shop.open({}, { diskSize: DISK })
    store = await shop.process("store")
    await store.start()
  }, 240_000)

  afterAll(async () => {
    await shop?.close()
  }, 60_000)

  const saysWhy = async () => expect(await readFile(store.logFile, "utf8")).toMatch(/Copy drafts are held up.*No space left on device/)

  itOnSmallDisk("is held up with the reason in the store's log, and goes on by itself when there is room again", async () => {
    const run = await shop.begin(store.url, ITEMS, 70_000)
    await run.untilDone(ITEMS * 0.3)
    await shop.smallDisk.fill()
    await eventually(saysWhy, { seconds: 60 })
    await shop.smallDisk.keepFull(FULL_FOR)
    await shop.smallDisk.clear()
    // Not before: a full disk takes no new connection either.
    const done = await run.countDone()
    expect(done).toBeLessThan(ITEMS)

    await run.untilDone(done + 1, GOES_ON_WITHIN)
    const rows = await run.untilFinished(240)
    expectEachDoneOnce(rows, run.titles)
    expect(rows.map(({ draft }) => draft?.attempts)).toEqual(Array(ITEMS).fill(1))
    expect(store.isAlive()).toBe(true)
  })

  itOnSmallDisk("goes on also after PostgreSQL gave up, with no room for its log, and was started again", async () => {
    const run = await shop.begin(store.url, ITEMS, 80_000)
    await run.untilDone(ITEMS * 0.3)
    await shop.smallDisk.fill()
    // Each begins another file of the log that everything is written to first.
    await expect(
      (async () => {
        for (;;) await shop.query("select pg_switch_wal(), pg_logical_emit_message(false, 'shelftalker', 'any')")
      })()
    ).rejects.toThrow()
    await shop.smallDisk.keepFull(FULL_FOR)
    await shop.smallDisk.clear()
    await shop.postgres.restart()
    const done = await run.countDone()

    await run.untilDone(done + 1, GOES_ON_WITHIN)
    expectEachDoneOnce(await run.untilFinished(240), run.titles)
    expect(store.isAlive()).toBe(true)
  })
})
