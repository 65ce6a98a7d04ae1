import { readFile } from "node:fs/promises"

/**
 * Bytes of memory that a running process held at the most at one time: its own, and the pages of
 * files that it had mapped. Null where the system does not tell, which is everywhere but on Linux.
 */
export async function peakMemory(pid: number): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "")
  const match = /^VmHWM:\s+(\d+) kB$/m.exec(status)
  return match ? Number(match[1]) * 1024 : null
}
