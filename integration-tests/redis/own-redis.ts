import { spawn, type ChildProcess } from "node:child_process"
import { once } from "node:events"
import { mkdir } from "node:fs/promises"
import { connect } from "node:net"

import { freePort } from "../../demo/free-port"
import { eventually } from "../eventually"
import { findRedis } from "../find-redis"

/** A Redis of the test's own, which it may kill. It keeps a log of what it was told, as one that queues are in should. */
export class OwnRedis {
  private server: ChildProcess | undefined

  private constructor(
    private readonly program: string,
    private readonly folder: string,
    readonly port: number
  ) {}

  /** @throws where no redis-server is installed */
  static async start(folder: string): Promise<OwnRedis> {
    const program = findRedis()
    if (!program) throw new Error("No redis-server was found. Install one (Debian: apt-get install redis-server).")
    await mkdir(folder, { recursive: true })
    const redis = new OwnRedis(program, folder, await freePort())
    await redis.restart()
    return redis
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`
  }

  /** Starts it, on the data that it left. */
  async restart(): Promise<void> {
    const settings = { port: this.port, bind: "127.0.0.1", dir: this.folder, appendonly: "yes", "maxmemory-policy": "noeviction" }
    const flags = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)])
    this.server = spawn(this.program, flags, { stdio: "ignore" })
    await eventually(() => answersPing(this.port))
  }

  /** `kill -9` */
  async kill(): Promise<void> {
    await this.end("SIGKILL")
  }

  async stop(): Promise<void> {
    await this.end("SIGTERM")
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const { server } = this
    if (!server || server.exitCode !== null || server.signalCode !== null) return
    const ended = once(server, "exit")
    server.kill(signal)
    await ended
  }
}

/** Resolves when it answers, and does not say that it is still reading its data. */
function answersPing(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write("PING\r\n"))
    socket.once("data", (answer) => {
      socket.destroy()
      if (String(answer).startsWith("+PONG")) resolve()
      else reject(new Error(`Redis answers ${String(answer)}`))
    })
    socket.once("error", reject)
  })
}
