import { setTimeout as wait } from "node:timers/promises"

import { examples } from "../../unit-tests/thorough"
import { eventually } from "../eventually"
import { expectEachDoneOnce } from "./run"
import { Shop, type ShopProcess } from "./shop"

jest.setTimeout(300_000)

/** What a process supervisor takes to start something again. Milliseconds. */
const RESTARTED_AFTER = 5_000

/** Items that are in the making at once: as many as the model takes on a machine with much memory, and one ahead of it. */
const MOST_IN_FLIGHT = 5

const ITEMS = examples(60, 200)

let shop: Shop
let store: ShopProcess

beforeAll(async () => {
  shop = await Shop.open()
  store = await shop.process("store")
  await store.start()
}, 240_000)

afterAll(async () => {
  await shop?.close()
}, 60_000)

describe(`A backfill of ${ITEMS} products`, () => {
  it("ends with each item done exactly once, and one inference for each picture", async () => {
    const run = await shop.begin(store.url, ITEMS, 10_000)
    expect(run.plan).toMatchObject({ status: "planned", plan: { products: ITEMS, pictures: ITEMS, known: 0, skipped: {} } })
    const started = Date.now()
    const rows = await run.untilFinished(240)
    process.stderr.write(`It took ${Math.round((Date.now() - started) / 1000)} s for ${ITEMS} items\n`)

    expectEachDoneOnce(rows, run.titles)
    expect(rows.filter(({ draft }) => draft?.attempts !== 1)).toEqual([])
    expect(run.log.read()).toHaveLength(ITEMS)
    expect(run.log.repeated()).toEqual([])
    const fetched = run.titles.map((title) => shop.pictures.fetched.get(title.replace("Drawing ", "")))
    expect(new Set(fetched)).toEqual(new Set([1]))
  })

  it("goes on after kill -9 of the server, and makes again only what was in the making", async () => {
    const run = await shop.begin(store.url, ITEMS, 20_000)
    await run.untilDone(ITEMS * 0.3)
    await store.kill()
    const inFlight = await run.inTheMaking(store.pid)
    await wait(RESTARTED_AFTER)
    await store.start()

    expectEachDoneOnce(await run.untilFinished(240), run.titles)
    expect(inFlight.length).toBeGreaterThan(0)
    expect(inFlight.length).toBeLessThanOrEqual(MOST_IN_FLIGHT)
    expect(inFlight).toEqual(expect.arrayContaining(run.log.repeated()))
  })

  it("goes on after kill -9 of the inference process, and makes again only what was in it", async () => {
    const run = await shop.begin(store.url, ITEMS, 30_000)
    await run.untilDone(ITEMS * 0.3)
    const pid = await eventually(() => run.log.busyProcess(), { everyMs: 1 })
    process.kill(pid, "SIGKILL")

    expectEachDoneOnce(await run.untilFinished(240), run.titles)
    const cutOff = run.log.read().filter((inference) => inference.pid === pid && !inference.answered)
    expect(cutOff.length).toBeGreaterThan(0)
    expect(cutOff.length).toBeLessThan(MOST_IN_FLIGHT)
    expect(cutOff.map(({ product }) => product).sort()).toEqual(run.log.repeated().sort())
    expect(store.isAlive()).toBe(true)
  })

  it("stops taking items after kill -9 of PostgreSQL, and goes on when it is back", async () => {
    const run = await shop.begin(store.url, ITEMS, 40_000)
    await run.untilDone(ITEMS * 0.3)
    await shop.postgres.kill()
    await wait(RESTARTED_AFTER - 2_000)
    const asked = run.log.read().length
    await wait(2_000)
    expect(run.log.read()).toHaveLength(asked)
    await shop.postgres.restart()
    const inFlight = await run.inTheMaking(store.pid)

    expectEachDoneOnce(await run.untilFinished(240), run.titles)
    expect(inFlight.length).toBeGreaterThan(0)
    expect(inFlight.length).toBeLessThanOrEqual(MOST_IN_FLIGHT)
    expect(inFlight).toEqual(expect.arrayContaining(run.log.repeated()))
    expect(store.isAlive()).toBe(true)
  })
})

describe("A backfill of 12 products, one of whose pictures kills the inference process whenever it is looked at", () => {
  it("fails that item after its attempts, and makes the rest", async () => {
    const poison = "Drawing 50005"
    await shop.poison(poison)
    const run = await shop.begin(store.url, 12, 50_000)
    const rows = await run.untilFinished(180)

    const failed = rows.filter(({ product }) => product === poison)
    expect(failed).toMatchObject([
      { status: "failed", reason: { code: "process_died" }, drafts: 1, draft: { status: "failed", attempts: 3, written: false } },
    ])
    expect(failed[0]?.reason?.message).toMatch(/inference process was ended by SIGKILL.*memory/)
    expectEachDoneOnce(
      rows.filter(({ product }) => product !== poison),
      run.titles.filter((title) => title !== poison)
    )
    // Each of the three attempts is made twice, the second time alone: what was at work beside it is not to blame.
    expect(run.log.counts().get(poison)).toBe(6)
    expect(store.isAlive()).toBe(true)
  })
})

describe("A backfill of 12 products, one of whose pictures makes the inference process hang whenever it is looked at", () => {
  /** Of one draft; of one in company, that for each that the model takes at once. Milliseconds. */
  const TIMEOUT = 1_000

  it("fails that item with a timeout after its attempts, and makes the rest", async () => {
    await store.stop()
    const impatient = await shop.process("impatient", { inference: { timeoutMs: TIMEOUT } })
    await impatient.start()
    const poison = "Drawing 60005"
    await shop.poison(poison, "hang")
    const run = await shop.begin(impatient.url, 12, 60_000)
    const rows = await run.untilFinished(180)

    expect(rows.filter(({ product }) => product === poison)).toMatchObject([
      { status: "failed", reason: { code: "timeout" }, drafts: 1, draft: { status: "failed", attempts: 3, written: false } },
    ])
    expectEachDoneOnce(
      rows.filter(({ product }) => product !== poison),
      run.titles.filter((title) => title !== poison)
    )
    // An attempt in company is made again alone; the later ones have none left.
    expect(run.log.counts().get(poison)).toBeGreaterThanOrEqual(3)
    expect(impatient.isAlive()).toBe(true)
  })
})
