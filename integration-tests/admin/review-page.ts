import type { Locator, Page } from "playwright-core"

import type { RunningStore } from "../../demo/store"
import type { CopyDraftDTO } from "../../src/types/copy-draft"
import { eventually } from "../eventually"

/** The review of drafts, as a merchant uses it. */
export class ReviewPage {
  constructor(
    readonly page: Page,
    private readonly store: RunningStore
  ) {}

  /** The full screen that lies above everything else. */
  get screen(): Locator {
    return this.page.locator("[data-shelftalker-review]")
  }

  /** A drawer or a question above the review. */
  get drawer(): Locator {
    return this.page.locator("[role=dialog]:not([data-shelftalker-review])")
  }

  get question(): Locator {
    return this.page.getByRole("alertdialog")
  }

  /** What is said to screen readers. */
  get said(): Locator {
    return this.screen.locator("> [role=status][aria-live=polite]")
  }

  async open(id: string, search = ""): Promise<void> {
    await this.page.goto(`${this.store.url}/app/copy-drafts/${id}${search}`)
    await this.screen.waitFor()
  }

  field(name: string): Locator {
    return this.screen.getByRole("region", { name, exact: true })
  }

  heading(title: string): Locator {
    return this.screen.getByRole("heading", { level: 1, name: title, exact: true })
  }

  button(name: string): Locator {
    return this.screen.getByRole("button", { name, exact: true })
  }

  /** Waits for the draft's own words on a product of that title. */
  async shows({ product, content, edited }: CopyDraftDTO): Promise<void> {
    await this.heading(product?.title ?? "").waitFor()
    const words = edited.title ?? content?.title ?? ""
    await this.field("Title").getByText(words.split(" ")[0] ?? "").last().waitFor()
  }

  /** The id in the address. */
  get id(): string {
    return new URL(this.page.url()).pathname.split("/").at(-1) ?? ""
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key)
  }

  /** The notice that came up last. */
  notice(words: string): Locator {
    return this.page.locator("[data-sonner-toast]").filter({ hasText: words }).first()
  }

  /** Clicks "Undo" in a notice, again where it moved away from under the pointer: once taken, the notice goes. */
  async undoFromNotice(words: string): Promise<void> {
    const notice = this.notice(words)
    await notice.waitFor()
    await eventually(async () => {
      if (await notice.isVisible()) await notice.getByRole("button", { name: "Undo" }).click({ timeout: 2_000 })
      await notice.waitFor({ state: "detached", timeout: 2_000 })
    })
  }
}
