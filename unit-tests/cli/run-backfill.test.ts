import type { BackfillFlags } from "../../src/cli/backfill-flags"
import { BackfillSession } from "../../src/cli/backfill-session"
import { BackfillTerminal } from "../../src/cli/backfill-terminal"
import { runBackfill } from "../../src/cli/run-backfill"
import { StoreApi } from "../../src/cli/store-api"
import { backfill, BackfillStore, ID, KEY } from "./backfill-store"

const ERASE = "\r\u001b[K"
const PLAN = "/admin/copy-backfills"

const item = (status: "done" | "failed", title: string) => ({
  id: `cbitem_${title}`,
  backfill_id: ID,
  product_id: "prod_1",
  product_title: title,
  locale: "en",
  status,
  draft_id: status === "done" ? "cdraft_1" : null,
  reason: status === "failed" ? { code: "picture", message: "The picture is gone.", retryable: true } : null,
  finished_at: null,
})

describe("runBackfill on a terminal", () => {
  let store: BackfillStore
  let written: string
  let questions: string[]

  beforeEach(async () => {
    store = new BackfillStore()
    await store.open()
    written = ""
    questions = []
  })
  afterEach(() => store.close())

  /** @param answer to the question whether to start; null where there is nobody to ask */
  function run(flags: Partial<BackfillFlags>, { answer = true, unreachable = 5000 }: { answer?: boolean | null; unreachable?: number } = {}) {
    const output = { isTTY: true, columns: 200, write: (text: string) => (written += text) }
    const reporter = new BackfillTerminal(output, { write: (text: string) => (written += text) }, () => new Date("2026-11-22T20:30:00"))
    const { signal } = new AbortController()
    return runBackfill({
      flags: { url: store.url, ...flags },
      session: new BackfillSession(new StoreApi(store.url, KEY, signal), reporter, signal, { look: 5, samples: 200, unreachable }),
      reporter,
      confirm: answer === null ? null : async (question) => {
        questions.push(question)
        return answer
      },
      onBackfill: () => undefined,
    })
  }

  const finished = (failed = 0) => backfill({ status: "finished", progress: { done: 20 - failed, failed, left: 0 } })

  it("plans, shows the plan and the samples, asks, starts, and watches to the end", async () => {
    store.looks = [
      backfill({ progress: { done: 1, left: 19 } }),
      backfill({ progress: { done: 3, left: 17 } }),
      backfill({ status: "running", progress: { done: 10, left: 10, drafts_per_hour: 920.4, finishes_at: "2026-11-23T03:12:00" } }),
      finished(),
    ]
    store.answers.set(`GET ${PLAN}/${ID}/items`, { body: { items: [item("done", "IMG_2034"), item("failed", "IMG_2035")], count: 2 } })
    expect(await run({ missing: true, locale: ["en"], limit: 20 })).toBe(0)
    expect(store.asked[0]?.body).toEqual({ selection: { copy: "missing", limit: 20 }, locales: ["en"] })
    expect(store.orders()).toEqual([`POST ${PLAN}`, `POST ${PLAN}/${ID}/start`])
    expect(questions).toEqual(["\nStart it?"])
    const lines = written.split(/\n|\r\u001b\[K/).map((line) => line.trim())
    expect(lines).toEqual(
      expect.arrayContaining([
        "20 products, in en: 20 drafts to make, of 18 pictures.",
        "takes about 2 min, at the speed of this store's last drafts",
        "Making samples: 1 of 3",
        "IMG_2034 (en) → Red mug",
        "✗ IMG_2035 (en): The picture is gone.",
        "████████████░░░░░░░░░░░░  50 %, 10 done, 10 left, 920 an hour, until Mon 23 Nov 03:12",
        "Finished: 20 drafts made.",
      ])
    )
  })

  it("starts nothing when the answer is no, and discards the plan", async () => {
    store.looks = [backfill({ progress: { done: 3, left: 17 } })]
    expect(await run({}, { answer: false })).toBe(0)
    expect(store.orders()).toEqual([`POST ${PLAN}`, `POST ${PLAN}/${ID}/cancel`])
    expect(written).toContain("Nothing was started.")
  })

  it("starts nothing with --dry-run, asks nothing, and keeps the plan", async () => {
    store.looks = [backfill({ progress: { done: 3, left: 17 } })]
    expect(await run({ dryRun: true }, { answer: null })).toBe(0)
    expect(store.orders()).toEqual([`POST ${PLAN}`])
    expect(written).toContain(`shelftalker backfill --resume ${ID}`)
  })

  it("refuses before it asks the store anything when nobody can be asked, and says what would do", async () => {
    await expect(run({}, { answer: null })).rejects.toThrow(/--dry-run.*--yes/)
    expect(store.asked).toEqual([])
  })

  it("asks before it starts a plan that --resume names", async () => {
    store.looks = [backfill({ progress: { done: 3, left: 17 } }), backfill({ progress: { done: 3, left: 17 } }), finished()]
    expect(await run({ resume: ID })).toBe(0)
    expect({ questions, orders: store.orders() }).toEqual({ questions: ["\nStart it?"], orders: [`POST ${PLAN}/${ID}/start`] })
    store.looks = [backfill()]
    await expect(run({ resume: ID }, { answer: null })).rejects.toThrow("--yes")
  })

  it("goes on to the question when no sample comes, and says what may be the matter", async () => {
    store.looks = [backfill()]
    expect(await run({}, { answer: false })).toBe(0)
    expect(written).toContain("The samples are not there yet.")
    expect(questions).toHaveLength(1)
  })

  it.each([
    ["watches one that runs", "running", undefined],
    ["goes on with one that was paused", "paused", "resume"],
    ["goes on with one that was stopped", "stopped", "resume"],
    ["shows one that is finished", "finished", undefined],
  ] as const)("%s", async (_, status, order) => {
    store.looks = [backfill({ status, progress: { done: 20, left: 0 } }), finished()]
    expect(await run({ resume: ID }, { answer: null })).toBe(0)
    expect(store.orders()).toEqual(order ? [`POST ${PLAN}/${ID}/${order}`] : [])
    expect(written).toContain("Finished: 20 drafts made.")
  })

  it("has the failed made again, and goes on when it was paused", async () => {
    store.looks = [backfill({ status: "paused" }), finished()]
    store.answers.set(`POST ${PLAN}/${ID}/retry`, { body: { copy_backfill: backfill({ status: "paused" }) } })
    expect(await run({ resume: ID, retry: true })).toBe(0)
    expect(store.orders()).toEqual([`POST ${PLAN}/${ID}/retry`, `POST ${PLAN}/${ID}/resume`])
  })

  it.each([
    ["failed items", finished(2), 2, `Finished: 18 drafts made, 2 failed. To try those again that failed: shelftalker backfill --resume ${ID} --retry`],
    ["a pause", backfill({ status: "paused" }), 3, "Somebody paused it: 0 drafts made, 20 left."],
    [
      "a stop",
      backfill({ status: "stopped", stop_reason: { code: "model_missing", message: "The model's files are gone.", retryable: true } }),
      4,
      "The store stopped it: The model's files are gone.",
    ],
    [
      "a stop that may pass",
      backfill({
        status: "stopped",
        stop_reason: { code: "missing_files", message: "The model's files are gone.", retryable: false },
        tries_again_at: new Date(Date.now() + 60_000).toISOString(),
      }),
      4,
      "The store tries again by itself, next at ",
    ],
    ["a cancel", backfill({ status: "cancelled" }), 5, "Cancelled: 0 drafts made"],
  ])("tells %s by the exit code and in words", async (_, end, code, words) => {
    store.looks = [end]
    store.answers.set(`GET ${PLAN}/${ID}/items`, { body: { items: [item("failed", "IMG_9")], count: 12 } })
    expect(await run({ yes: true })).toBe(code)
    expect(written).toContain(words)
    expect(written.includes("✗ IMG_9 (en): The picture is gone.\n  … and 11 more")).toBe(code === 2)
  })

  it("does not start what has nothing to do, and says what was left out", async () => {
    const empty = backfill({ plan: { products: 2, pictures: 0, known: 0, skipped: { no_picture: 2 }, seconds: 0 }, progress: { total: 2, skipped: 2, left: 0 } })
    store.answers.set(`POST ${PLAN}`, { body: { copy_backfill: empty } })
    expect(await run({ yes: true })).toBe(0)
    expect(store.orders()).not.toContain(`POST ${PLAN}/${ID}/start`)
    expect(written).toContain("left out: 2 without a picture")
    expect(written).toContain("nothing to do")
  })

  it("waits out a store that is gone in the middle, is in trouble, and comes back", async () => {
    store.looks = [
      backfill({ status: "running", progress: { done: 5, left: 15 } }),
      { drop: true },
      { status: 503, body: { message: "Starting" } },
      backfill({ status: "running", progress: { done: 6, left: 14 } }),
      finished(),
    ]
    expect(await run({ yes: true })).toBe(0)
    expect(written).toMatch(/Waiting for the store: No store answers at .*\r\u001b\[KWaiting for the store: .* Starting/)
    expect(written.lastIndexOf("6 done")).toBeGreaterThan(written.indexOf("Starting"))
  })

  it("gives up on a store that stays away, and on a key that was revoked at once", async () => {
    store.looks = [{ drop: true }]
    await expect(run({ yes: true }, { unreachable: 50 })).rejects.toThrow("No store answers")
    store.looks = [{ status: 401, body: { message: "Unauthorized" } }]
    await expect(run({ yes: true })).rejects.toThrow("refused the key")
  })

  it("does not plan a second time when the answer was lost", async () => {
    store.answers.set(`POST ${PLAN}`, { drop: true })
    await expect(run({ yes: true })).rejects.toThrow("No store answers")
    expect(store.asked).toHaveLength(1)
  })

  it("draws over one line, and leaves it empty for what is said next", async () => {
    store.looks = [backfill({ status: "running", progress: { done: 5, left: 15 } }), finished()]
    await run({ yes: true })
    expect(written).toContain(`${ERASE}Finished`)
  })
})
