import type { StoreProgress } from "./progress"

export interface StoreOptions {
  /** Folder of the database, the uploaded pictures and the logs. Made where it is missing. */
  home: string
  /** Port of the store. 0 takes a free one. @default 0 */
  port?: number
  /** Whether to fill an empty store with products. Their drafts then come in. @default false */
  seed?: boolean
  /** More environment variables for the store's process, such as its plugin's options. */
  env?: Record<string, string>
  /** Told what is being done, one line at a time. */
  onProgress?: StoreProgress
}

/** A Medusa store that answers, with the plugin as built and packed. */
export interface RunningStore {
  /** `http://localhost:PORT`; the admin is at `${url}/app`. */
  url: string
  adminEmail: string
  adminPassword: string
  /** `postgres://…` of the store's database. */
  databaseUrl: string
  /** The store's process, which runs Medusa. */
  pid: number
  /** File that the store's process writes its log to. */
  logFile: string
  /** Ends the store and its database, and waits for both. Safe to call twice. */
  stop(): Promise<void>
}

/**
 * Boots the demo store: builds and packs the plugin where its sources changed,
 * brings up PostgreSQL, migrates, creates the admin user and starts Medusa.
 *
 * Takes about two minutes for the first time and seconds after.
 *
 * @throws {StoreStartError} with the log's last lines when a step fails.
 */
export declare function startStore(options: StoreOptions): Promise<RunningStore>
