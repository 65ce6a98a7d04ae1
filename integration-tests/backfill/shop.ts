import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { generateJwtToken } from "@medusajs/framework/utils"

import { randomDrawing } from "../../demo/drawings/drawing"
import { renderDrawing } from "../../demo/drawings/render"
import { freePort } from "../../demo/free-port"
import { startMedusa, type MedusaProcess } from "../../demo/medusa-process"
import { MEDUSA_COMMAND, MEDUSA_ENVIRONMENT } from "../../demo/project"
import { lastLines, runCommand } from "../../demo/run-command"
import { startPictureHost, type PictureHost } from "../picture-host"
import { prepare } from "../prepared"
import { Run } from "./run"
import { OwnPostgres } from "./own-postgres"
import { SmallDisk } from "./small-disk"

const HOST = join(__dirname, "host")
const DATABASE = "shop"
/** Large enough to be looked at, small enough for hundreds. Pixels. */
const PICTURE_SIDE = 128
/** Products of one call that creates some. */
const CREATED_AT_ONCE = 50

/** Chinese replies take fewer tokens, and one thread for each model leaves a core to the store. */
const OPTIONS = { locales: ["zh"], inference: { threads: 1 } }

/** Of every process of a shop on this PostgreSQL. */
function environment(postgres: OwnPostgres): Record<string, string> {
  return {
    PATH: process.env.PATH ?? "",
    HOME: process.env.HOME ?? "",
    ...MEDUSA_ENVIRONMENT,
    NODE_ENV: "production",
    // The store's configuration was checked with the tests.
    TS_NODE_TRANSPILE_ONLY: "1",
    DATABASE_URL: postgres.url(DATABASE),
  }
}

/** A PostgreSQL in this folder with the shop's tables, not running any more. */
async function migrate(folder: string): Promise<void> {
  const postgres = await OwnPostgres.start(folder)
  try {
    await postgres.createDatabase(DATABASE)
    await runCommand(process.execPath, [MEDUSA_COMMAND, "db:migrate", "--execute-safe-links"], {
      cwd: HOST,
      env: { ...environment(postgres), REDIS_URL: "" },
      title: "Migrating the database",
      logFile: join(folder, "migrate.log"),
    })
  } finally {
    await postgres.stop()
  }
}

export type WorkerMode = "shared" | "server" | "worker"

interface ProcessOptions {
  /** @default "shared" */
  mode?: WorkerMode
  /** Of its model, beside the number of threads. */
  inference?: { timeoutMs?: number }
}

/** One process of the shop. Killed, it can be started again, at the same address. */
export interface ShopProcess {
  readonly url: string
  /** 0 before it was started. */
  readonly pid: number
  readonly logFile: string
  start(): Promise<void>
  /** `kill -9` */
  kill(): Promise<void>
  stop(): Promise<void>
  isAlive(): boolean
}

/** A shop of real processes: PostgreSQL, a host of pictures, and as many processes of Medusa as are started. */
export class Shop {
  readonly inferenceLog: string
  private readonly processes: ShopProcess[] = []

  private constructor(
    readonly folder: string,
    readonly postgres: OwnPostgres,
    readonly pictures: PictureHost,
    private readonly env: Record<string, string>,
    private readonly disk: SmallDisk | null
  ) {
    this.inferenceLog = join(folder, "inferences.log")
  }

  /**
   * @param env of all its processes
   * @param diskSize of a disk for PostgreSQL's data alone, as `mount` takes it; without, they lie with everything else
   */
  static async open(env: Record<string, string> = {}, { diskSize }: { diskSize?: string } = {}): Promise<Shop> {
    const folder = await mkdtemp(join(tmpdir(), "shelftalker-shop-"))
    // PostgreSQL may run as another user than we.
    await chmod(folder, 0o755)
    const disk = diskSize ? await SmallDisk.mount(join(folder, "postgres"), diskSize) : null
    await prepare("shop", folder, migrate)
    // The copy remembers the port of what was prepared: two shops at once would fight for it.
    await rm(join(folder, "postgres", "port"), { force: true })
    const postgres = await OwnPostgres.start(folder)
    return new Shop(folder, postgres, await startPictureHost(), env, disk)
  }

  /** A process of the shop, not started yet. */
  async process(name: string, { mode = "shared", inference = {} }: ProcessOptions = {}): Promise<ShopProcess> {
    const port = await freePort()
    const logFile = join(this.folder, `medusa-${name}.log`)
    let medusa: MedusaProcess | undefined
    let alive = false
    const ended = async (): Promise<void> => {
      await medusa?.ended
      alive = false
    }
    const own: ShopProcess = {
      url: `http://127.0.0.1:${port}`,
      logFile,
      get pid() {
        return medusa?.pid ?? 0
      },
      start: async () => {
        const all = {
          ...environment(this.postgres),
          ...this.env,
          MEDUSA_WORKER_MODE: mode,
          COPY_OPTIONS: JSON.stringify({ ...OPTIONS, inference: { ...OPTIONS.inference, ...inference } }),
          NODE_OPTIONS: `--require ${join(__dirname, "watch-inference.cjs")}`,
          INFERENCE_LOG: this.inferenceLog,
        }
        medusa = await startMedusa({ cwd: HOST, port, env: all, logFile })
        alive = true
        void ended()
      },
      kill: async () => {
        if (medusa) process.kill(medusa.pid, "SIGKILL")
        await ended()
      },
      stop: async () => medusa?.stop(),
      isAlive: () => alive,
    }
    this.processes.push(own)
    return own
  }

  /** Creates products with a drawing each, none of which was drawn before; `seed` and those behind it decide what. */
  async createProducts(url: string, count: number, seed: number): Promise<{ id: string; title: string }[]> {
    const products: { id: string; title: string }[] = []
    const create: object[] = []
    for (let each = seed; each < seed + count; each++) {
      await this.pictures.show(`${each}`, await renderDrawing(randomDrawing(each), { size: PICTURE_SIDE, format: "png" }))
      const picture = this.pictures.url(`${each}`)
      create.push({ title: `Drawing ${each}`, options: [{ title: "Size", values: ["One"] }], images: [{ url: picture }] })
    }
    for (let from = 0; from < create.length; from += CREATED_AT_ONCE) {
      const { created } = await this.call<{ created: { id: string; title: string }[] }>(url, "POST", "/products/batch", {
        create: create.slice(from, from + CREATED_AT_ONCE),
      })
      products.push(...created.map(({ id, title }) => ({ id, title })))
    }
    return products
  }

  /** PostgreSQL's own. */
  get smallDisk(): SmallDisk {
    if (!this.disk) throw new Error("This shop's PostgreSQL has no disk of its own.")
    return this.disk
  }

  /** From now on, looking at the picture of the product with this title kills the inference process, or makes it hang. */
  async poison(title: string, how: "kill" | "hang" = "kill"): Promise<void> {
    await writeFile(`${this.inferenceLog}.${how}`, title)
  }

  /** From now on, each inference begins later: a model that is slower, and leaves the processor to others meanwhile. */
  async slowDown(milliseconds: number): Promise<void> {
    await writeFile(`${this.inferenceLog}.slow`, String(milliseconds))
  }

  /** Plans a backfill of new products, and starts it. */
  async begin(url: string, count: number, seed: number): Promise<Run> {
    const products = await this.createProducts(url, count, seed)
    return Run.begin(this, url, products)
  }

  /** The admin API, as a merchant who is signed in. */
  async call<Answer>(url: string, method: "GET" | "POST", path: string, body?: object): Promise<Answer> {
    const answer = await fetch(`${url}/admin${path}`, {
      method,
      headers: { authorization: `Bearer ${merchantToken()}`, "content-type": "application/json" },
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(60_000),
    })
    if (!answer.ok) {
      const log = this.processes.find((each) => each.url === url)?.logFile ?? ""
      throw new Error(`${method} ${path}: ${answer.status} ${(await answer.text()).slice(0, 500)}\n${await lastLines(log, 5)}`)
    }
    return answer.json() as Promise<Answer>
  }

  query<Row>(statement: string, values: unknown[] = []): Promise<Row[]> {
    return this.postgres.query<Row>(DATABASE, statement, values)
  }

  async close(): Promise<void> {
    await Promise.all(this.processes.map((each) => each.stop()))
    await this.pictures.close()
    await this.postgres.stop().catch(() => undefined)
    await this.disk?.unmount()
    await rm(this.folder, { recursive: true, force: true })
  }
}

function merchantToken(): string {
  return generateJwtToken(
    { actor_id: "user_merchant", actor_type: "user", auth_identity_id: "authid_merchant" },
    { secret: "test", expiresIn: "1d" }
  )
}
