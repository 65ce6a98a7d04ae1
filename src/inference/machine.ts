import { readFileSync } from "node:fs"
import { availableParallelism, freemem, totalmem } from "node:os"
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

/** Bytes of memory that the machine has, or the container may take where that is less. */
export function totalMemory(root = "/"): number {
  return Math.min(memoryInfo(root, "MemTotal") ?? totalmem(), readControlGroupLimits(root).limitBytes ?? Infinity)
}

/** Bytes that a new process could take before something is swapped out or killed. */
export function availableMemory(root = "/"): number {
  const { availableBytes } = readControlGroupLimits(root)
  // `MemAvailable` counts page cache as free, which `MemFree`, the fallback elsewhere, does not.
  return Math.min(memoryInfo(root, "MemAvailable") ?? freemem(), availableBytes ?? Infinity)
}

/** Bytes; null where there is no such line, or no such file. */
function memoryInfo(root: string, name: string): number | null {
  try {
    const match = new RegExp(`^${name}:\\s+(\\d+) kB$`, "m").exec(readFileSync(join(root, "proc/meminfo"), "utf8"))
    return match ? Number(match[1]) * 1024 : null
  } catch {
    return null
  }
}
