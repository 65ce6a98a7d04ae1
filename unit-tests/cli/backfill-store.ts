import { createServer, type IncomingMessage, type Server } from "node:http"
import type { AddressInfo } from "node:net"

import type { BackfillProgress, CopyBackfillDTO } from "../../src/types/copy-backfill"

export const KEY = "sk_secret"
export const ID = "cbfill_1"

interface Asked {
  method: string
  path: string
  body: unknown
}

interface Answer {
  status?: number
  body?: object | string
  /** Cuts the line instead. */
  drop?: boolean
}

/** A backfill as the API shows it. */
export function backfill(change: Partial<Omit<CopyBackfillDTO, "progress">> & { progress?: Partial<BackfillProgress> } = {}): CopyBackfillDTO {
  return {
    id: ID,
    status: "planned",
    selection: { copy: "missing" },
    locales: ["en"],
    hours: null,
    drafts_per_hour: null,
    plan: { products: 20, pictures: 18, known: 2, skipped: {}, seconds: 90 },
    stop_reason: null,
    tries_again_at: null,
    created_by: null,
    created_at: "2026-11-22T20:00:00.000Z",
    started_at: null,
    finished_at: null,
    ...change,
    progress: {
      total: 20,
      done: 0,
      failed: 0,
      skipped: 0,
      left: 20,
      drafts_per_hour: null,
      finishes_at: null,
      waits_for_hours: false,
      ...change.progress,
    },
  }
}

/**
 * A store's API as far as the command uses it. Each look at the backfill gets the next of `looks`,
 * the last one over and over; everything asked is written down.
 */
export class BackfillStore {
  readonly asked: Asked[] = []
  looks: (CopyBackfillDTO | Answer)[] = []
  /** By `METHOD path`, in place of what is usual. */
  readonly answers = new Map<string, Answer>()
  private server: Server | undefined
  private port = 0

  get url(): string {
    return `http://127.0.0.1:${this.port}`
  }

  async open(): Promise<void> {
    const server = createServer((request, response) => {
      void this.answer(request).then(({ status = 200, body = {}, drop }) => {
        if (drop) return request.socket.destroy()
        const text = typeof body === "string" ? body : JSON.stringify(body)
        response.writeHead(status, { "content-type": "application/json" }).end(text)
      })
    })
    await new Promise<void>((resolve) => server.listen(this.port, "127.0.0.1", resolve))
    this.server = server
    this.port = (server.address() as AddressInfo).port
  }

  async close(): Promise<void> {
    const { server } = this
    this.server = undefined
    server?.closeAllConnections()
    await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)))
  }

  /** `METHOD path` of what was asked to be changed. */
  orders(): string[] {
    return this.asked.filter(({ method }) => method === "POST").map(({ method, path }) => `${method} ${path}`)
  }

  private async answer(request: IncomingMessage): Promise<Answer> {
    const body = await text(request)
    const { pathname: path } = new URL(request.url ?? "", this.url)
    const method = request.method ?? ""
    this.asked.push({ method, path, body: body ? JSON.parse(body) : undefined })
    const expected = `Basic ${Buffer.from(`${KEY}:`).toString("base64")}`
    if (request.headers.authorization !== expected) return { status: 401, body: { message: "Unauthorized" } }
    const special = this.answers.get(`${method} ${path}`)
    if (special) return special
    if (path === "/admin/copy-backfills") return { status: 201, body: { copy_backfill: backfill() } }
    if (path.startsWith("/admin/copy-drafts/")) return { body: { copy_draft: { content: { title: "Red mug" } } } }
    if (path.endsWith("/items")) return { body: { items: [], count: 0 } }
    if (path.endsWith("/cancel")) return { body: { copy_backfill: backfill({ status: "cancelled" }) } }
    if (method === "POST") return { body: { copy_backfill: backfill({ status: "running" }) } }
    const look = (this.looks.length > 1 ? this.looks.shift() : this.looks[0]) ?? backfill()
    return "id" in look ? { body: { copy_backfill: look } } : look
  }
}

async function text(request: IncomingMessage): Promise<string> {
  let received = ""
  for await (const piece of request) received += String(piece)
  return received
}
