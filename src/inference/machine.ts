import { readFileSync } from "node:fs"
import { availableParallelism, freemem } from "node:os"
import { join } from "node:path"
import { readControlGroupLimits } from "./cgroup"

/**
 * Threads worth giving to a computation: the cores that this process may run on, or the container's
 * CPU quota where that is less. More threads than quota would only be throttled.
 */
export function availableThreads(root = "/", parallelism = availableParallelism()): number {
  const { cores } = readControlGroupLimits(root)
  return Math.max(1, Math.min(parallelism, cores === null ? Infinity : Math.floor(cores)))
}

/** Bytes that a new process could take before something is swapped out or killed. */
export function availableMemory(root = "/"): number {
  const { availableBytes } = readControlGroupLimits(root)
  return Math.min(machineMemory(root), availableBytes ?? Infinity)
}

/** `MemAvailable` counts page cache as free, which `MemFree`, the fallback elsewhere, does not. */
function machineMemory(root: string): number {
  try {
    const match = /^MemAvailable:\s+(\d+) kB$/m.exec(readFileSync(join(root, "proc/meminfo"), "utf8"))
    return match ? Number(match[1]) * 1024 : freemem()
  } catch {
    return freemem()
  }
}
