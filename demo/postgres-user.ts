import { execFile, spawnSync } from "node:child_process"
import { chmod, chown, stat } from "node:fs/promises"
import { promisify } from "node:util"

const run = promisify(execFile)

/** The user that PostgreSQL runs as. Empty means: the user who started us. */
export interface ProcessUser {
  uid?: number
  gid?: number
}

/**
 * PostgreSQL refuses to run as root. Where root started us, the system's `postgres`
 * user runs it, and is created where there is none.
 */
export async function postgresUser(): Promise<ProcessUser> {
  if (process.getuid?.() !== 0) return {}
  if (!(await exists())) {
    await run("groupadd", ["--system", "postgres"]).catch(() => undefined)
    await run("useradd", ["--system", "--gid", "postgres", "--no-create-home", "postgres"]).catch((cause: Error) => {
      throw new Error(
        `PostgreSQL can't run as root, and no user "postgres" could be created (${cause.message}). ` +
          "Create one, or start as a normal user.",
        { cause },
      )
    })
  }
  return { uid: await id("-u"), gid: await id("-g") }
}

/** Whether the user may enter the folder: every folder above it counts. */
export function canEnter(folder: string, user: ProcessUser): boolean {
  if (user.uid === undefined) return true
  return spawnSync("/usr/bin/test", ["-x", folder], { uid: user.uid, gid: user.gid }).status === 0
}

/** Gives a file or folder to the user, for nobody else to read. */
export async function give(path: string, { uid, gid }: ProcessUser): Promise<void> {
  if (uid === undefined || gid === undefined) return
  await chown(path, uid, gid)
  await chmod(path, (await stat(path)).isDirectory() ? 0o700 : 0o600)
}

async function exists(): Promise<boolean> {
  return run("id", ["-u", "postgres"]).then(
    () => true,
    () => false,
  )
}

async function id(flag: "-u" | "-g"): Promise<number> {
  return Number((await run("id", [flag, "postgres"])).stdout)
}
