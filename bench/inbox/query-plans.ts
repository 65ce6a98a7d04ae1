import { open } from "node:fs/promises"
import { setTimeout as wait } from "node:timers/promises"
import type { Client } from "pg"

/** How PostgreSQL went about the statements on drafts that a piece of work asked it for (`auto_explain`). */
export class QueryPlans {
  constructor(
    private readonly superuser: Client,
    private readonly logFile: string
  ) {}

  /** @returns each statement's plan, with the times and rows that it came to */
  async during(work: () => Promise<void>): Promise<string[]> {
    await this.explain(true)
    const from = (await this.read(0)).length
    await work()
    await this.explain(false)
    return plansOf(await this.read(from))
  }

  private async explain(on: boolean): Promise<void> {
    await this.superuser.query("ALTER SYSTEM SET auto_explain.log_analyze = on")
    await this.superuser.query(`ALTER SYSTEM SET auto_explain.log_min_duration = ${on ? 0 : -1}`)
    await this.superuser.query("SELECT pg_reload_conf()")
    // The other sessions take notice before their next statement, once the server has.
    await wait(300)
  }

  private async read(from: number): Promise<Buffer> {
    const file = await open(this.logFile)
    try {
      const { size } = await file.stat()
      const content = Buffer.alloc(size - from)
      await file.read(content, 0, content.length, from)
      return content
    } finally {
      await file.close()
    }
  }
}

/** Of the log's entries, which begin with a time and go on in lines that begin with a tab. */
function plansOf(log: Buffer): string[] {
  const entries = log.toString("utf8").split(/\n(?=\d{4}-\d\d-\d\d )/)
  return entries.flatMap((entry) => {
    const [, duration, rest] = /duration: ([\d.]+) ms {2}plan:\n([\s\S]*)/.exec(entry) ?? []
    if (!rest || !/copy_draft/.test(rest)) return []
    const lines = rest.split("\n").map((line) => line.replace(/^\t/, ""))
    const plan = lines.slice(lines.findIndex((line) => /\(cost=/.test(line)))
    return [`${duration} ms\n${plan.map((line) => line.slice(0, 200)).join("\n")}`.trimEnd()]
  })
}
