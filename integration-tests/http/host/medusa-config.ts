import { join } from "node:path"
import { defineConfig } from "@medusajs/framework/utils"

/** The plugin as built into `.medusa/server`. */
const PLUGIN = join(__dirname, "../../..")

/** A store as small as can be, for the tests of the admin API. */
module.exports = defineConfig({
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    http: { storeCors: "", adminCors: "", authCors: "", jwtSecret: "test", cookieSecret: "test" },
  },
  admin: { disable: true },
  ...(process.env.MEDUSA_FF_TRANSLATION === "true" && {
    featureFlags: { translation: true },
    modules: [{ resolve: "@medusajs/medusa/translation" }],
  }),
  plugins: [
    "@medusajs/draft-order",
    {
      resolve: PLUGIN,
      options: {
        locales: process.env.COPY_LOCALES?.split(",") ?? ["en", "zh"],
        ...(process.env.COPY_ATTRIBUTES && JSON.parse(process.env.COPY_ATTRIBUTES)),
        pictures: { allowedHosts: ["127.0.0.1"], timeoutMs: 10_000 },
        inference: { threads: 1 },
      },
    },
  ],
})
