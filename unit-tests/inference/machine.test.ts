import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { requireMemory } from "../../src/inference/child/load-model"
import { availableMemory, availableThreads, totalMemory } from "../../src/inference/machine"

const MB = 2 ** 20

describe("The machine", () => {
  let root: string

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), "shelftalker-machine-"))
  })

  afterEach(async () => {
    await rm(root, { recursive: true })
  })

  async function write(files: Record<string, string>): Promise<void> {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(root, path)), { recursive: true })
      await writeFile(join(root, path), text)
    }
  }

  it("has the cores of the process where no quota is set", () => {
    expect(availableThreads(root, 6)).toBe(6)
  })

  it("has no more threads than a container's CPU quota, and at least one", async () => {
    await write({ "sys/fs/cgroup/cpu.max": "250000 100000\n" })
    expect(availableThreads(root, 8)).toBe(2)
    await write({ "sys/fs/cgroup/cpu.max": "50000 100000\n" })
    expect(availableThreads(root, 8)).toBe(1)
    await write({ "sys/fs/cgroup/cpu.max": "max 100000\n" })
    expect(availableThreads(root, 8)).toBe(8)
  })

  it("honours the quota of a group above its own", async () => {
    await write({
      "proc/self/cgroup": "0::/system.slice/store.service\n",
      "sys/fs/cgroup/system.slice/cpu.max": "300000 100000\n",
      "sys/fs/cgroup/system.slice/store.service/cpu.max": "max 100000\n",
    })
    expect(availableThreads(root, 8)).toBe(3)
  })

  it("honours control groups of version 1", async () => {
    await write({
      "proc/self/cgroup": "4:memory:/docker/abc\n3:cpu,cpuacct:/docker/abc\n",
      "sys/fs/cgroup/cpu/cpu.cfs_quota_us": "200000\n",
      "sys/fs/cgroup/cpu/cpu.cfs_period_us": "100000\n",
      "proc/meminfo": "MemAvailable:   8388608 kB\n",
      "sys/fs/cgroup/memory/memory.limit_in_bytes": `${1000 * MB}\n`,
      "sys/fs/cgroup/memory/memory.usage_in_bytes": `${900 * MB}\n`,
      "sys/fs/cgroup/memory/memory.stat": `total_inactive_file ${300 * MB}\ntotal_active_file ${100 * MB}\n`,
    })
    expect(availableThreads(root, 8)).toBe(2)
    expect(availableMemory(root)).toBe(500 * MB)
  })

  it("has all its memory, or what a container may take of it", async () => {
    await write({ "proc/meminfo": "MemTotal: 4194304 kB\nMemAvailable: 1024 kB\n" })
    expect(totalMemory(root)).toBe(4096 * MB)
    await write({ "sys/fs/cgroup/memory.max": `${2000 * MB}\n` })
    expect(totalMemory(root)).toBe(2000 * MB)
    await write({ "sys/fs/cgroup/memory.max": "max\n" })
    expect(totalMemory(root)).toBe(4096 * MB)
  })

  it("counts page cache as free memory where there is no limit", async () => {
    await write({ "proc/meminfo": "MemTotal: 4194304 kB\nMemFree: 1024 kB\nMemAvailable:   2097152 kB\n" })
    expect(availableMemory(root)).toBe(2048 * MB)
  })

  it("has what a container's limit leaves, page cache counted as free", async () => {
    await write({
      "proc/meminfo": "MemAvailable:   8388608 kB\n",
      "sys/fs/cgroup/memory.max": `${2000 * MB}\n`,
      "sys/fs/cgroup/memory.current": `${1500 * MB}\n`,
      "sys/fs/cgroup/memory.stat": `anon ${700 * MB}\ninactive_file ${400 * MB}\nactive_file ${200 * MB}\n`,
    })
    expect(availableMemory(root)).toBe(1100 * MB)
  })

  it("is refused for a model whose weights leave no room to work, in numbers and with a way out", () => {
    expect(() => requireMemory(900 * MB, 130 * MB, 1299 * MB)).toThrow(
      expect.objectContaining({ code: "not_enough_memory", retryable: true, message: expect.stringContaining("needs about 1,300 MB of memory, and 1,299 MB are available") })
    )
    expect(() => requireMemory(900 * MB, 130 * MB, 1300 * MB)).not.toThrow()
  })
})
