import { join } from "node:path"
import { asValue } from "@medusajs/framework/awilix"
import { container as root, MedusaAppLoader } from "@medusajs/framework"
import { configLoader } from "@medusajs/framework/config"
import { pgConnectionLoader } from "@medusajs/framework/database"
import { logger } from "@medusajs/framework/logger"
import { Migrator } from "@medusajs/framework/migrations"
import { ContainerRegistrationKeys, getResolvedPlugins, mergePluginModules } from "@medusajs/framework/utils"
import { clearInstances, migrateDatabase, startApp, syncLinks } from "@medusajs/test-utils/dist/medusa-test-runner-utils"

import { PROJECT } from "../../demo/project"
import { signIn } from "../../integration-tests/http/store"
import { EndlessModel } from "./endless-model"
import type { FromStore, ToStore } from "./messages"

// A Medusa process as `medusa start` runs it, but for the model.

const HOST = join(PROJECT, "integration-tests", "http", "host")

async function main(): Promise<void> {
  await migrate()
  const { container, port } = await startApp({ cwd: HOST })
  await container.resolve("productCopy").useModel(new EndlessModel(Number(process.argv[2])))
  // As the admin's pages ask. A secret key costs Medusa some 50 ms for each request, to compare it.
  const { headers } = await signIn(container)
  process.on("message", (message: ToStore) => {
    if (message !== "heap") return
    globalThis.gc?.()
    tell({ heapBytes: process.memoryUsage().heapUsed })
  })
  tell({ port, authorization: headers.authorization ?? "" })
}

/** As `medusa db:migrate`, which works in a whole project only. */
async function migrate(): Promise<void> {
  const config = await configLoader(HOST, "medusa-config")
  mergePluginModules(config, await getResolvedPlugins(HOST, config), HOST)
  root.register({ [ContainerRegistrationKeys.LOGGER]: asValue(logger) })
  await pgConnectionLoader()
  const loader = new MedusaAppLoader({ medusaConfigPath: HOST, cwd: HOST })
  await new Migrator({ container: root }).ensureMigrationsTable()
  await migrateDatabase(loader)
  await syncLinks(loader, HOST, root, logger)
  await clearInstances()
}

function tell(message: FromStore): void {
  process.send?.(message)
}

main().catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
