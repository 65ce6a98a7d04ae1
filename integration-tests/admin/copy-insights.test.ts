import { readFile } from "node:fs/promises"
import type { Browser, Page } from "playwright-core"

import { AdminApi } from "../../demo/admin-api"
import { COLOURS, type Drawing } from "../../demo/drawings/drawing"
import type { RunningStore } from "../../demo/store"
import type { FineTuningExample } from "../../src/copy/fine-tuning"
import type { CopyDraftDTO } from "../../src/types/copy-draft"
import type { CopyFeedbackSummaryResponse } from "../../src/types/copy-feedback"
import type { CopyBaselineResponse } from "../../src/types/copy-template"
import { AdminPage, type AdminPageOptions } from "./admin-page"
import { expectAccessible } from "./axe"
import { launchChromium } from "./chromium"
import { screenshot } from "./screenshot"
import { createProduct, readyDraft, uploadDrawing } from "./test-products"
import { openTestStore, type TestStore } from "./test-store"

jest.setTimeout(240_000)

let testStore: TestStore
let store: RunningStore
let api: AdminApi
let browser: Browser
let admin: AdminPage
let drafts: CopyDraftDTO[]

beforeAll(async () => {
  testStore = openTestStore()
  store = await testStore.opened
  api = await AdminApi.login(store.url, store.adminEmail, store.adminPassword)
  browser = await launchChromium()
  drafts = []
  for (let number = 0; number < 4; number++) {
    const drawing: Drawing = { kind: "mug", colour: COLOURS[number] ?? "blue", pattern: "plain", word: null, seed: number }
    const product = await createProduct(api, `IMG_100${number}`, await uploadDrawing(api, drawing))
    drafts.push(await readyDraft(api, product.id))
  }
}, 600_000)

afterAll(async () => {
  await browser?.close()
  await testStore.close()
}, 60_000)

afterEach(() => admin?.close())

async function open(search = "", options?: AdminPageOptions): Promise<Page> {
  admin = await AdminPage.signIn(browser, store, options)
  await admin.page.goto(`${store.url}/app/copy-insights${search}`)
  return admin.page
}

const section = (name: string) => admin.page.getByRole("region", { name, exact: true }).first()

/** A figure of the page by what it is called. */
async function figure(label: string): Promise<string | undefined> {
  const terms = await admin.page.locator("dl > div").allInnerTexts()
  return terms.map((text) => text.split("\n").map((line) => line.trim()).filter(Boolean)).find(([term]) => term === label)?.[1]
}

/** Two accepted as written, one edited, one rejected. */
async function decide(): Promise<void> {
  const [kept, edited, rejected, other] = drafts
  await api.post(`/admin/copy-drafts/${kept?.id}/accept`, {})
  await api.post(`/admin/copy-drafts/${other?.id}/accept`, {})
  await api.post(`/admin/copy-drafts/${edited?.id}`, { edited: { title: "Cup" } })
  await api.post(`/admin/copy-drafts/${edited?.id}/accept`, {})
  await api.post(`/admin/copy-drafts/${rejected?.id}/reject`, {})
}

describe("the insights in the admin", () => {
  it("say that there is nothing yet, and lead to the drafts", async () => {
    const page = await open("?period=all")
    await page.getByText("Nothing to learn from yet").waitFor()
    await expectAccessible(page)
    await page.getByRole("link", { name: "Go to Copy drafts" }).click()
    await page.waitForURL(/\/copy-drafts$/)
  })

  it("have the figures of what people did, the words that they deleted, and the file for fine-tuning", async () => {
    await decide()
    const page = await open()
    await section("Over time").waitFor()
    expect(await figure("Drafts with a decision")).toBe("4")
    expect(await figure("Accepted as written")).toBe("50%")
    expect(await figure("Edited")).toBe("25%")
    expect(await figure("Rejected")).toBe("25%")
    await section("Over time").getByRole("img", { name: /^Share accepted as written, edited and rejected/ }).waitFor()
    // The chart as a table, for who does not see it.
    expect(await section("Over time").locator("table tbody tr").allTextContents()).toEqual([expect.stringMatching(/211$/)])
    await section("Deleted most often").getByText("mug").first().waitFor()
    await section("With and without examples").getByText("No draft was made with examples").waitFor()
    await expectAccessible(page)
    await screenshot(page, "copy-insights")

    await page.getByRole("combobox", { name: "Compare by" }).click()
    await page.getByRole("option", { name: "Field" }).click()
    await section("Compared").getByRole("cell", { name: "Title", exact: true }).waitFor()
    expect(new URL(page.url()).search).toBe("?by=field")

    const downloading = page.waitForEvent("download")
    await page.getByRole("button", { name: "Export for fine-tuning" }).click()
    const download = await downloading
    expect(download.suggestedFilename()).toMatch(/^copy-feedback-.*\.jsonl$/)
    const lines = (await readFile(await download.path(), "utf8")).trimEnd().split("\n")
    const examples: FineTuningExample[] = lines.map((line) => JSON.parse(line))
    expect(examples).toHaveLength(3)
    expect(examples.map(({ messages }) => messages[1].content).join()).toContain('"title":"Cup"')
  })

  it("add a word that people delete to the words to avoid, beside those that are there", async () => {
    await api.post("/admin/copy-baseline", { add_to_avoid: { locale: "en", words: ["cosy"] } })
    const { copy_feedback_summary } = await api.get<CopyFeedbackSummaryResponse>("/admin/copy-feedback/summary")
    const words = copy_feedback_summary.removed[0]?.words ?? ""
    expect(words).toMatch(/mug/)
    const page = await open()
    const deleted = section("Deleted most often").getByRole("listitem").filter({ has: page.getByText(words, { exact: true }) })
    const add = deleted.getByRole("button", { name: `Add “${words}” to the words to avoid` })
    const toast = (words: string) => page.locator("[data-sonner-toast]").filter({ hasText: words }).first()
    await page.route("**/admin/copy-baseline", (route) => (route.request().method() === "POST" ? route.abort() : route.continue()))
    await add.click()
    await toast("The store did not answer.").waitFor()
    await page.unroute("**/admin/copy-baseline")
    await add.click()
    await toast(`“${words}” is to be avoided from the next draft on`).waitFor()
    await deleted.getByText("To be avoided").waitFor()
    const { copy_baseline } = await api.get<CopyBaselineResponse>("/admin/copy-baseline")
    expect(copy_baseline).toMatchObject({ version: 2, baseline: { en: { avoid: ["cosy", words] }, zh: { avoid: [] } } })
    await expectAccessible(page)
    // Not only until the page is left.
    await page.reload()
    await deleted.getByText("To be avoided").waitFor()
    expect(await add.count()).toBe(0)
  })

  it("are about a language alone where that is chosen, and lead back to all", async () => {
    const page = await open()
    await page.getByRole("combobox", { name: "Language" }).click()
    await page.getByRole("option", { name: "Chinese" }).click()
    await page.getByText("Nothing in this period").waitFor()
    await page.getByRole("button", { name: "Show all time" }).click()
    await section("Over time").waitFor()
    expect(new URL(page.url()).search).toBe("?period=all")
  })

  it("are in Chinese, in the dark, on a telephone", async () => {
    const page = await open("", { language: "zhCN", theme: "dark", viewport: { width: 375, height: 800 } })
    await page.getByRole("heading", { level: 1, name: "文案洞察" }).waitFor()
    await section("时间趋势").waitFor()
    await expectAccessible(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375)
    await screenshot(page, "copy-insights-narrow")
  })

  it("say whom to ask where a person may not see them, and try again where the store had a problem", async () => {
    const page = await open()
    const answer = (status: number) => page.route("**/admin/copy-feedback/summary*", (route) => route.fulfill({ status, json: { message: "no" } }))
    await answer(403)
    await page.goto(`${store.url}/app/copy-insights`)
    await page.getByText("You may not see the insights").waitFor()
    await page.unroute("**/admin/copy-feedback/summary*")
    await page.getByRole("button", { name: "Try again" }).click()
    await section("Over time").waitFor()
  })
})
