import { spawnSync } from "node:child_process"
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"

// Runs before anything is installed: only Node's own modules here.

/**
 * Installs the packages of the lock file where any is missing or of another version.
 *
 * No install script runs: none is needed, and one of them (`onnxruntime-node`) fetches
 * GPU files from outside the registry and fails the installation where it can't.
 *
 * @param {string} root The project's folder.
 * @returns {boolean} Whether something was installed.
 */
export function installMissing(root) {
  checkNode(root)
  const missing = missingPackages(root)
  if (missing.length === 0) return false

  console.log(`Installing ${missing.length} packages. This takes a minute or two.`)
  const npm = process.env.npm_execpath
  const command = npm?.endsWith(".js") ? [process.execPath, npm] : [process.platform === "win32" ? "npm.cmd" : "npm"]
  const { status, error } = spawnSync(
    command[0],
    [...command.slice(1), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
    {
      cwd: root,
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, NODE_ENV: "", ONNXRUNTIME_NODE_INSTALL: "skip" },
      shell: process.platform === "win32",
    },
  )
  if (error || status !== 0) {
    throw new Error(
      `The packages could not be installed (${error?.message ?? `npm ci ended with status ${status}`}). ` +
        "Check the network and the registry that npm uses, then run the command again.",
    )
  }
  return true
}

/** @throws where this Node.js is older than `engines` allows. */
function checkNode(root) {
  const { engines } = readJson(join(root, "package.json"))
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number)
  const fits = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22
  if (!fits) throw new Error(`Node.js ${engines.node} is needed; this is ${process.version}.`)
}

/**
 * What the lock file names and `node_modules` lacks, told from npm's own record of what
 * it installed. Optional packages are for other platforms, so their absence is no lack.
 */
function missingPackages(root) {
  const wanted = readJson(join(root, "package-lock.json")).packages
  const record = join(root, "node_modules", ".package-lock.json")
  const installed = existsSync(record) ? readJson(record).packages : {}
  return Object.entries(wanted)
    .filter(([path, { optional, link, version }]) => {
      if (path === "" || link) return false
      const found = installed[path]
      return found ? found.version !== version : !optional
    })
    .map(([path]) => path)
}

function readJson(path) {
  return JSON.parse(readFileSync(path, "utf8"))
}
