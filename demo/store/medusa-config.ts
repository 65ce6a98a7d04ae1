import { defineConfig } from "@medusajs/framework/utils"

const { DATABASE_URL, JWT_SECRET, COOKIE_SECRET, STORE_URL, STORE_PICTURES, SHELFTALKER_OPTIONS } = process.env

/**
 * The store that `npm start` runs: Medusa as it comes, pictures on the local disk,
 * and the plugin with its defaults, which are the embedded demo model. Other options for
 * the plugin come as JSON:
 *
 *   SHELFTALKER_OPTIONS='{"model":{"path":"/srv/models/qwen3-vl"}}' npm start
 */
module.exports = defineConfig({
  projectConfig: {
    databaseUrl: DATABASE_URL,
    http: {
      storeCors: STORE_URL ?? "",
      adminCors: STORE_URL ?? "",
      authCors: STORE_URL ?? "",
      jwtSecret: JWT_SECRET,
      cookieSecret: COOKIE_SECRET,
    },
    // The demo is served over plain http, where a browser drops a secure cookie.
    cookieOptions: { secure: false },
  },
  modules: [
    {
      resolve: "@medusajs/medusa/file",
      options: {
        providers: [
          {
            resolve: "@medusajs/medusa/file-local",
            id: "local",
            options: {
              upload_dir: STORE_PICTURES,
              private_upload_dir: STORE_PICTURES,
              backend_url: `${STORE_URL}/static`,
            },
          },
        ],
      },
    },
  ],
  plugins: [
    "@medusajs/draft-order",
    { resolve: "medusa-plugin-shelftalker", options: JSON.parse(SHELFTALKER_OPTIONS || "{}") },
  ],
})
