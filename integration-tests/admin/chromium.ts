import { existsSync } from "node:fs"
import { chromium, type Browser } from "playwright-core"

const USUAL_PATHS = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/opt/google/chrome/chrome",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
]

/** Headless in a container, and quiet: it calls nobody. */
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
]

/** @throws where there is no browser, saying how to name one. */
export function launchChromium(): Promise<Browser> {
  const { CHROMIUM_PATH } = process.env
  const executablePath = CHROMIUM_PATH || USUAL_PATHS.find((path) => existsSync(path))
  if (!executablePath) {
    throw new Error(`There is no Chromium at ${USUAL_PATHS.join(", ")}. Install one, or name it in CHROMIUM_PATH.`)
  }
  return chromium.launch({ executablePath, args: FLAGS })
}
