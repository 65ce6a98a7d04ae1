import type { APIResponse, Browser, BrowserContext, Locator, Page } from "playwright-core"

import type { RunningStore } from "../../demo/store"

/** Generous: the tests share two cores with the store and its model. */
const PATIENCE_MS = 60_000

export interface AdminPageOptions {
  viewport?: { width: number; height: number }
  /** The admin's language, by the code that Medusa gives it. @default "en" */
  language?: "en" | "zhCN"
  /** @default "light" */
  theme?: "light" | "dark"
}

/** What windows that were closed leave behind: the next one has the admin's code at hand, which takes seconds to load. */
const left = new WeakMap<Browser, BrowserContext[]>()

/** The store's admin in a browser window of its own, as a merchant uses it. */
export class AdminPage {
  /** How often a document was loaded. */
  loads = 0

  private constructor(
    readonly page: Page,
    private readonly store: RunningStore,
    private readonly heading: string
  ) {
    page.on("load", () => (this.loads += 1))
  }

  /** Opens a window whose merchant is signed in. Nothing is loaded yet. */
  static async signIn(browser: Browser, store: RunningStore, options: AdminPageOptions = {}): Promise<AdminPage> {
    const { language = "en", theme = "light", viewport = { width: 1440, height: 1100 } } = options
    const context = left.get(browser)?.pop() ?? (await browser.newContext())
    context.setDefaultTimeout(PATIENCE_MS)
    await context.addCookies([{ name: "lng", value: language, url: store.url }])
    const credentials = { email: store.adminEmail, password: store.adminPassword }
    const { token } = await answerOf(context.request.post(`${store.url}/auth/user/emailpass`, { data: credentials }))
    await answerOf(context.request.post(`${store.url}/auth/session`, { headers: { authorization: `Bearer ${token}` } }))
    const page = await context.newPage()
    await page.setViewportSize(viewport)
    await page.addInitScript((name) => localStorage.setItem("medusa_admin_theme", name), theme)
    return new AdminPage(page, store, language === "zhCN" ? "文案草稿" : "Copy draft")
  }

  /** The widget on the product's page. */
  get section(): Locator {
    return this.page.getByRole("region", { name: this.heading, exact: true })
  }

  /** One field of the draft within the widget. */
  field(name: string): Locator {
    return this.section.getByRole("region", { name, exact: true })
  }

  /** The product's own title on its page. */
  title(words: string): Locator {
    return this.page.getByRole("heading", { level: 1, name: words, exact: true })
  }

  async openProduct(id: string): Promise<void> {
    await this.page.goto(`${this.store.url}/app/products/${id}`)
    await this.section.waitFor()
  }

  /**
   * Fills in the admin's own form, picture and all, and saves.
   *
   * @returns the new product's id. Its page is open then.
   */
  async createProduct(title: string, picture: Buffer): Promise<string> {
    await this.page.goto(`${this.store.url}/app/products`)
    await this.page.getByRole("link", { name: "Create", exact: true }).first().click()
    // Medusa 2.21 draws this form twice, one above the other: the merchant sees the last.
    const form = this.page.locator('[role="dialog"]').last()
    await form.locator('input[name="title"]').fill(title)
    await form
      .locator('input[type="file"]')
      .first()
      .setInputFiles({ name: "picture.jpg", mimeType: "image/jpeg", buffer: picture })
    await form.getByText("picture.jpg").waitFor()
    await form.getByText("Save as draft").click()
    await this.page.waitForURL(/\/products\/prod_/)
    await this.section.waitFor()
    return new URL(this.page.url()).pathname.split("/").at(-1) ?? ""
  }

  /** Chooses from the widget's menu. */
  async choose(item: string): Promise<void> {
    await this.section.getByRole("button", { name: "Actions for the copy draft" }).click()
    await this.page.getByRole("menuitem", { name: item }).click()
  }

  /** One text in the drawer that is open. */
  input(label: string): Locator {
    return this.page.getByRole("dialog").getByRole("textbox", { name: label, exact: true })
  }

  /** Clicks in the notice that came up last. */
  async clickInToast(button: string): Promise<void> {
    await this.page.locator("[data-sonner-toast]").getByRole("button", { name: button }).first().click()
  }

  async close(): Promise<void> {
    const context = this.page.context()
    const browser = context.browser()
    // One that never got anywhere has nothing stored.
    await this.page.evaluate(() => localStorage.clear()).catch(() => undefined)
    await Promise.all(context.pages().map((page) => page.close()))
    await context.clearCookies()
    if (browser) left.set(browser, [...(left.get(browser) ?? []), context])
  }
}

async function answerOf(call: Promise<APIResponse>) {
  const answer = await call
  if (!answer.ok()) throw new Error(`Nobody could be signed in: ${answer.status()} ${await answer.text()}`)
  return answer.json()
}
