import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as wait } from "node:timers/promises"

import { examples } from "../../unit-tests/thorough"
import { expectEachDoneOnce, type Run } from "../backfill/run"
import { Shop, type ShopProcess } from "../backfill/shop"
import { OwnRedis } from "./own-redis"

jest.setTimeout(300_000)

/** What a process supervisor takes to start something again. Milliseconds. */
const RESTARTED_AFTER = 5_000

/** What each inference waits for before it begins, so that a draft takes about as long as with a real model. Milliseconds. */
const SLOW = 2_500

/** Items that one worker has in the making at once. */
const MOST_IN_FLIGHT = 5

const ITEMS = examples(60, 200)
/** Of a backfill with the slow model. */
const SLOW_ITEMS = examples(20, 60)

let folder: string
let redis: OwnRedis
let shop: Shop
/** Answers, and makes nothing. */
let server: ShopProcess
let one: ShopProcess
let other: ShopProcess

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "shelftalker-redis-"))
  redis = await OwnRedis.start(folder)
  shop = await Shop.open({ REDIS_URL: redis.url })
  server = await shop.process("server", { mode: "server" })
  one = await shop.process("one", { mode: "worker" })
  other = await shop.process("other", { mode: "worker" })
  await Promise.all([server.start(), one.start()])
}, 240_000)

afterAll(async () => {
  await shop?.close()
  await redis?.stop()
  await rm(folder, { recursive: true, force: true })
}, 60_000)

/** How many of a run's inferences each process of Medusa asked for. */
function madeBy(run: Run): Map<number, number> {
  const counts = new Map<number, number>()
  for (const { store } of run.log.read()) counts.set(store, (counts.get(store) ?? 0) + 1)
  return counts
}

/** Items a second, from the start to the end. */
async function rateOf(run: Run, started: number): Promise<number> {
  const rows = await run.untilFinished(240)
  expectEachDoneOnce(rows, run.titles)
  return (rows.length * 1000) / (Date.now() - started)
}

describe("A backfill of a store whose workers are processes of their own, on one Redis", () => {
  /** Items a second of the one worker: as quickly as the demo model goes, and slowed down. */
  let alone: number
  let slowlyAlone: number

  it("is made by the worker, and not by the server that it was started on: 60 items", async () => {
    const run = await shop.begin(server.url, 60, 10_000)
    alone = await rateOf(run, Date.now())
    expect([...madeBy(run)]).toEqual([[one.pid, 60]])
    await shop.slowDown(SLOW)
    slowlyAlone = await rateOf(await shop.begin(server.url, SLOW_ITEMS, 11_000), Date.now())
    await shop.slowDown(0)
  })

  it(`is shared by two workers: ${ITEMS} items, none of them made twice`, async () => {
    await other.start()
    const run = await shop.begin(server.url, ITEMS, 20_000)
    const together = await rateOf(run, Date.now())
    const shares = madeBy(run)
    process.stderr.write(
      `Items a second: one worker ${alone.toFixed(1)}, two ${together.toFixed(1)}, ${(together / alone).toFixed(2)} times as many ` +
        `(${[...shares.values()].join(" and ")} items; a core for each, shared with the server and PostgreSQL)\n`
    )
    expect([...shares.keys()].sort()).toEqual([one.pid, other.pid].sort())
    expect(Math.min(...shares.values())).toBeGreaterThan(ITEMS / 5)
    expect(run.log.read()).toHaveLength(ITEMS)
    expect(run.log.repeated()).toEqual([])
    await shop.slowDown(SLOW)
    const slowly = await rateOf(await shop.begin(server.url, SLOW_ITEMS, 21_000), Date.now())
    await shop.slowDown(0)
    process.stderr.write(
      `With a model that takes ${SLOW / 1000} s more, and no core for them: one ${slowlyAlone.toFixed(2)}, two ${slowly.toFixed(2)}, ${(slowly / slowlyAlone).toFixed(2)} times as many\n`
    )
  })

  it("goes on after kill -9 of a worker in the middle, and makes again only what that one had in the making", async () => {
    const run = await shop.begin(server.url, ITEMS, 30_000)
    await run.untilDone(ITEMS * 0.3)
    await one.kill()
    const inFlight = await run.inTheMaking(one.pid)
    await wait(RESTARTED_AFTER)
    await one.start()

    expectEachDoneOnce(await run.untilFinished(240), run.titles)
    expect(inFlight.length).toBeGreaterThan(0)
    expect(inFlight.length).toBeLessThanOrEqual(MOST_IN_FLIGHT)
    expect(inFlight).toEqual(expect.arrayContaining(run.log.repeated()))
  })

  it("goes on after kill -9 of Redis in the middle, none of its items made twice", async () => {
    const run = await shop.begin(server.url, ITEMS, 40_000)
    await run.untilDone(ITEMS * 0.3)
    await redis.kill()
    await wait(RESTARTED_AFTER)
    await redis.restart()

    expectEachDoneOnce(await run.untilFinished(240), run.titles)
    expect(run.log.repeated()).toEqual([])
    expect([server, one, other].map((each) => each.isAlive())).toEqual([true, true, true])
  })
})
