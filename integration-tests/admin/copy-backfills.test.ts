import { randomUUID } from "node:crypto"
import { writeFile } from "node:fs/promises"
import { join } from "node:path"
import { Client } from "pg"
import type { Browser, Locator } from "playwright-core"

import { AdminApi } from "../../demo/admin-api"
import { COLOURS, type Drawing } from "../../demo/drawings/drawing"
import { renderDrawing } from "../../demo/drawings/render"
import type { RunningStore } from "../../demo/store"
import type { CopyBackfillDTO, CopyBackfillResponse } from "../../src/types/copy-backfill"
import type { CopyDraftListResponse } from "../../src/types/copy-draft"
import { eventually } from "../eventually"
import { AdminPage, type AdminPageOptions } from "./admin-page"
import { launchChromium } from "./chromium"
import { screenshot } from "./screenshot"
import { createProduct, uploadDrawing } from "./test-products"
import { openTestStore, type TestStore } from "./test-store"

const PRODUCTS = 8
const MUG: Drawing = { kind: "mug", colour: "blue", pattern: "plain", word: "HONEY", seed: 12 }

jest.setTimeout(240_000)

let testStore: TestStore
let store: RunningStore
let api: AdminApi
let browser: Browser
let admin: AdminPage
/** A picture that is not there yet. */
let missing: string

beforeAll(async () => {
  // No drafts but those of the backfills.
  testStore = openTestStore({ automatic: false })
  store = await testStore.opened
  api = await AdminApi.login(store.url, store.adminEmail, store.adminPassword)
  browser = await launchChromium()
  for (let number = 0; number < PRODUCTS - 1; number++) {
    const drawing: Drawing = { ...MUG, colour: COLOURS[number] ?? "blue", seed: number }
    await createProduct(api, `IMG_100${number}`, await uploadDrawing(api, drawing))
  }
  missing = `${randomUUID()}.png`
  await createProduct(api, "IMG_1099", `${store.url}/static/${missing}`)
}, 600_000)

afterAll(async () => {
  await browser?.close()
  await testStore.close()
}, 60_000)

afterEach(() => admin?.close())

async function signIn(options?: AdminPageOptions): Promise<AdminPage> {
  admin = await AdminPage.signIn(browser, store, options)
  return admin
}

const status = (words: string): Locator =>
  admin.page.getByRole("main").getByText(words, { exact: true }).first()

/** A figure of the page by what it is called. */
const figure = async (label: string): Promise<string | undefined> => {
  const terms = await admin.page.locator("dl > div").allInnerTexts()
  return terms.map((text) => text.split("\n").map((line) => line.trim()).filter(Boolean)).find(([term]) => term === label)?.[1]
}

async function currentBackfill(): Promise<CopyBackfillDTO> {
  const id = new URL(admin.page.url()).pathname.split("/").at(-1)
  const { copy_backfill } = await api.get<CopyBackfillResponse>(`/admin/copy-backfills/${id}`)
  return copy_backfill
}

async function inDatabase(query: string, values: string[]): Promise<void> {
  const client = new Client({ connectionString: store.databaseUrl })
  await client.connect()
  await client.query(query, values)
  await client.end()
}

async function countDrafts(): Promise<number> {
  return (await api.get<CopyDraftListResponse>("/admin/copy-drafts?limit=1")).count
}

/** Fills in the form and lands on the page of the plan. */
async function plan(fill: (form: Locator) => Promise<void>): Promise<void> {
  const { page } = admin
  await page.getByRole("button", { name: "New backfill" }).click()
  const form = page.getByRole("dialog")
  await fill(form)
  await screenshot(page, "backfill-form")
  await form.getByRole("button", { name: "Count and make samples" }).click()
  await page.waitForURL(/\/copy-backfills\/cbfill_/)
}

describe("the backfills in the admin", () => {
  it("count and make samples first, draft the rest once started, and make a failed one again", async () => {
    const { page } = await signIn()
    await page.goto(`${store.url}/app/products`)
    await page.getByRole("link", { name: "Backfills", exact: true }).click()
    await page.getByText("No backfills yet").waitFor()
    await screenshot(page, "backfills-empty")
    const loads = admin.loads

    await plan(async (form) => {
      await form.getByRole("radio", { name: "All products" }).click()
    })
    await expect(page.getByRole("article").nth(2).waitFor()).resolves.toBeUndefined()
    expect(await page.getByRole("article").first().innerText()).toMatch(/mug/i)
    expect(await figure("Products")).toBe(String(PRODUCTS))
    expect(await figure("Drafts to make")).toBe(String(PRODUCTS))
    expect(await figure("Time it takes")).toMatch(/^(Less than a minute|About )/)
    await screenshot(page, "backfill-plan")
    // Nothing but the samples is made before it is started.
    await new Promise((resolve) => setTimeout(resolve, 3_000))
    expect(await countDrafts()).toBe(3)

    await page.getByRole("button", { name: "Start", exact: true }).click()
    await status("Finished").waitFor()
    await page.getByText("The drafts wait on their products' pages for your review.").waitFor()
    expect(await figure("Done")).toBe(String(PRODUCTS - 1))
    expect(await figure("Failed")).toBe("1")
    expect(await figure("Left")).toBe("0")
    expect(await countDrafts()).toBe(PRODUCTS)
    await page.getByRole("img", { name: `Done: ${PRODUCTS - 1}. Failed: 1.` }).waitFor()

    const items = page.getByRole("region", { name: "Items" })
    await items.getByRole("combobox", { name: "Which items are shown" }).click()
    await page.getByRole("option", { name: "Failed", exact: true }).click()
    await items.getByRole("listitem", { name: "IMG_1001" }).waitFor({ state: "detached" })
    const failed = items.getByRole("listitem", { name: "IMG_1099" })
    await failed.getByText("There is no picture at this address any more").waitFor()
    await screenshot(page, "backfill-finished")

    await writeFile(join(store.home.pictures, missing), await renderDrawing(MUG, { format: "png" }))
    await failed.getByRole("button", { name: "Try IMG_1099 again" }).click()
    await items.getByText("Nothing has failed.").waitFor()
    await eventually(async () => expect(await figure("Done")).toBe(String(PRODUCTS)), { seconds: 60, everyMs: 500 })
    await items.getByRole("searchbox", { name: "Search by product" }).fill("1099")
    await items.getByRole("combobox", { name: "Which items are shown" }).click()
    await page.getByRole("option", { name: "All", exact: true }).click()
    await items.getByRole("listitem", { name: "IMG_1099" }).getByText("Done", { exact: true }).waitFor()
    expect(await items.getByRole("listitem").count()).toBe(1)
    expect(admin.loads).toBe(loads)

    await page.getByRole("link", { name: "Backfills", exact: true }).last().click()
    const row = page.getByRole("row", { name: /All products/ })
    await row.getByText("Finished").waitFor()
    await row.getByText(`${PRODUCTS} of ${PRODUCTS}`).waitFor()
    await screenshot(page, "backfills")
  })

  it("are paused, resumed and cancelled, and what is left is left out", async () => {
    const { page } = await signIn()
    await page.goto(`${store.url}/app/copy-backfills`)
    await plan(async (form) => {
      await form.getByRole("radio", { name: "All products" }).click()
      await form.getByRole("switch", { name: "Also what was already decided" }).click()
      await form.getByRole("textbox", { name: "Drafts per hour at the most" }).fill("0")
      await form.getByText("Write a whole number of 1 or more, or nothing.").waitFor()
      expect(await form.getByRole("button", { name: "Count and make samples" }).isDisabled()).toBe(true)
      await form.getByRole("textbox", { name: "Drafts per hour at the most" }).fill("60")
    })
    await page.getByRole("article").nth(2).waitFor()
    await page.getByRole("button", { name: "Start", exact: true }).click()
    await page.getByRole("button", { name: "Pause" }).click()
    await page.getByText("It is paused").waitFor()
    expect((await currentBackfill()).status).toBe("paused")
    await screenshot(page, "backfill-paused")

    await page.getByRole("button", { name: "Resume" }).click()
    await status("Running").waitFor()
    await page.getByText("You can close this page").waitFor()
    expect((await currentBackfill()).status).toBe("running")

    await page.getByRole("button", { name: "Leave IMG_1099 out" }).click()
    await page.getByRole("listitem", { name: "IMG_1099" }).getByText("Left out by hand.").waitFor()

    await page.getByRole("button", { name: "Cancel the backfill" }).click()
    const question = page.getByRole("alertdialog")
    await question.getByRole("button", { name: "Go back" }).click()
    expect((await currentBackfill()).status).toBe("running")
    await page.getByRole("button", { name: "Cancel the backfill" }).click()
    await question.getByRole("button", { name: "Cancel the backfill" }).click()
    await status("Cancelled").waitFor()
    const { progress } = await currentBackfill()
    expect(progress).toMatchObject({ total: PRODUCTS, left: 0 })
    expect(progress.skipped).toBeGreaterThanOrEqual(PRODUCTS - 5)
    await page.getByText("The backfill was cancelled before its turn.").first().waitFor()
  })

  it("wait for their hours, and are discarded as long as they are only planned", async () => {
    const { page } = await signIn()
    await page.goto(`${store.url}/app/copy-backfills`)
    // Two hours of which it is neither, whatever the time is.
    const clock = (hoursFromNow: number) => new Date(Date.now() + hoursFromNow * 3_600_000).toTimeString().slice(0, 5)
    const fill = async (form: Locator) => {
      await form.getByRole("radio", { name: "All products" }).click()
      await form.getByRole("switch", { name: "Also what was already decided" }).click()
      await form.getByRole("switch", { name: "Only at certain hours" }).click()
      await form.getByLabel("From", { exact: true }).fill(clock(3))
      await form.getByLabel("Until", { exact: true }).fill(clock(5))
    }
    await plan(fill)
    await page.getByRole("article").nth(2).waitFor()
    await page.getByRole("button", { name: "Start", exact: true }).click()
    await page.getByText("It waits for its hours").waitFor()
    await page.getByText(`It goes on by itself at ${clock(3).slice(0, 3)}`).waitFor()
    const { progress, status: now } = await currentBackfill()
    expect({ now, done: progress.done, left: progress.left }).toEqual({ now: "running", done: 3, left: PRODUCTS - 3 })

    await page.goto(`${store.url}/app/copy-backfills`)
    await plan(fill)
    await page.getByRole("button", { name: "Discard" }).click()
    await page.getByRole("alertdialog").getByRole("button", { name: "Discard" }).click()
    await page.waitForURL(/\/copy-backfills$/)
    await page.getByRole("row").nth(1).getByText("Cancelled").waitFor()
    expect(await page.getByRole("row").nth(1).innerText()).toContain("Not started")
  })

  it("stop with the reason, and go on when a person says so", async () => {
    const { page } = await signIn()
    await page.goto(`${store.url}/app/copy-backfills`)
    await plan(async (form) => {
      await form.getByRole("radio", { name: "All products" }).click()
      await form.getByRole("switch", { name: "Also what was already decided" }).click()
      await form.getByRole("textbox", { name: "Drafts per hour at the most" }).fill("1")
    })
    await page.getByRole("article").nth(2).waitFor()
    await page.getByRole("button", { name: "Start", exact: true }).click()
    await status("Running").waitFor()
    const { id } = await currentBackfill()
    const reason = { code: "disk", message: "The disk is full; make room on it.", retryable: true }
    await inDatabase(
      "UPDATE copy_backfill SET status = 'stopped', stop_reason = $2, tries_again_at = now() + interval '5 minutes' WHERE id = $1",
      [id, JSON.stringify(reason)]
    )

    const alert = page.getByRole("alert").filter({ hasText: "It stopped by itself" })
    await alert.getByText("The disk is full; make room on it. Nothing is lost. The store tries again by itself every few minutes, next around").waitFor()
    await page.getByRole("button", { name: "Resume" }).click()
    await alert.waitFor({ state: "detached" })
    expect((await currentBackfill()).status).toBe("running")
  })

  it("say so when a backfill is not there", async () => {
    const { page } = await signIn()
    await page.goto(`${store.url}/app/copy-backfills/cbfill_nowhere`)
    await page.getByRole("alert").getByText("This backfill does not exist any more.").waitFor()
  })
})

describe("the look of the backfills", () => {
  const address = async () => {
    const { copy_backfills } = await api.get<{ copy_backfills: CopyBackfillDTO[] }>("/admin/copy-backfills")
    return `${store.url}/app/copy-backfills/${copy_backfills.at(-1)?.id}`
  }

  it.each([
    { language: "en", title: "Backfills", what: "All products", done: "Done" },
    { language: "zhCN", title: "批量补全", what: "全部产品", done: "完成" },
  ] as const)("is in the admin's language, its titles too ($language)", async ({ language, title, what, done }) => {
    const { page } = await signIn({ language })
    await page.goto(`${store.url}/app/copy-backfills`)
    await page.getByRole("heading", { level: 1, name: title }).waitFor()
    await page.getByRole("link", { name: title, exact: true }).first().waitFor()
    await eventually(async () => expect(await page.title()).toContain(title))
    await page.getByRole("link", { name: what }).first().click()
    await page.getByRole("heading", { level: 1, name: what }).waitFor()
    await eventually(async () => expect(await figure(done)).toMatch(/^\d+$/))
    expect(await page.getByRole("main").innerText()).not.toMatch(/backfills\.|shelftalker/)
  })

  it.each(["light", "dark"] as const)("fits a telephone (%s)", async (theme) => {
    const { page } = await signIn({ viewport: { width: 375, height: 812 }, theme })
    await page.goto(await address())
    await page.getByRole("heading", { level: 1, name: "All products" }).waitFor()
    await page.getByRole("listitem", { name: "IMG_1001" }).waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(375)
    for (const part of await page.getByRole("main").getByRole("button").all()) {
      const box = await part.boundingBox()
      expect(box && box.x >= 0 && box.x + box.width <= 375).toBe(true)
    }
    await screenshot(page, `backfill-narrow-${theme}`)
  })
})
