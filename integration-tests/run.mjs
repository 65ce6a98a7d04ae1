import { createRequire } from "node:module"
import { dirname } from "node:path"
import { fileURLToPath } from "node:url"

import { installMissing } from "../demo/install.mjs"

// `npm test`, which may be the first command after a clone: nothing but Node's own
// modules may be imported before the packages are there.

try {
  installMissing(dirname(dirname(fileURLToPath(import.meta.url))))
} catch (error) {
  console.error(error.message)
  console.log("tests: 0 passed, 1 failed, 0 skipped")
  process.exit(1)
}

const require = createRequire(import.meta.url)
require("tsx/cjs/api").register()
require("./run-tests.ts")
