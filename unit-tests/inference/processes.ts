import { setTimeout as delay } from "node:timers/promises"

export function isAlive(pid: number | null): boolean {
  if (pid === null) {
    return false
  }
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** Looks again and again; throws when it does not come about within the time. */
export async function until(condition: () => boolean | Promise<boolean>, timeoutMs = 10_000): Promise<void> {
  const end = Date.now() + timeoutMs
  while (!(await condition())) {
    if (Date.now() > end) {
      throw new Error(`Not within ${timeoutMs} ms: ${condition.toString()}`)
    }
    await delay(10)
  }
}
