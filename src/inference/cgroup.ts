import { readFileSync } from "node:fs"
import { join } from "node:path"

/**
 * What a container or a systemd unit allows this process. `null` means no limit was found:
 * there is no control group, it sets none, or this is not Linux.
 */
export interface ControlGroupLimits {
  /** CPU time per second of wall time: 1.5 is one and a half cores. */
  cores: number | null
  /** Bytes that all processes of the group may take together. */
  limitBytes: number | null
  /** Bytes that may still be taken, page cache that the kernel would give back counted as free. */
  availableBytes: number | null
}

/**
 * Reads the limits of control groups, version 2 or 1, of this process and of the groups above it.
 *
 * @param root where `proc` and `sys` are found; tests give a folder of their own
 */
export function readControlGroupLimits(root = "/"): ControlGroupLimits {
  const folders = groupFolders(root)
  return {
    cores: smallest([...folders.v2.map(coresV2), ...folders.cpu.map(coresV1)]),
    limitBytes: smallest([
      ...folders.v2.map((folder) => limitIn(folder, "memory.max")),
      ...folders.memory.map((folder) => limitIn(folder, "memory.limit_in_bytes")),
    ]),
    availableBytes: smallest([...folders.v2.map(bytesV2), ...folders.memory.map(bytesV1)]),
  }
}

/**
 * The folders to look into. Inside a container the process's own group is often shown as the top
 * one, while `/proc/self/cgroup` names it as the host does; so the top folder always belongs to it.
 */
function groupFolders(root: string): { v2: string[]; cpu: string[]; memory: string[] } {
  const top = join(root, "sys/fs/cgroup")
  const paths = new Map<string, string>()
  for (const line of readText(join(root, "proc/self/cgroup"))?.split("\n") ?? []) {
    const [, controllers, path] = /^\d+:([^:]*):(\/.*)$/.exec(line) ?? []
    if (controllers !== undefined && path !== undefined) {
      for (const controller of controllers.split(",")) {
        paths.set(controller, path)
      }
    }
  }
  return {
    v2: withAncestors(top, paths.get("") ?? "/"),
    cpu: withAncestors(join(top, "cpu"), paths.get("cpu") ?? "/"),
    memory: withAncestors(join(top, "memory"), paths.get("memory") ?? "/"),
  }
}

function withAncestors(top: string, path: string): string[] {
  const parts = path.split("/").filter((part) => part && part !== "..")
  return [top, ...parts.map((_, index) => join(top, ...parts.slice(0, index + 1)))]
}

function coresV2(folder: string): number | null {
  const [quota, period] = readText(join(folder, "cpu.max"))?.trim().split(/\s+/) ?? []
  return ratio(toNumber(quota), toNumber(period))
}

function coresV1(folder: string): number | null {
  return ratio(
    toNumber(readText(join(folder, "cpu.cfs_quota_us"))),
    toNumber(readText(join(folder, "cpu.cfs_period_us")))
  )
}

function bytesV2(folder: string): number | null {
  return remaining(folder, "memory.max", "memory.current", /^(?:inactive_file|active_file|slab_reclaimable) (\d+)$/gm)
}

function bytesV1(folder: string): number | null {
  return remaining(folder, "memory.limit_in_bytes", "memory.usage_in_bytes", /^(?:total_inactive_file|total_active_file) (\d+)$/gm)
}

function remaining(folder: string, limitFile: string, usedFile: string, reclaimable: RegExp): number | null {
  const limit = limitIn(folder, limitFile)
  const used = toNumber(readText(join(folder, usedFile)))
  if (limit === null || used === null) {
    return null
  }
  const cache = [...(readText(join(folder, "memory.stat")) ?? "").matchAll(reclaimable)]
  return Math.max(0, limit - used + cache.reduce((sum, match) => sum + Number(match[1]), 0))
}

function limitIn(folder: string, file: string): number | null {
  const limit = toNumber(readText(join(folder, file)))
  // Version 1 says "no limit" with a number near 2^63.
  return limit === null || limit > 2 ** 60 ? null : limit
}

function ratio(quota: number | null, period: number | null): number | null {
  return quota !== null && period !== null && quota > 0 && period > 0 ? quota / period : null
}

function smallest(values: (number | null)[]): number | null {
  const numbers = values.filter((value) => value !== null)
  return numbers.length > 0 ? Math.min(...numbers) : null
}

function toNumber(text: string | null | undefined): number | null {
  const value = Number.parseInt(text ?? "", 10)
  return Number.isFinite(value) ? value : null
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, "utf8")
  } catch {
    return null
  }
}
