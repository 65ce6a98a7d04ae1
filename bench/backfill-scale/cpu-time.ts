import { readdir, readFile } from "node:fs/promises"
import { cpus } from "node:os"

/** Seconds of processor time since their start. Unlike the clock, it says the same on a busy machine. */
export interface CpuTime {
  store: number
  /** PostgreSQL's server with all its processes, those that ended included. */
  database: number
  /** All processes of the machine, these included. */
  machine: number
}

/** As Linux counts in `/proc`, on every machine that Node runs on. */
const TICKS_A_SECOND = 100

interface ProcessTime {
  parent: number
  own: number
  /** Of children that ended. */
  children: number
}

/** @param backend any of PostgreSQL's processes that serve a connection */
export async function cpuTime(store: number, backend: number): Promise<CpuTime> {
  const server = (await processTime(backend)).parent
  const processes = (await readdir("/proc")).map(Number).filter((pid) => pid > 0)
  const times = await Promise.all(processes.map((pid) => processTime(pid).catch(() => null)))
  const ofServer = times.filter((time) => time?.parent === server)
  const { own, children } = await processTime(server)
  return {
    store: (await processTime(store)).own,
    database: own + children + ofServer.reduce((sum, time) => sum + (time?.own ?? 0), 0),
    machine: cpus().reduce((sum, { times: { user, nice, sys, irq } }) => sum + user + nice + sys + irq, 0) / 1000,
  }
}

async function processTime(pid: number): Promise<ProcessTime> {
  const line = await readFile(`/proc/${pid}/stat`, "utf8")
  // Fields after the command's name, which may hold spaces, in brackets; the parent is the fourth of all.
  const fields = line.slice(line.lastIndexOf(")") + 2).split(" ").map(Number)
  const [user = 0, system = 0, childrenUser = 0, childrenSystem = 0] = fields.slice(11, 15)
  return { parent: fields[1] ?? 0, own: (user + system) / TICKS_A_SECOND, children: (childrenUser + childrenSystem) / TICKS_A_SECOND }
}
