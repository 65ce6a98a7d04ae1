import { Option } from "commander"

import { CommandFailure } from "./command-failure"

export const KEY_VARIABLE = "MEDUSA_ADMIN_API_KEY"

/** Of a command that calls a store. */
export function apiKeyOption(): Option {
  return new Option("--api-key <key>", "secret API key (sk_…) of the store; the variable keeps it out of the shell's history").env(KEY_VARIABLE)
}

/** @throws CommandFailure without a key, or with one that cannot be right */
export function keyOf({ apiKey }: { apiKey?: string }): string {
  if (!apiKey) {
    throw new CommandFailure(
      `A secret API key is needed, in the environment variable ${KEY_VARIABLE} or with --api-key. It is made in the admin: Settings → Secret API Keys.`
    )
  }
  if (!apiKey.startsWith("sk_")) {
    const what = apiKey.startsWith("pk_") ? "a publishable key, for shop windows" : "no secret API key: those begin with sk_"
    throw new CommandFailure(`The key given is ${what}. A secret one is made in the admin: Settings → Secret API Keys.`)
  }
  return apiKey
}
