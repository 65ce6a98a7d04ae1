import { randomUUID } from "node:crypto"
import { writeFile } from "node:fs/promises"
import { join } from "node:path"
import { Client } from "pg"
import type { Browser, Locator, Page } from "playwright-core"

import { AdminApi } from "../../demo/admin-api"
import { COLOURS, KINDS, type Drawing } from "../../demo/drawings/drawing"
import { renderDrawing } from "../../demo/drawings/render"
import type { RunningStore } from "../../demo/store"
import type { CopyDraftDTO, CopyDraftListResponse, CopyDraftResponse } from "../../src/types/copy-draft"
import type { CopyHistoryResponse } from "../../src/types/copy-history"
import type { CopySummaryResponse } from "../../src/types/copy-summary"
import type { CopyTemplateResponse } from "../../src/types/copy-template"
import { eventually } from "../eventually"
import { AdminPage, type AdminPageOptions } from "./admin-page"
import { expectAccessible } from "./axe"
import { launchChromium } from "./chromium"
import { screenshot } from "./screenshot"
import { createProduct, retrieveProduct, uploadDrawing, type TestProduct } from "./test-products"
import { openTestStore, type TestStore } from "./test-store"

/** Each with a draft in two languages: more than one page of the inbox, and than one chunk of a decision. */
const PRODUCTS = 14
const DRAFTS = 2 * PRODUCTS

jest.setTimeout(120_000)

let testStore: TestStore
let store: RunningStore
let api: AdminApi
let browser: Browser
let admin: AdminPage
let products: TestProduct[]

beforeAll(async () => {
  testStore = openTestStore({ locales: ["en", "zh"] })
  store = await testStore.opened
  api = await AdminApi.login(store.url, store.adminEmail, store.adminPassword)
  browser = await launchChromium()
  products = []
  for (let number = 0; number < PRODUCTS; number++) {
    products.push(await createProduct(api, title(number), await uploadDrawing(api, drawing(number))))
  }
  // Without a picture at its address, and so with drafts that fail.
  await createProduct(api, "DSC_9999", `${store.url}/static/${randomUUID()}.png`)
  await eventually(async () => expect(await count("status=ready")).toBe(DRAFTS), { seconds: 120, everyMs: 500 })
  await eventually(async () => expect(await count("status=failed")).toBe(2), { seconds: 60, everyMs: 500 })
}, 600_000)

afterAll(async () => {
  await browser?.close()
  await testStore.close()
}, 60_000)

/** Each test finds every draft waiting for review, also where the one before it failed half-way. */
afterEach(async () => {
  await admin?.close()
  for (const { id } of (await list("status=accepted&status=rejected&limit=100")).copy_drafts) {
    await api.post(`/admin/copy-drafts/${id}/undo`, { force: true })
  }
  for (const { product_id } of (await list("status=ready&has_conflict=true&limit=100")).copy_drafts) {
    const its = products.find(({ id }) => id === product_id)
    if (its) await api.post(`/admin/products/${its.id}`, { title: its.title, description: its.description })
  }
  await eventually(async () => expect(await count("status=ready&has_conflict=true")).toBe(0), { seconds: 20, everyMs: 200 })
})

function drawing(number: number): Drawing {
  return {
    kind: KINDS[number % KINDS.length] ?? "mug",
    colour: COLOURS[number % COLOURS.length] ?? "blue",
    pattern: number % 3 === 0 ? "striped" : "plain",
    word: null,
    seed: number,
  }
}

/** `IMG_1000` to `IMG_1013`. */
function title(number: number): string {
  return `IMG_${1000 + number}`
}

async function list(query: string): Promise<CopyDraftListResponse> {
  return api.get<CopyDraftListResponse>(`/admin/copy-drafts?${query}`)
}

async function count(query: string): Promise<number> {
  return (await list(`${query}&limit=1`)).count
}

/** The product's draft in one language, as it is now. */
async function draftOf(product: TestProduct, locale: "en" | "zh"): Promise<CopyDraftDTO> {
  const [draft] = (await list(`product_id=${product.id}&locale=${locale}&order=-created_at&limit=1`)).copy_drafts
  if (!draft) throw new Error(`There is no draft of ${product.title}`)
  return draft
}

function product(number: number): TestProduct {
  const found = products[number]
  if (!found) throw new Error(`There is no product ${number}`)
  return found
}

/** As a store is in which none was ever made. */
async function withoutDrafts(work: () => Promise<void>): Promise<void> {
  const mark = "'2001-01-01'"
  await inDatabase(`UPDATE copy_draft SET deleted_at = ${mark} WHERE deleted_at IS NULL`)
  try {
    await work()
  } finally {
    await inDatabase(`UPDATE copy_draft SET deleted_at = NULL WHERE deleted_at = ${mark}`)
  }
}

async function inDatabase(query: string): Promise<void> {
  const client = new Client({ connectionString: store.databaseUrl })
  await client.connect()
  await client.query(query)
  await client.end()
}

async function openInbox(search = "", options?: AdminPageOptions): Promise<Page> {
  admin = await AdminPage.signIn(browser, store, options)
  await admin.page.goto(`${store.url}/app/copy-drafts${search}`)
  return admin.page
}

const rows = (): Locator => admin.page.getByRole("main").locator("tbody tr")
const row = (words: string | RegExp): Locator => rows().filter({ hasText: words })
const search = (): Locator => admin.page.getByRole("searchbox", { name: "Search products and drafts" })
const view = (name: string): Locator => admin.page.getByRole("tab", { name })
const address = (): string => new URL(admin.page.url()).search
const toast = (words: string | RegExp): Locator => admin.page.locator("[data-sonner-toast]").filter({ hasText: words })

/** Waits until the table shows so many drafts. */
async function showsRows(expected: number): Promise<void> {
  await eventually(async () => expect(await rows().count()).toBe(expected), { seconds: 20, everyMs: 100 })
}

/** The titles of the products that are shown, in their order. */
async function shownTitles(): Promise<string[]> {
  return admin.page.getByRole("main").locator("tbody tr").getByRole("link").allInnerTexts()
}

async function selectAll(): Promise<void> {
  await admin.page.getByRole("checkbox", { name: "Select all drafts on this page" }).click()
}

/** Letter by letter, and faster than this machine may get to it when a test presses the keys. */
async function writeQuickly(words: string): Promise<void> {
  await search().evaluate((field, letters) => {
    const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set
    for (let length = 1; length <= letters.length; length++) {
      write?.call(field, letters.slice(0, length))
      field.dispatchEvent(new Event("input", { bubbles: true }))
    }
  }, words)
}

/** How much wider than the window the page is, which nobody should have to scroll. */
function overflow(): Promise<number> {
  return admin.page.evaluate(() => {
    const main = document.querySelector("main")
    return Math.max(document.documentElement.scrollWidth - innerWidth, main ? main.scrollWidth - main.clientWidth : 0)
  })
}

describe("the inbox", () => {
  it("shows what waits for review, the riskiest first", async () => {
    const draft = await draftOf(product(3), "en")
    await api.post<CopyDraftResponse>(`/admin/copy-drafts/${draft.id}`, { edited: { alt_text: "<b>A mug</b>" } })
    admin = await AdminPage.signIn(browser, store)
    const { page } = admin
    await page.goto(`${store.url}/app/products`)
    await page.getByRole("link", { name: "Copy drafts", exact: true }).click()
    await showsRows(20)

    const { copy_drafts } = await list("status=ready&order=-risk&limit=20&fields=*product")
    expect(await shownTitles()).toEqual(copy_drafts.map(({ product: its }) => its?.title))
    expect(copy_drafts[0]?.id).toBe(draft.id)
    const cells = (await rows().first().locator("td").allInnerTexts()).map((text) => text.split("\n").filter(Boolean))
    expect(cells[1]).toEqual([title(3), draft.content?.title])
    expect(cells.slice(2, 4).flat()).toEqual(["English", "To review"])
    expect(cells[4]?.[0]).toMatch(/^1 issue/)
    expect(cells[5]?.[0]).toMatch(/^(High|Medium|Low)/)
    expect(cells[6]?.[0]).toMatch(/now|ago/)
    expect(await rows().first().locator("img").getAttribute("src")).toMatch(/^http/)
    expect(await rows().first().locator("time").getAttribute("title")).toMatch(/\d{4}/)
    await rows().first().getByText("1 issue").hover()
    await page.getByRole("tooltip").getByText("Alt text:").first().waitFor()
    await page.mouse.move(0, 0)
    await eventually(async () => expect(await view("Needs review").innerText()).toMatch(new RegExp(`${DRAFTS}$`)))
    expect(await view("Failed").innerText()).toMatch(/2$/)
    await expectAccessible(page)
    await screenshot(page, "inbox")
    await api.post<CopyDraftResponse>(`/admin/copy-drafts/${draft.id}`, { edited: {} })
  })

  it("keeps words, conditions, order, page and view in its address, and goes back and forward", async () => {
    const page = await openInbox()
    await showsRows(20)
    const asked: string[] = []
    page.on("request", (request) => {
      const url = new URL(request.url())
      if (url.pathname === "/admin/copy-drafts" && url.searchParams.get("q")) asked.push(url.searchParams.get("q") ?? "")
    })
    await writeQuickly("IMG_100")
    await page.getByText("20 of 20 drafts").waitFor()
    await writeQuickly("IMG_1007")
    await showsRows(2)
    // It waits for the end of a word, and does not ask at every letter.
    expect(asked).toEqual(["IMG_100", "IMG_1007"])
    expect(address()).toBe("?q=IMG_1007")
    // One step, however often one paused while writing.
    await page.goBack()
    await showsRows(20)
    expect(await search().inputValue()).toBe("")
    await page.goForward()
    await showsRows(2)
    expect(await search().inputValue()).toBe("IMG_1007")
    await page.getByRole("button", { name: "Clear search and filters" }).click()
    await showsRows(20)

    await page.getByRole("button", { name: "Filter", exact: true }).click()
    await page.getByRole("menuitemcheckbox", { name: "Chinese" }).click()
    await page.keyboard.press("Escape")
    await showsRows(PRODUCTS)
    expect(address()).toBe("?locale=zh")
    await page.getByRole("button", { name: "Remove filter Language: Chinese" }).click()
    await showsRows(20)

    await page.getByRole("button", { name: "Sort: Riskiest first" }).click()
    await page.getByRole("menuitemradio", { name: "Oldest first" }).click()
    await eventually(async () => expect(address()).toBe("?order=created_at"))
    const oldest = await list("status=ready&order=created_at&limit=20&fields=*product")
    await eventually(async () => expect(await shownTitles()).toEqual(oldest.copy_drafts.map(({ product: its }) => its?.title)))
    await page.getByRole("button", { name: "Next" }).click()
    await showsRows(DRAFTS - 20)
    expect(address()).toBe("?order=created_at&offset=20")

    await view("Failed").click()
    await showsRows(2)
    expect(address()).toBe("?view=failed")
    await row("DSC_9999").first().getByText("There is no picture at this address any more").waitFor()
    await page.goBack()
    await showsRows(DRAFTS - 20)
    await page.goBack()
    await showsRows(20)
    await view("Needs review").press("ArrowRight")
    // The keys only pass over the views; one is opened on purpose.
    expect(address()).toBe("?order=created_at")
    await view("Conflicts").press("Enter")
    await page.getByText("No conflicts").waitFor()
    expect(address()).toBe("?view=conflicts")
  })

  it("opens at any address that was shared", async () => {
    const page = await openInbox("?view=all&status=failed&locale=zh")
    await showsRows(1)
    expect(await view("All").getAttribute("aria-selected")).toBe("true")
    await page.getByRole("button", { name: "Remove filter Status: Failed" }).click()
    await showsRows(PRODUCTS + 1)
    expect(address()).toBe("?view=all&locale=zh")
    await page.getByRole("button", { name: "Filter", exact: true }).click()
    // Two languages, seven states, ten templates and whether they are older ones.
    await eventually(async () => expect(await page.getByRole("menuitemcheckbox").count()).toBe(20))
    await expectAccessible(page)
  })

  it("opens a draft by click and by key, with the queue it belongs to", async () => {
    const page = await openInbox("?q=IMG_1005")
    await showsRows(2)
    const { id } = await draftOf(product(5), "zh")
    await row("Chinese").getByText("To review").click()
    const opened = new RegExp(`/copy-drafts/${id}\\?q=IMG_1005$`)
    await page.waitForURL(opened)
    await page.goBack()
    await showsRows(2)
    const link = row("Chinese").getByRole("link", { name: "IMG_1005" })
    await eventually(async () => {
      // The list that comes back is drawn anew, which takes the focus from the link that had it.
      if (!opened.test(page.url())) await link.press("Enter", { timeout: 2_000 })
      await page.waitForURL(opened, { timeout: 2_000 })
    })
    // One step, and not one of the link and one of the row.
    await page.goBack()
    await showsRows(2)
    expect(admin.loads).toBe(1)
  })

  it("takes up by itself what changes behind its back", async () => {
    const page = await openInbox("?q=IMG_1006")
    await showsRows(2)
    const { id } = await draftOf(product(6), "en")
    await api.post(`/admin/copy-drafts/${id}/reject`, {})
    await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange", { bubbles: true })))
    await showsRows(1)
    await api.post(`/admin/copy-drafts/${id}/undo`, {})
    // And without anybody coming back to it.
    await showsRows(2)
  })
})

describe("many drafts at once", () => {
  it("are accepted but for those whose product changed, which are listed with the reason, and all of it is undone", async () => {
    const concerned = [product(10), product(11), product(12)]
    const drafts = await Promise.all(concerned.map((each) => draftOf(each, "en")))
    const page = await openInbox("?q=IMG_101&locale=en")
    await showsRows(4)
    await api.post(`/admin/products/${product(11).id}`, { description: "Written by a colleague." })
    for (const number of [10, 11, 12]) {
      await page.getByRole("checkbox", { name: `Select the draft of IMG_10${number}` }).click()
    }
    await page.getByText("3 selected").waitFor()
    await expectAccessible(page)
    await screenshot(page, "inbox-selected")
    const sent: unknown[] = []
    page.on("request", (request) => request.url().endsWith("/batch") && sent.push(request.postDataJSON()))
    // All of the page's text is no decision.
    await page.keyboard.press("Control+a")
    await page.keyboard.press("a")
    await toast("2 drafts accepted").waitFor()
    expect(sent).toHaveLength(1)

    const report = page.getByRole("region", { name: "1 draft could not be accepted" })
    await report.getByText("The product changed since the draft was made.").waitFor()
    expect(await report.getByRole("listitem").count()).toBe(1)
    expect(await report.getByRole("link", { name: "IMG_1011" }).getAttribute("href")).toBe(
      `/app/copy-drafts/${drafts[1]?.id}?locale=en&q=IMG_101`
    )
    await page.evaluate(() => getSelection()?.removeAllRanges())
    await screenshot(page, "inbox-report")
    await expectAccessible(page)
    const titles = async () => Promise.all(concerned.map(async ({ id }) => (await retrieveProduct(api, id)).title))
    expect(await titles()).toEqual([drafts[0]?.content?.title, "IMG_1011", drafts[2]?.content?.title])
    expect((await retrieveProduct(api, product(11).id)).description).toBe("Written by a colleague.")
    await showsRows(2)
    await row("IMG_1011").getByText("Changed since").waitFor()

    await admin.clickInToast("Undo")
    await toast("2 drafts undone").waitFor()
    expect(await titles()).toEqual(["IMG_1010", "IMG_1011", "IMG_1012"])
    expect((await retrieveProduct(api, product(10).id)).description).toBe(concerned[0]?.description)
    await showsRows(4)
  })

  it("say which of them could not be undone, and why", async () => {
    const page = await openInbox("?q=IMG_1009&locale=en")
    await showsRows(1)
    await selectAll()
    await page.getByRole("button", { name: "Accept" }).click()
    await toast("1 draft accepted").waitFor()
    await api.post(`/admin/products/${product(9).id}`, { title: "A colleague's title" })
    await admin.clickInToast("Undo")
    await toast("1 draft could not be undone").waitFor()
    const report = page.getByRole("region", { name: "1 draft could not be undone" })
    await report.getByText("The product changed since the draft was accepted.").waitFor()
    expect((await retrieveProduct(api, product(9).id)).title).toBe("A colleague's title")
  })

  it("are rejected with one reason, a chunk after the other, and come back with the undo", async () => {
    const page = await openInbox()
    await showsRows(20)
    await selectAll()
    await page.getByRole("button", { name: "Next" }).click()
    await showsRows(DRAFTS - 20)
    await selectAll()
    await page.getByText(`${DRAFTS} selected`).waitFor()
    const sizes: number[] = []
    await page.route("**/admin/copy-drafts/batch", async (route) => {
      const { reject, undo, batch_id } = route.request().postDataJSON()
      sizes.push((reject ?? undo).length)
      // So long that one can see how far it is.
      if (batch_id) await toast(/25 of 28/).waitFor()
      await route.continue()
    })
    await page.keyboard.press("r")
    const drawer = page.getByRole("dialog", { name: `Reject ${DRAFTS} drafts` })
    await drawer.getByRole("textbox").fill("Not our tone")
    await expectAccessible(page)
    await screenshot(page, "inbox-reject")
    await drawer.getByRole("button", { name: "Reject" }).click()
    await toast(`${DRAFTS} drafts rejected`).waitFor()
    expect(sizes).toEqual([25, 3])

    const rejected = (await list("status=rejected&limit=100")).copy_drafts
    expect(rejected.map(({ reject_reason }) => reject_reason)).toEqual(Array.from({ length: DRAFTS }, () => "Not our tone"))
    const { copy_history } = await api.get<CopyHistoryResponse>("/admin/copy-history?limit=100")
    const batches = copy_history.filter(({ action }) => action === "reject").slice(0, DRAFTS)
    expect(new Set(batches.map(({ batch_id }) => batch_id)).size).toBe(1)
    await page.getByText("Nothing to review").waitFor()
    expect(address()).toBe("")
    await expectAccessible(page)
    await screenshot(page, "inbox-empty")
    await page.getByRole("main").getByRole("link", { name: "Go to Backfills" }).waitFor()

    await admin.clickInToast("Undo")
    await toast(`${DRAFTS} drafts undone`).waitFor()
    expect(sizes).toEqual([25, 3, 25, 3])
    await showsRows(20)
    expect(await count("status=ready")).toBe(DRAFTS)
  })

  it("are asked for again where they failed", async () => {
    const picture = `${randomUUID()}.png`
    const { id } = await createProduct(api, "DSC_5555", `${store.url}/static/${picture}`)
    await eventually(async () => expect(await count(`status=failed&product_id=${id}`)).toBe(2), { seconds: 60, everyMs: 300 })
    const page = await openInbox("?view=failed&q=DSC_5555")
    await showsRows(2)
    await writeFile(join(store.home.pictures, picture), await renderDrawing(drawing(3), { format: "png" }))
    await selectAll()
    expect(await page.getByRole("button", { name: "Accept" }).count()).toBe(0)
    await page.keyboard.press("t")
    await toast("2 drafts are made again").waitFor()
    await eventually(async () => expect(await count(`status=ready&product_id=${id}`)).toBe(2), { seconds: 60, everyMs: 300 })
    await view("Needs review").click()
    await search().fill("DSC_5555")
    await showsRows(2)
    await inDatabase(`UPDATE copy_draft SET deleted_at = now() WHERE product_id = '${id}'`)
  })

  it("are drafted again where an older version of a template wrote them, and no others", async () => {
    const draftWith = async (number: number, template: string) => {
      const { id } = await draftOf(product(number), "en")
      await api.post(`/admin/copy-drafts/${id}/regenerate`, { template })
    }
    await Promise.all([draftWith(4, "home"), draftWith(5, "home"), draftWith(6, "toys")])
    await eventually(async () => expect(await count("status=ready&template=home&template=toys")).toBe(3), { seconds: 60, everyMs: 300 })
    const page = await openInbox("?locale=en")
    await showsRows(PRODUCTS)
    const filter = () => page.getByRole("button", { name: "Filter", exact: true }).click()
    await filter()
    await page.getByRole("menuitemcheckbox", { name: "Home" }).click()
    await page.getByRole("menuitemcheckbox", { name: "Toys" }).click()
    await page.keyboard.press("Escape")
    await showsRows(3)
    await filter()
    await page.getByRole("menuitemcheckbox", { name: "Written with an older template or baseline" }).click()
    await expectAccessible(page)
    await screenshot(page, "inbox-filter")
    await page.keyboard.press("Escape")
    await page.getByText("No draft is outdated").waitFor()
    await page.getByRole("button", { name: "Remove filter Written with an older template or baseline" }).waitFor()
    await page.getByRole("button", { name: "Remove filter Template: Toys" }).click()
    await eventually(async () => expect(address()).toBe("?locale=en&template=home&outdated=true"))
    await page.locator("main [aria-busy=true]").waitFor({ state: "detached" })
    await page.getByText("No draft is outdated").waitFor()
    await expectAccessible(page)
    await screenshot(page, "inbox-not-outdated")

    const { copy_template } = await api.get<CopyTemplateResponse>("/admin/copy-templates/home")
    const { label, words, attributes } = copy_template
    await api.post("/admin/copy-templates/home", { label, words, attributes, guidance: { en: "Where it would stand.", zh: "写摆放的地方。" } })
    await page.goto(`${store.url}/app/settings/copy-templates/home`)
    await page.getByRole("link", { name: "2 such drafts wait for review" }).click()
    await page.waitForURL(/\/copy-drafts\?template=home&outdated=true$/)
    await showsRows(2)
    const former = await Promise.all([4, 5].map(async (number) => (await draftOf(product(number), "en")).id))
    const asked: string[] = []
    page.on("request", (request) => request.method() === "POST" && asked.push(new URL(request.url()).pathname))
    await selectAll()
    await page.getByRole("button", { name: "Draft again" }).click()
    await toast("2 drafts are made again").waitFor()
    expect(asked.sort()).toEqual(former.map((id) => `/admin/copy-drafts/${id}/regenerate`).sort())
    await page.getByText("No draft is outdated").waitFor()
    expect(await count("status=ready")).toBe(DRAFTS)
    expect((await draftOf(product(6), "en")).provenance?.template).toMatch(/^toys@1/)
  })

  it("do nothing at once that nobody sees any more", async () => {
    const page = await openInbox("?q=IMG_1002")
    await showsRows(2)
    await selectAll()
    await page.getByText("2 selected").waitFor()
    await search().fill("IMG_1003")
    await row("IMG_1003").first().waitFor()
    await page.getByText("2 selected").waitFor({ state: "detached" })
    await selectAll()
    await page.getByText("2 selected").waitFor()
    // In a menu a letter chooses among its items.
    await page.getByRole("button", { name: "Sort: Riskiest first" }).click()
    const item = page.getByRole("menuitemradio", { name: "Riskiest first" })
    await item.waitFor()
    await page.keyboard.press("a")
    await page.keyboard.press("Escape")
    await item.waitFor({ state: "detached" })
    await page.getByText("2 selected").waitFor()
    await page.keyboard.press("Escape")
    await page.getByText("2 selected").waitFor({ state: "detached" })
    await page.keyboard.press("a")
    expect(await count("status=ready")).toBe(DRAFTS)
  })
})

describe("an inbox without drafts to show", () => {
  it("says kindly why, whatever the view", async () => {
    const page = await openInbox("?view=conflicts")
    await page.getByText("No conflicts").waitFor()
    await expectAccessible(page)
    await search().fill("nothing is called that")
    await page.getByText("No draft matches").waitFor()
    await expectAccessible(page)
    await page.getByRole("main").getByRole("button", { name: "Clear search and filters" }).last().click()
    await page.getByText("No conflicts").waitFor()
    await view("Accepted today").click()
    await page.getByText("Nothing accepted today").waitFor()
  })

  it("tells a store that never made a draft how to get some", async () => {
    await withoutDrafts(async () => {
      const page = await openInbox()
      await page.getByText("No drafts yet").waitFor()
      await expectAccessible(page)
      await screenshot(page, "inbox-never")
      await page.getByRole("main").getByRole("link", { name: "Go to Backfills" }).click()
      await page.waitForURL(/\/copy-backfills$/)
    })
  })

  it("says that they could not be loaded, and loads them at another try", async () => {
    admin = await AdminPage.signIn(browser, store)
    const { page } = admin
    await page.route("**/admin/copy-drafts?**", (route) => route.abort())
    await page.goto(`${store.url}/app/copy-drafts`)
    const alert = page.getByRole("alert").filter({ hasText: "The drafts could not be loaded" })
    await alert.getByText("The store did not answer.").waitFor()
    await expectAccessible(page)
    await screenshot(page, "inbox-error")
    await page.unroute("**/admin/copy-drafts?**")
    await alert.getByRole("button", { name: "Try again" }).click()
    await showsRows(20)
    expect(await alert.count()).toBe(0)
  })

  it("says whom to ask where one may not see them", async () => {
    admin = await AdminPage.signIn(browser, store)
    const { page } = admin
    await page.route(/\/admin\/copy-(drafts|summary)/, (route) => route.fulfill({ status: 403, json: { type: "forbidden", message: "Forbidden" } }))
    await page.goto(`${store.url}/app/copy-drafts`)
    const alert = page.getByRole("alert").filter({ hasText: "You have no access to copy drafts" })
    await alert.getByText("Ask an administrator of this store for access.").waitFor()
    await expectAccessible(page)
  })

  it("has the shape of the table while it is loaded", async () => {
    admin = await AdminPage.signIn(browser, store)
    const { page } = admin
    let answer = () => {}
    const answered = new Promise<void>((resolve) => (answer = resolve))
    await page.route("**/admin/copy-drafts?**", async (route) => {
      await answered
      await route.continue()
    })
    await page.goto(`${store.url}/app/copy-drafts`)
    await page.getByText("The drafts are being loaded").waitFor({ state: "attached" })
    await expectAccessible(page)
    await screenshot(page, "inbox-loading")
    answer()
    await showsRows(20)
  })
})

describe("the look of the inbox", () => {
  it.each(["light", "dark"] as const)("fits a telephone (%s)", async (theme) => {
    const page = await openInbox("", { viewport: { width: 375, height: 812 }, theme })
    await showsRows(20)
    expect(await overflow()).toBeLessThanOrEqual(0)
    await row(/IMG_/).first().getByText("To review").waitFor()
    await expectAccessible(page)
    await screenshot(page, `inbox-narrow-${theme}`)
    await rows().first().getByRole("checkbox").click()
    await rows().nth(1).getByRole("checkbox").click()
    const bar = page.getByRole("dialog", { name: "Actions for the selected drafts" })
    await bar.getByRole("button", { name: "Reject" }).waitFor()
    const box = await bar.boundingBox()
    expect(box && box.x >= 0 && box.x + box.width <= 375).toBe(true)
    expect(await overflow()).toBeLessThanOrEqual(0)
    await expectAccessible(page)
    await screenshot(page, `inbox-narrow-selected-${theme}`)
  })

  it("is in Chinese where the admin is, and dark where it is dark", async () => {
    const page = await openInbox("", { language: "zhCN", theme: "dark" })
    await page.getByRole("heading", { level: 1, name: "文案草稿" }).waitFor()
    await showsRows(20)
    await rows().first().getByRole("checkbox").click()
    await page.getByText("已选 1 份").waitFor()
    const words = await page.getByRole("main").innerText()
    for (const text of ["待审核", "有冲突", "失败", "今天已采用", "产品", "语言", "状态", "问题", "把握", "英文", "中文"]) expect(words).toContain(text)
    expect(words).not.toMatch(/inbox\.|shelftalker|Accept|Status|Prev|results|draft/)
    await expectAccessible(page)
    await screenshot(page, "inbox-chinese-dark")
  })
})

describe("the figures beside the list of products", () => {
  const section = (): Locator => admin.page.getByRole("region", { name: "Product copy" })

  it("say what is missing and waits, and lead to it", async () => {
    const { copy_summary } = await api.get<CopySummaryResponse>("/admin/copy-summary")
    expect(copy_summary.to_review).toBe(DRAFTS)
    admin = await AdminPage.signIn(browser, store)
    const { page } = admin
    await page.goto(`${store.url}/app/products`)
    await section().getByRole("link", { name: `${DRAFTS} drafts wait for review` }).click()
    await page.waitForURL(/\/copy-drafts$/)
    await showsRows(20)
    await page.goBack()
    await section().scrollIntoViewIfNeeded()
    await expectAccessible(page, ["[role=region][aria-label='Product copy']"])
    await screenshot(section(), "product-list-copy")
    await section().getByRole("link", { name: `${copy_summary.products_without_copy} products have no copy` }).click()
    await page.waitForURL(/\/copy-backfills$/)
    const form = page.getByRole("dialog")
    await form.getByRole("radio", { name: "Products without copy", checked: true }).waitFor()
    await form.getByRole("button", { name: "Cancel" }).click()
    await page.goBack()
    await section().getByText("drafts wait for review").waitFor()
  })

  it("are silent where they do not come, but for another try", async () => {
    admin = await AdminPage.signIn(browser, store)
    const { page } = admin
    await page.route("**/admin/copy-summary?**", (route) => route.abort())
    await page.goto(`${store.url}/app/products`)
    const retry = section().getByRole("button", { name: "Load again" })
    await retry.waitFor()
    expect((await section().innerText()).trim()).toBe("Load again")
    await page.unroute("**/admin/copy-summary?**")
    await retry.click()
    await section().getByText("drafts wait for review").waitFor()
  })

  it("are a short good word where there is nothing to do", async () => {
    await inDatabase("UPDATE product SET description = 'Written by hand' WHERE description IS NULL")
    await withoutDrafts(async () => {
      admin = await AdminPage.signIn(browser, store)
      await admin.page.goto(`${store.url}/app/products`)
      await section().getByText("Every product has its copy, and no draft waits for you.").waitFor()
    }).finally(() => inDatabase("UPDATE product SET description = NULL WHERE description = 'Written by hand'"))
  })
})
