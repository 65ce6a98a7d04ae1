import { join } from "node:path"

/** The project's folder. */
export const PROJECT = join(__dirname, "..")

/** Medusa's command, run with `node`. */
export const MEDUSA_COMMAND = join(PROJECT, "node_modules", "@medusajs", "cli", "cli.js")

export const PLUGIN_NAME = "medusa-plugin-shelftalker"

/** The environment of every Medusa process: nothing is reported to anyone. */
export const MEDUSA_ENVIRONMENT = { MEDUSA_DISABLE_TELEMETRY: "1", FORCE_COLOR: "0" }
