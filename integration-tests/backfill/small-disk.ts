import { spawn, spawnSync, type ChildProcess } from "node:child_process"
import { once } from "node:events"
import { mkdirSync, mkdtempSync, rmdirSync } from "node:fs"
import { open, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as wait } from "node:timers/promises"

/**
 * Unmounts when its input ends, which it does however the test ends, also by kill -9; and kills the
 * PostgreSQL that a test left behind on the disk.
 */
const MOUNTED_UNTIL_END_OF_INPUT = `
mount -t tmpfs -o "size=$2,mode=0755" shelftalker-small-disk "$1" || exit 1
echo mounted
read -r _
pid=$(find "$1" -name postmaster.pid -exec head -n 1 {} \\;)
[ -z "$pid" ] || kill -9 "$pid"
umount -l "$1"
`

const CHUNK = Buffer.alloc(2 ** 20, 1)

/** A disk of a fixed size, in memory, which can be filled to its last byte. */
export class SmallDisk {
  private constructor(
    readonly folder: string,
    private readonly mounted: ChildProcess
  ) {}

  /** Whether this user may mount one here. */
  static isPossible(): boolean {
    const folder = mkdtempSync(join(tmpdir(), "shelftalker-disk-"))
    try {
      return spawnSync("sh", ["-c", MOUNTED_UNTIL_END_OF_INPUT, "sh", folder, "1m"], { input: "" }).status === 0
    } finally {
      rmdirSync(folder)
    }
  }

  /** @param size as `mount` takes it, such as `300m` */
  static async mount(folder: string, size: string): Promise<SmallDisk> {
    mkdirSync(folder, { recursive: true })
    // In a group of its own, which is not killed with the test's.
    const mounted = spawn("sh", ["-c", MOUNTED_UNTIL_END_OF_INPUT, "sh", folder, size], { detached: true, stdio: ["pipe", "pipe", "inherit"] })
    const answer = await Promise.race([once(mounted.stdout, "data"), once(mounted, "exit")])
    if (String(answer[0]).trim() !== "mounted") throw new Error(`No disk could be mounted on ${folder}.`)
    return new SmallDisk(folder, mounted)
  }

  /** Leaves no room at all. */
  async fill(): Promise<void> {
    const ballast = await open(this.ballast, "a")
    try {
      for (;;) await ballast.appendFile(CHUNK)
    } catch (error) {
      // What still fitted of the last chunk was written.
      if (!isOutOfSpace(error)) throw error
    } finally {
      await ballast.close()
    }
  }

  /** Also what is freed meanwhile. */
  async keepFull(milliseconds: number): Promise<void> {
    for (const end = Date.now() + milliseconds; Date.now() < end; await wait(200)) await this.fill()
  }

  /** Gives the room back that was filled. */
  async clear(): Promise<void> {
    await rm(this.ballast)
  }

  async unmount(): Promise<void> {
    const ended = once(this.mounted, "exit")
    this.mounted.stdin?.end()
    await ended
  }

  private get ballast(): string {
    return join(this.folder, "ballast")
  }
}

/** By its code: Node's own errors are of another realm than a test's. */
function isOutOfSpace(error: unknown): boolean {
  return typeof error === "object" && error !== null && Reflect.get(error, "code") === "ENOSPC"
}
