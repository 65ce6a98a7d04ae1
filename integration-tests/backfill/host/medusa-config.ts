import { join } from "node:path"
import { defineConfig } from "@medusajs/framework/utils"

const { DATABASE_URL, REDIS_URL, COPY_OPTIONS } = process.env

/** The plugin as built into `.medusa/server`. */
const PLUGIN = join(__dirname, "../../..")

/** Medusa's own way of several machines: everything that they share goes through one Redis. */
const onRedis = (redisUrl: string) => [
  { resolve: "@medusajs/medusa/event-bus-redis", options: { redisUrl } },
  { resolve: "@medusajs/medusa/workflow-engine-redis", options: { redis: { redisUrl } } },
  { resolve: "@medusajs/medusa/cache-redis", options: { redisUrl } },
  {
    resolve: "@medusajs/medusa/locking",
    options: {
      providers: [{ resolve: "@medusajs/medusa/locking-redis", id: "locking-redis", is_default: true, options: { redisUrl } }],
    },
  },
]

/** A store of its own process, for the tests that kill it. `MEDUSA_WORKER_MODE` says which part of the work it does. */
module.exports = defineConfig({
  projectConfig: {
    databaseUrl: DATABASE_URL,
    ...(REDIS_URL ? { redisUrl: REDIS_URL } : {}),
    http: { storeCors: "", adminCors: "", authCors: "", jwtSecret: "test", cookieSecret: "test" },
  },
  admin: { disable: true },
  modules: REDIS_URL ? onRedis(REDIS_URL) : [],
  plugins: [
    "@medusajs/draft-order",
    {
      resolve: PLUGIN,
      options: {
        automatic: false,
        // One inference for each draft, so that those made twice can be counted.
        pictures: { allowedHosts: ["127.0.0.1"], timeoutMs: 10_000, secondLook: false },
        ...JSON.parse(COPY_OPTIONS || "{}"),
      },
    },
  ],
})
