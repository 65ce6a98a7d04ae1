import { Client } from "pg"

import { MEDUSA_COMMAND } from "./project"
import { runCommand } from "./run-command"

export const ADMIN_EMAIL = "admin@shelftalker.test"
export const ADMIN_PASSWORD = "shelftalker"

export interface AdminUserOptions {
  databaseUrl: string
  /** The folder with the built store. */
  cwd: string
  env: NodeJS.ProcessEnv
  logFile: string
  signal?: AbortSignal
}

/** Creates the admin user with Medusa's own command where there is none. Its password may have been changed since. */
export async function ensureAdminUser({ databaseUrl, ...command }: AdminUserOptions): Promise<void> {
  if (await isComplete(databaseUrl)) return
  await runCommand(process.execPath, [MEDUSA_COMMAND, "user", "--email", ADMIN_EMAIL, "--password", ADMIN_PASSWORD], {
    ...command,
    title: "Creating the admin user",
  })
}

/** A user whose creation was interrupted has no way to log in; it is removed, to be created anew. */
async function isComplete(databaseUrl: string): Promise<boolean> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const user = await client.query('select 1 from "user" where email = $1 and deleted_at is null', [ADMIN_EMAIL])
    const identity = await client.query(
      "select 1 from provider_identity p join auth_identity a on a.id = p.auth_identity_id " +
        "where p.entity_id = $1 and a.app_metadata ? 'user_id'",
      [ADMIN_EMAIL],
    )
    if (user.rowCount && identity.rowCount) return true
    await client.query('delete from "user" where email = $1', [ADMIN_EMAIL])
    await client.query(
      "delete from auth_identity where id in (select auth_identity_id from provider_identity where entity_id = $1)",
      [ADMIN_EMAIL],
    )
    return false
  } finally {
    await client.end()
  }
}
