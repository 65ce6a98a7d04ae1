import { createRequire } from "node:module"
import type { AxeResults, RunOptions } from "axe-core"
import type { Page } from "playwright-core"

/** The part of axe that is called within the page. */
interface AxeInPage {
  axe: { run: (context: object, options: RunOptions) => Promise<AxeResults> }
}

const SCRIPT = createRequire(__filename).resolve("axe-core/axe.min.js")

/** The page's main part, and the drawers, menus and notices that lie above it. The admin's frame is Medusa's own. */
const OURS = ["main", "body > :not(#medusa, script)"]

/**
 * Holds what is shown to axe's rules: nothing of impact serious or critical.
 *
 * @param parts selectors, where something of ours stands on a page of Medusa's
 */
export async function expectAccessible(page: Page, parts = OURS): Promise<void> {
  await page.addScriptTag({ path: SCRIPT })
  const found = await page.evaluate(async (include) => {
    const { axe } = globalThis as typeof globalThis & AxeInPage
    // What is still fading in has not the colours that it is going to have. Skeletons pulse for ever.
    const endless = (animation: Animation) => animation.effect?.getComputedTiming().endTime === Infinity
    const fading = document.getAnimations().filter((animation) => !endless(animation))
    await Promise.all(fading.map(({ finished }) => finished.catch(() => undefined)))
    const { violations } = await axe.run({ include }, { resultTypes: ["violations"] })
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id} (${help}): ${html.slice(0, 300)}`))
  }, parts.map((part) => [part]))
  expect(found).toEqual([])
}
