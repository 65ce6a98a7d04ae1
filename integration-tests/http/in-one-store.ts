import { join } from "node:path"
import { medusaIntegrationTestRunner, type MedusaSuiteOptions } from "@medusajs/test-utils"

/** Tests of one subject in a store that is running. */
export type StoreSuite = (store: MedusaSuiteOptions) => void

/**
 * Runs suites one after the other in the same store: to boot one takes a core a quarter of a minute. Before each test
 * its database is as it was before the first, so a suite that needs rows of its own writes them in `beforeEach`.
 */
export function inOneStore(...suites: StoreSuite[]): void {
  jest.setTimeout(300_000)
  medusaIntegrationTestRunner({
    medusaConfigFile: join(__dirname, "host"),
    env: { MEDUSA_DISABLE_TELEMETRY: "1" },
    testSuite: (store) => {
      for (const suite of suites) describe("", () => suite(store))
    },
  })
}
