import { join } from "node:path"
import { Client } from "pg"

import { startPostgres, type PostgresServer } from "../../demo/postgres"

/** A PostgreSQL of the test's own, which it may kill. It writes as safely as a shop's. */
export class OwnPostgres {
  private constructor(
    private readonly place: { folder: string; logFile: string },
    private server: PostgresServer
  ) {}

  static async start(folder: string): Promise<OwnPostgres> {
    const place = { folder: join(folder, "postgres"), logFile: join(folder, "postgres.log") }
    return new OwnPostgres(place, await startPostgres(place))
  }

  url(database: string): string {
    return this.server.url(database)
  }

  /** An empty database, or a copy of one that nobody is connected to. */
  async createDatabase(name: string, template?: string): Promise<void> {
    if (!template) return this.server.createDatabase(name)
    await this.query("postgres", `create database "${name}" template "${template}"`)
  }

  async query<Row>(database: string, statement: string, values: unknown[] = []): Promise<Row[]> {
    const client = new Client({ connectionString: this.url(database) })
    // Killed with a query under way, it is the query that says so.
    client.on("error", () => undefined)
    await client.connect()
    try {
      return (await client.query(statement, values)).rows
    } finally {
      await client.end().catch(() => undefined)
    }
  }

  /** `kill -9` of the postmaster; its other processes end when they miss it. */
  async kill(): Promise<void> {
    const [row] = await this.query<{ pid: string }>("postgres", "select split_part(pg_read_file('postmaster.pid'), e'\\n', 1) as pid")
    process.kill(Number(row?.pid), "SIGKILL")
  }

  /** Starts it again on the same data and port. */
  async restart(): Promise<void> {
    const { port } = this.server
    this.server = await startPostgres(this.place)
    if (this.server.port !== port) throw new Error(`PostgreSQL came back on port ${this.server.port} in place of ${port}.`)
  }

  stop(): Promise<void> {
    return this.server.stop()
  }
}
