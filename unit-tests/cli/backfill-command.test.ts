import { spawn, type ChildProcess } from "node:child_process"
import { once } from "node:events"
import { join } from "node:path"

import { backfill, BackfillStore, ID, KEY } from "./backfill-store"

const PROJECT = join(__dirname, "../..")
const PLAN = "/admin/copy-backfills"

interface Ended {
  code: number | null
  stdout: string
  stderr: string
}

/** The command as its own process, so that signals, streams and exit codes are real. */
class Shelftalker {
  readonly process: ChildProcess
  stdout = ""
  private stderr = ""

  constructor(parameters: string[], environment: Record<string, string> = {}) {
    const script = join(PROJECT, "src/cli/shelftalker.ts")
    this.process = spawn(process.execPath, ["--import", "tsx", script, "backfill", ...parameters], {
      cwd: PROJECT,
      // A key of whoever runs the tests is none of theirs.
      env: { ...process.env, MEDUSA_ADMIN_API_KEY: "", ...environment },
      stdio: ["ignore", "pipe", "pipe"],
    })
    this.process.stdout?.on("data", (piece: Buffer) => (this.stdout += piece.toString()))
    this.process.stderr?.on("data", (piece: Buffer) => (this.stderr += piece.toString()))
  }

  async ended(): Promise<Ended> {
    const [code]: (number | null)[] = await once(this.process, "close")
    return { code: code ?? null, stdout: this.stdout, stderr: this.stderr }
  }
}

const run = (parameters: string[], environment?: Record<string, string>) => new Shelftalker(parameters, environment).ended()
const lines = (text: string): Record<string, unknown>[] => text.trim().split("\n").filter(Boolean).map((line) => JSON.parse(line))

describe("shelftalker backfill, where there is no terminal", () => {
  let store: BackfillStore

  beforeEach(async () => {
    store = new BackfillStore()
    await store.open()
  })
  afterEach(() => store.close())

  const withKey = (...parameters: string[]) => run(["--url", store.url, ...parameters], { MEDUSA_ADMIN_API_KEY: KEY })

  it("writes JSON lines, hands on every choice, and ends with 0", async () => {
    store.looks = [
      backfill({ status: "running", progress: { done: 5, left: 15 } }),
      backfill({ status: "finished", progress: { done: 20, left: 0 } }),
    ]
    const { code, stdout, stderr } = await withKey(
      ...["--outdated", "--product", "prod_1", "prod_2", "--category", "pcat_1", "--collection", "pcol_1", "--sales-channel", "sc_1"],
      ...["--locale", "en,zh", "--limit", "7", "--from", "22:00", "--until", "06:00", "--time-zone", "Asia/Shanghai"],
      ...["--drafts-per-hour", "60", "--redo", "--yes"]
    )
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" })
    expect(store.asked[0]?.body).toEqual({
      selection: {
        copy: "outdated",
        product_ids: ["prod_1", "prod_2"],
        category_ids: ["pcat_1"],
        collection_ids: ["pcol_1"],
        sales_channel_ids: ["sc_1"],
        limit: 7,
        redo: true,
      },
      locales: ["en", "zh"],
      hours: { from: "22:00", until: "06:00", time_zone: "Asia/Shanghai" },
      drafts_per_hour: 60,
    })
    expect(lines(stdout)).toEqual([
      expect.objectContaining({ event: "planned", backfill: expect.objectContaining({ id: ID }) }),
      expect.objectContaining({ event: "started", id: ID }),
      expect.objectContaining({ event: "progress", status: "running", done: 5, left: 15 }),
      expect.objectContaining({ event: "progress", status: "finished", done: 20 }),
      expect.objectContaining({ event: "ended", status: "finished", done: 20, failed: 0 }),
    ])
  })

  it("leaves the backfill running at Ctrl-C, and says so and how to look again", async () => {
    store.looks = [backfill({ status: "running", progress: { done: 5, left: 15 } })]
    const command = new Shelftalker(["--url", store.url, "--api-key", KEY, "--yes"])
    while (!command.stdout.includes('"event":"progress"')) await once(command.process.stdout ?? command.process, "data")
    command.process.kill("SIGINT")
    const { code, stderr } = await command.ended()
    expect(code).toBe(130)
    expect(lines(stderr)).toEqual([expect.objectContaining({ event: "error", exit_code: 130 })])
    expect(stderr).toContain(`goes on in the store. To look at it again: shelftalker backfill --resume ${ID}`)
    expect(store.orders()).toEqual([`POST ${PLAN}`, `POST ${PLAN}/${ID}/start`])
  })

  it.each<[string, string[], string]>([
    ["no key", [], "MEDUSA_ADMIN_API_KEY or with --api-key"],
    ["a publishable key", ["--api-key", "pk_1"], "a publishable key, for shop windows"],
    ["a key of another store", ["--api-key", "sk_other"], "refused the key"],
    ["a question that nobody can answer", ["--api-key", KEY, "--missing"], "give --yes to start without a question"],
  ])("refuses %s with one JSON line that says what to do", async (_, parameters, message) => {
    const { code, stdout, stderr } = await run(["--url", store.url, ...(message.includes("question") ? [] : ["--yes"]), ...parameters])
    expect({ code, stdout, orders: store.orders().length <= 1 }).toEqual({ code: 1, stdout: "", orders: true })
    expect(lines(stderr)).toEqual([expect.objectContaining({ event: "error", exit_code: 1, message: expect.stringContaining(message) })])
  })

  it.each<[string, string[], string]>([
    ["two choices of copy", ["--missing", "--all"], "one of --missing, --outdated and --all"],
    ["half a night", ["--from", "22:00"], "--from and --until go together"],
    ["a plan for one that has a plan", ["--resume", ID, "--sales-channel", "sc_1"], "--sales-channel is for a new backfill"],
    ["a retry of nothing", ["--retry"], "--retry goes with --resume"],
    ["an unknown language", ["--locale", "en,fr"], '"fr" is none of the languages en, zh'],
    ["an address that is none", ["--url", "shop"], "such as https://shop.example"],
  ])("refuses %s", async (_, parameters, message) => {
    const { code, stderr } = await withKey("--yes", ...parameters)
    expect(stderr).toContain(message)
    expect({ code, asked: store.asked }).toEqual({ code: 1, asked: [] })
  })

  it.each<[string, { status: number; body: object | string }, string]>([
    ["a store without the plugin", { status: 404, body: "<pre>Cannot POST /admin/copy-backfills</pre>" }, "Is medusa-plugin-shelftalker among the plugins"],
    ["what is no store", { status: 200, body: "<html>Shop</html>" }, "is no Medusa store"],
    ["a choice that the store refuses", { status: 400, body: { message: "There is no language xx." } }, "The store refused: There is no language xx."],
  ])("says of %s what is wrong", async (_, answer, message) => {
    store.answers.set(`POST ${PLAN}`, answer)
    const { code, stderr } = await withKey("--yes")
    expect(lines(stderr)[0]?.message).toContain(message)
    expect(code).toBe(1)
  })

  it("says that no store answers, and at which address", async () => {
    await store.close()
    const { code, stderr } = await withKey("--yes")
    expect(lines(stderr)[0]?.message).toBe(
      `No store answers at ${store.url} (ECONNREFUSED). Is it running? --url names another address. Nothing was started.`
    )
    expect(code).toBe(1)
  })

  it("explains itself, its exit codes and its key, with examples", async () => {
    const { code, stdout } = await run(["--help"])
    expect(code).toBe(0)
    for (const word of ["--missing", "--resume", "--drafts-per-hour", "MEDUSA_ADMIN_API_KEY", "Exit codes:", "130", "Examples:"]) {
      expect(stdout).toContain(word)
    }
  })
})
