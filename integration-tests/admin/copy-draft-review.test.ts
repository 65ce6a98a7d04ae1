import { randomUUID } from "node:crypto"
import { Client } from "pg"
import type { Browser, Locator, Page } from "playwright-core"

import { AdminApi } from "../../demo/admin-api"
import { COLOURS, KINDS, PATTERNS, WORDS, type Drawing } from "../../demo/drawings/drawing"
import type { RunningStore } from "../../demo/store"
import type { Locale } from "../../src/copy/limits"
import type { CopyDraftDTO, CopyDraftListResponse, CopyDraftResponse } from "../../src/types/copy-draft"
import type { CopyHistoryResponse } from "../../src/types/copy-history"
import { eventually } from "../eventually"
import { AdminPage, type AdminPageOptions } from "./admin-page"
import { expectAccessible } from "./axe"
import { launchChromium } from "./chromium"
import { ReviewPage } from "./review-page"
import { screenshot } from "./screenshot"
import { inviteAdmin, type SecondAdmin } from "./second-admin"
import { createProduct, draftsOf, readyDraft, retrieveProduct, uploadDrawing, type TestProduct } from "./test-products"
import { openTestStore, type TestStore } from "./test-store"

/** Reviewed by keyboard in one go. */
const REVIEWED = 20
const SECONDS = 60
const PRODUCTS = 23

jest.setTimeout(180_000)

let testStore: TestStore
let store: RunningStore
let api: AdminApi
let ada: SecondAdmin
let browser: Browser
let admin: AdminPage
let page: Page
let review: ReviewPage

beforeAll(async () => {
  // Drafts are asked for one by one, in the language that a test is about.
  testStore = openTestStore({ locales: ["en", "zh"], automatic: false })
  store = await testStore.opened
  api = await AdminApi.login(store.url, store.adminEmail, store.adminPassword)
  browser = await launchChromium()
  for (let number = 0; number < PRODUCTS; number++) {
    const { id } = await makeProduct(`IMG_40${String(number).padStart(2, "0")}`, number)
    await askForDraft(id)
  }
  ada = await inviteAdmin(api, "Ada", "Lovelace")
  const [, signedIn] = await Promise.all([allReady(PRODUCTS), AdminPage.signIn(browser, store, WINDOW)])
  use(signedIn)
}, 600_000)

afterAll(async () => {
  await browser?.close()
  await testStore?.close()
}, 60_000)

const WINDOW: AdminPageOptions = { viewport: { width: 1440, height: 900 } }

function use(signedIn: AdminPage): void {
  admin = signedIn
  page = admin.page
  review = new ReviewPage(page, store)
}

const drawing = (number: number): Drawing => ({
  kind: KINDS[number % KINDS.length] ?? "mug",
  colour: COLOURS[(number * 3) % COLOURS.length] ?? "blue",
  pattern: PATTERNS[number % PATTERNS.length] ?? "plain",
  word: number % 3 === 0 ? null : (WORDS[number] ?? null),
  seed: number,
})

async function makeProduct(title: string, number: number): Promise<TestProduct> {
  return createProduct(api, title, await uploadDrawing(api, drawing(number)))
}

async function askForDraft(productId: string, locale: Locale = "en"): Promise<string> {
  return (await api.post<CopyDraftResponse>(`/admin/products/${productId}/copy-drafts`, { locale })).copy_draft.id
}

/** The drafts that wait for review, in the order in which they were asked for, as the page at `?order=created_at` has them. */
async function waiting(): Promise<CopyDraftDTO[]> {
  const fields = encodeURIComponent("+product.id,+product.title")
  const { copy_drafts } = await api.get<CopyDraftListResponse>(`/admin/copy-drafts?status=ready&order=created_at&limit=100&fields=${fields}`)
  return copy_drafts
}

const OLDEST_FIRST = "?order=created_at"

async function allReady(count: number): Promise<void> {
  await eventually(async () => expect(await waiting()).toHaveLength(count), { seconds: 400, everyMs: 1_000 })
}

/** What is marked as different, without what only screen readers say of it. */
function marks(field: Locator, tag: "ins" | "del"): Promise<(string | null | undefined)[]> {
  return field.locator(tag).evaluateAll((found) => found.map((mark) => mark.childNodes[1]?.textContent))
}

async function draftOf(id: string): Promise<CopyDraftDTO> {
  return (await api.get<CopyDraftResponse>(`/admin/copy-drafts/${id}`)).copy_draft
}

async function inDatabase(query: string, values: string[]): Promise<void> {
  const client = new Client({ connectionString: store.databaseUrl })
  await client.connect()
  await client.query(query, values)
  await client.end()
}

async function historyOf(id: string): Promise<CopyHistoryResponse["copy_history"]> {
  return (await api.get<CopyHistoryResponse>(`/admin/copy-history?draft_id=${id}`)).copy_history
}

/** A draft of its own that waits for review. */
async function freshDraft(title: string, number: number): Promise<CopyDraftDTO> {
  const { id } = await makeProduct(title, number)
  await askForDraft(id)
  return draftOf((await readyDraft(api, id)).id)
}

const status = async (id: string) => (await draftOf(id)).status

async function expectStatus(id: string, expected: CopyDraftDTO["status"]): Promise<void> {
  await eventually(async () => expect(await status(id)).toBe(expected), { seconds: 30, everyMs: 200 })
}

describe("the review of many drafts by keyboard", () => {
  it(`is done with ${REVIEWED} of them in less than ${SECONDS} seconds, and each product says what its draft said`, async () => {
    const drafts = (await waiting()).slice(0, REVIEWED)
    expect(drafts).toHaveLength(REVIEWED)
    const [first] = drafts
    await review.open(first?.id ?? "", OLDEST_FIRST)
    await review.screen.getByText(`1 of ${PRODUCTS}`, { exact: true }).waitFor()
    const loads = admin.loads

    let started = 0
    for (const draft of drafts) {
      await review.shows(draft)
      started ||= Date.now()
      await review.press("a")
    }
    const accepted = await eventually(
      async () => {
        const { count } = await api.get<CopyDraftListResponse>("/admin/copy-drafts?status=accepted&limit=1")
        expect(count).toBe(REVIEWED)
        return count
      },
      { seconds: SECONDS, everyMs: 100 }
    )
    const seconds = (Date.now() - started) / 1_000
    process.stderr.write(`It took ${seconds.toFixed(1)} s to review ${accepted} drafts by keyboard\n`)
    expect(seconds).toBeLessThan(SECONDS)
    expect(admin.loads).toBe(loads)

    for (const { id, product_id, content } of drafts) {
      const product = await retrieveProduct(api, product_id)
      expect(product).toMatchObject({ title: content?.title, description: content?.description })
      expect(product.metadata).toMatchObject({ selling_points: content?.selling_points, alt_text: content?.alt_text })
      expect((await historyOf(id)).map(({ action }) => action)).toEqual(["accept"])
    }
    await review.screen.getByText(`${REVIEWED + 1} of ${PRODUCTS}`, { exact: true }).waitFor()

    await api.post("/admin/copy-drafts/batch", { undo: drafts.map(({ id }) => id) })
    await allReady(PRODUCTS)
  })

  it("has the next draft there without waiting for the store", async () => {
    const [first, second, third] = await waiting()
    if (!first || !second || !third) throw new Error("There are too few drafts.")
    const fetched = page.waitForResponse((answer) => answer.url().includes(third.id) && answer.ok())
    await review.open(first.id, OLDEST_FIRST)
    await review.shows(first)
    await fetched

    // From now on the store answers nothing about drafts.
    let held = 0
    const release = new AbortController()
    await page.route(/\/admin\/(copy-drafts|copy-history|products)/, async (route) => {
      held += 1
      await new Promise((resolve) => release.signal.addEventListener("abort", resolve))
      await route.continue().catch(() => undefined)
    })
    await review.press("j")
    await review.shows(second)
    expect(await review.field("Title").innerText()).toContain("Accept")
    const picture = review.screen.getByRole("region", { name: "Pictures of the product" }).locator("img").first()
    expect(await picture.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0)).toBe(true)
    await review.press("ArrowRight")
    await review.shows(third)
    await review.press("k", "ArrowLeft")
    await review.shows(first)
    expect(held).toBeGreaterThan(0)
    release.abort()
    await page.unroute(/\/admin\/(copy-drafts|copy-history|products)/)
  })
})

describe("the review of one draft", () => {
  it("shows the pictures beside the fields, each as it is now against the draft with the words that differ marked", async () => {
    const dress: Drawing = { kind: "dress", colour: "green", pattern: "striped", word: "SKY", seed: 1 }
    const pictures = [await uploadDrawing(api, dress), await uploadDrawing(api, { ...dress, seed: 99 })]
    const { id } = await createProduct(api, "IMG_5000", pictures[0] ?? "")
    await api.post(`/admin/products/${id}`, {
      title: "Green dress with SKY print",
      description: "A green dress with the word SKY, for summer days.",
      images: pictures.map((url) => ({ url })),
    })
    await askForDraft(id)
    const draft = await draftOf((await readyDraft(api, id)).id)
    await review.open(draft.id, "?order=-created_at")
    await review.shows(draft)
    const title = review.field("Title")
    expect(await marks(title, "ins")).toEqual(["striped"])
    expect(await marks(title, "del")).toEqual([])
    expect(await title.locator("dd").first().innerText()).toBe("Green dress with SKY print")
    expect((await marks(review.field("Description"), "ins")).join(" ")).toContain("striped")
    await review.screen.getByText(`1 of ${PRODUCTS + 1}`, { exact: true }).waitFor()

    const shown = () => review.button("Zoom in: The picture that the draft was made from").locator("img").getAttribute("src")
    expect(await shown()).toBe(pictures[0])
    await screenshot(page, "review")
    await expectAccessible(page)
    await review.button("Show picture 2 of 2").click()
    expect(await review.button("Zoom in: Picture 2 of the product").locator("img").getAttribute("src")).toBe(pictures[1])
    // It is one of its own.
    await api.post(`/admin/copy-drafts/${draft.id}/reject`, {})
  })

  it("accepts one field, and takes it back by its own button, by key and from the notice", async () => {
    const [draft] = await waiting()
    if (!draft) throw new Error("There is no draft.")
    await review.open(draft.id, OLDEST_FIRST)
    await review.shows(draft)
    await review.press("1")
    await review.field("Title").getByText("On the product").waitFor()
    await review.heading(draft.content?.title ?? "").waitFor()
    expect((await retrieveProduct(api, draft.product_id)).description).toBeNull()
    // It stays, and the rest is still to be accepted.
    expect(review.id).toBe(draft.id)
    await review.screen.getByText("Not all of its fields are on the product.").waitFor()
    await review.button("Undo Title").click()
    await review.heading(draft.product?.title ?? "").waitFor()
    await expectStatus(draft.id, "ready")

    await review.press("3")
    await review.field("Description").getByText("On the product").waitFor()
    await review.press("u")
    await review.button("Accept Description").waitFor()
    expect((await retrieveProduct(api, draft.product_id)).description).toBeNull()

    await review.press("5")
    await review.field("Attributes").getByText("On the product").waitFor()
    await review.undoFromNotice("Attributes is on the product")
    await review.button("Accept Attributes").waitFor()
    expect((await retrieveProduct(api, draft.product_id)).metadata ?? {}).not.toHaveProperty("colour")
    expect((await historyOf(draft.id)).slice(0, 6).map(({ action }) => action)).toEqual(["undo", "accept", "undo", "accept", "undo", "accept"])
  })

  it("says at each field what a rule found, how sure the model was, and where an attribute was seen", async () => {
    const [draft] = await waiting()
    if (!draft) throw new Error("There is no draft.")
    const issue = { field: "description", code: "wrong_script", severity: "warning", message: "The description is not in English." }
    await inDatabase("update copy_draft set confidence = $1, issues = $2 where id = $3", [
      JSON.stringify({ title: 0.41, description: 0.6, alt_text: 0.9 }),
      JSON.stringify([issue]),
      draft.id,
    ])
    await review.open(draft.id, OLDEST_FIRST)
    await review.field("Title").getByText("Low confidence").waitFor()
    expect(await review.field("Title").locator("[aria-label^='Low confidence']").getAttribute("aria-label")).toContain("41 %")
    await review.field("Description").getByText("Medium confidence").waitFor()
    await review.field("Description").getByText("The description is not in English.").waitFor()
    expect(await review.field("Alt text").getByText("confidence").count()).toBe(0)
    expect(await review.field("Attributes").getByRole("img", { name: "Seen in the picture" }).count()).toBeGreaterThan(0)
    await screenshot(page, "review-unsure")
    await expectAccessible(page)
  })

  it("is edited in place, and nothing that was written is lost unasked", async () => {
    const draft = await freshDraft("IMG_5001", 31)
    await review.open(draft.id, OLDEST_FIRST)
    await review.shows(draft)

    await review.press("e")
    const title = review.screen.getByRole("textbox", { name: "Title", exact: true })
    await page.waitForFunction((element) => document.activeElement === element, await title.elementHandle())
    await page.keyboard.type(" a j k x")
    await review.press("Tab")
    await page.keyboard.press("Control+a")
    await page.keyboard.type("Made for slow mornings")
    expect(await review.screen.getByRole("textbox", { name: "Selling point 1" }).inputValue()).toBe("Made for slow mornings")
    await review.field("Selling points").getByText("22/40").waitFor()
    await screenshot(page, "review-edit")
    await expectAccessible(page)

    await review.press("Escape")
    await review.question.getByRole("button", { name: "Keep editing" }).click()
    expect(await title.inputValue()).toBe(`${draft.content?.title} a j k x`)
    await review.button("Next draft").click()
    await review.question.getByRole("button", { name: "Keep editing" }).click()

    await title.fill("x".repeat(61))
    await review.field("Title").getByText("61/60").waitFor()
    expect(await review.button("Save").isDisabled()).toBe(true)
    await title.fill("Honey mug")
    await review.press("Control+Enter")
    await review.field("Title").getByText("Edited by you").waitFor()
    expect((await draftOf(draft.id)).edited).toEqual({
      title: "Honey mug",
      selling_points: ["Made for slow mornings", ...(draft.content?.selling_points.slice(1) ?? [])],
    })
    await review.press("u")
    await review.field("Title").getByText("Edited by you").waitFor({ state: "detached" })
    expect((await draftOf(draft.id)).edited).toEqual({})

    // The browser's back leaves no time to ask: the words wait.
    await page.goto(`${store.url}/app/copy-drafts?q=IMG_5001`)
    await page.getByRole("link", { name: /IMG_5001/ }).first().click()
    await review.button("Edit Title").click()
    await page.keyboard.type(" of the house")
    await page.goBack()
    await review.screen.waitFor({ state: "detached" })
    await page.goForward()
    await review.screen.getByText("Your words from before are still here").waitFor()
    expect(await title.inputValue()).toBe(`${draft.content?.title} of the house`)

    // Words that the store refuses stay where they are, with the reason beside them.
    await api.post(`/admin/copy-drafts/${draft.id}/accept`, {})
    await review.press("Control+Enter")
    await review.field("Title").getByRole("alert").waitFor()
    expect(await title.inputValue()).toBe(`${draft.content?.title} of the house`)
    await review.press("Escape")
    await review.question.getByRole("button", { name: "Leave" }).click()
    await review.screen.getByText(/^Accepted by admin@shelftalker.test/).waitFor()
  })

  it("is rejected with a reason, goes on to the next, and is taken back from the notice", async () => {
    const [draft, following] = await waiting()
    if (!draft || !following) throw new Error("There are too few drafts.")
    await review.open(draft.id, OLDEST_FIRST)
    await review.shows(draft)
    await review.press("x")
    await page.keyboard.type("Wrong colour, xaj")
    await expectAccessible(page)
    await review.drawer.getByRole("button", { name: "Reject", exact: true }).click()
    await review.shows(following)
    await expectStatus(draft.id, "rejected")
    expect((await draftOf(draft.id)).reject_reason).toBe("Wrong colour, xaj")
    expect(await review.said.innerText()).toMatch(/^Rejected\. Next: /)

    await review.press("k")
    await review.screen.getByText(/^Rejected by admin@shelftalker.test/).waitFor()
    await review.screen.getByText("Reason: Wrong colour, xaj").waitFor()
    await expectAccessible(page)
    await review.undoFromNotice("Rejected: ")
    await review.button("Accept all").waitFor()
    expect(await status(draft.id)).toBe("ready")
  })

  it("is written anew to a wish, and the person chooses between the old one and the new one", async () => {
    const old = await freshDraft("IMG_5002", 32)
    await api.post(`/admin/copy-drafts/${old.id}`, { edited: { title: "Honey mug for slow mornings" } })
    await review.open(old.id, OLDEST_FIRST)

    const writeAnother = async (wish: string) => {
      await review.press("r")
      await review.drawer.getByRole("textbox").fill(wish)
      await review.drawer.getByRole("button", { name: "Write another" }).click()
    }
    await review.field("Title").getByText("Edited by you").waitFor()
    await writeAnother("Write for hikers")
    // Meanwhile the old one stays.
    await review.screen.getByText("Another draft is being made").waitFor()
    await review.field("Title").getByText("Honey mug for slow mornings").waitFor()
    await review.screen.getByRole("heading", { name: "Which draft do you want to go on with?" }).waitFor()
    await review.screen.getByText("Your wish: Write for hikers").waitFor()
    expect(await review.field("Title").locator("del").innerText()).toContain("Honey")
    expect(await review.field("Title").locator("ins").count()).toBeGreaterThan(0)
    await screenshot(page, "review-choice")
    await expectAccessible(page)
    await review.press("o")
    await review.field("Title").getByText("Honey mug for slow mornings").waitFor()
    await review.button("Accept all").waitFor()
    expect(await status(old.id)).toBe("ready")
    const [second] = await draftsOf(api, old.product_id)
    expect(second).toMatchObject({ status: "superseded", instructions: "Write for hikers" })

    await writeAnother("Write for painters")
    await review.button("Use the new one").click()
    const [third] = await draftsOf(api, old.product_id)
    expect(third).toMatchObject({ status: "ready", instructions: "Write for painters" })
    await review.screen.getByText("Your wish: Write for painters").waitFor()
    expect(review.id).toBe(third?.id)
    expect(await status(old.id)).toBe("superseded")
    // Whoever comes to the old one later can still choose.
    await review.open(old.id)
    await review.button("Keep the old one").waitFor()
  })

  it("shows three texts where the product has changed, and writes only over what was chosen and seen", async () => {
    const draft = await freshDraft("IMG_5003", 33)
    await api.post(`/admin/products/${draft.product_id}`, { title: "Mug by hand", description: "Thrown by hand." })
    await review.open(draft.id, OLDEST_FIRST)
    await review.screen.getByText("The product has changed since this draft was made").waitFor()
    const title = review.field("Title")
    expect(await title.locator("dt").allInnerTexts()).toEqual(["When drafted", "Now", "Draft"])
    expect(await title.locator("dd").nth(0).innerText()).toContain("IMG_5003")
    expect(await title.locator("dd").nth(1).innerText()).toContain("Mug by hand")
    await screenshot(page, "review-conflict")
    await expectAccessible(page)

    await review.press("a")
    await eventually(async () => expect(await review.said.innerText()).toContain("Choose for each marked field first."), { seconds: 5, everyMs: 50 })
    // The key has led to the first choice; arrows and the space bar are that one's now.
    await review.press("Space")
    expect(await title.getByRole("radio", { name: "Keep what is there now" }).isChecked()).toBe(true)
    await review.field("Description").getByRole("radio", { name: "Take the draft" }).click()

    // Somebody writes once more before the choice is sent: that nobody has seen.
    await page.route(/\/admin\/copy-drafts\/cdraft_[^/]+$/, (route) => route.abort())
    await api.post(`/admin/products/${draft.product_id}`, { description: "Thrown by hand, in Delft." })
    await review.button("Accept what was chosen").click()
    await review.notice("Not accepted").waitFor()
    expect(await retrieveProduct(api, draft.product_id)).toMatchObject({ title: "Mug by hand", description: "Thrown by hand, in Delft." })
    await page.unroute(/\/admin\/copy-drafts\/cdraft_[^/]+$/)

    await review.notice("Not accepted").getByRole("button", { name: "Look at it" }).click()
    await review.field("Description").getByText("in Delft").first().waitFor()
    await title.getByRole("radio", { name: "Keep what is there now" }).click()
    await review.field("Description").getByRole("radio", { name: "Take the draft" }).click()
    await review.press("a")
    await review.notice("Accepted: ").waitFor()
    expect(await retrieveProduct(api, draft.product_id)).toMatchObject({
      title: "Mug by hand",
      description: draft.content?.description,
      metadata: { alt_text: draft.content?.alt_text },
    })
  })

  it("is enlarged and moved, shows its keys, and gives the focus back", async () => {
    const [draft] = await waiting()
    if (!draft) throw new Error("There is no draft.")
    await review.open(draft.id, OLDEST_FIRST)
    await review.shows(draft)
    await review.button("Keyboard shortcuts").focus()
    await review.press("?")
    for (const words of ["Accept all and go on", "Undo the last action", "Enlarge the picture"]) await review.drawer.getByText(words).waitFor()
    await screenshot(page, "review-keys")
    await expectAccessible(page)
    await review.press("a", "Escape")
    await review.drawer.waitFor({ state: "detached" })
    const hasFocus = () => review.button("Keyboard shortcuts").evaluate((element) => element === document.activeElement)
    await eventually(async () => expect(await hasFocus()).toBe(true), { seconds: 5, everyMs: 50 })

    await review.press("z")
    const view = review.drawer.getByRole("group")
    await view.waitFor()
    const place = () => view.evaluate(({ scrollLeft, scrollTop }) => ({ scrollLeft, scrollTop }))
    const before = await place()
    expect(before.scrollTop).toBeGreaterThan(0)
    await review.press("ArrowRight", "ArrowDown")
    const moved = await place()
    expect(moved.scrollLeft).toBeGreaterThan(before.scrollLeft)
    expect(moved.scrollTop).toBeGreaterThan(before.scrollTop)
    await page.mouse.move(600, 400)
    await page.mouse.down()
    await page.mouse.move(700, 450)
    await page.mouse.up()
    expect(await place()).toEqual({ scrollLeft: moved.scrollLeft - 100, scrollTop: moved.scrollTop - 50 })
    await screenshot(page, "review-zoom")
    await expectAccessible(page)
    await review.press("Escape")
    await view.waitFor({ state: "detached" })
    // None of these keys was meant for the draft.
    expect(review.id).toBe(draft.id)
    expect(await status(draft.id)).toBe("ready")
    // Nor are the sequences of Medusa's own that begin with g.
    await review.press("g", "a")
    expect(await status(draft.id)).toBe("ready")
  })
})

describe("a review by two people", () => {
  it("shows the second that the first has decided, and nothing is written twice", async () => {
    const drafts = [await freshDraft("IMG_5004", 34), await freshDraft("IMG_5005", 35)]
    const [one, other] = drafts
    if (!one || !other) throw new Error("There are too few drafts.")
    const adas = await AdminPage.signIn(browser, { ...store, adminEmail: ada.email, adminPassword: ada.password }, WINDOW)
    const second = new ReviewPage(adas.page, store)
    await Promise.all([review.open(one.id, OLDEST_FIRST), second.open(one.id, OLDEST_FIRST)])
    await Promise.all([review.shows(one), second.shows(one)])

    await second.press("a")
    await review.screen.getByText(/^Accepted by Ada Lovelace/).waitFor()
    expect(await review.button("Accept all").count()).toBe(0)
    await review.button("Undo").waitFor()
    await review.field("Title").getByText("On the product").waitFor()
    expect(await review.said.innerText()).toContain("Somebody else has just decided")
    await screenshot(page, "review-decided")
    await expectAccessible(page)
    await review.press("a")
    expect((await historyOf(one.id)).map(({ action, actor }) => [action, actor?.name])).toEqual([["accept", "Ada Lovelace"]])

    // The second one's page does not know yet that the first has decided.
    await second.open(other.id, OLDEST_FIRST)
    await second.shows(other)
    await adas.page.route(/\/admin\/copy-drafts\/cdraft_[^/]+$/, (route) => route.abort())
    await review.open(other.id, OLDEST_FIRST)
    await review.shows(other)
    await review.press("a")
    await expectStatus(other.id, "accepted")
    await second.press("a")
    await second.notice("Not accepted").waitFor()
    await adas.page.unroute(/\/admin\/copy-drafts\/cdraft_[^/]+$/)
    await second.notice("Not accepted").getByRole("button", { name: "Look at it" }).click()
    await second.screen.getByText(/^Accepted by admin@shelftalker.test/).waitFor()
    expect((await historyOf(other.id)).map(({ action }) => action)).toEqual(["accept"])
    await adas.close()
  })

  it("is told in the history, from which one entry and a whole batch are undone", async () => {
    const drafts = (await waiting()).slice(0, 3)
    const [draft, batched, third] = drafts
    if (!draft || !batched || !third) throw new Error("There are too few drafts.")
    const adas = await AdminApi.login(store.url, ada.email, ada.password)
    await adas.post("/admin/copy-drafts/batch", { accept: drafts.map(({ id }) => id), batch_id: randomUUID() })
    await review.open(draft.id)
    await review.screen.getByText(/^Accepted by Ada Lovelace/).waitFor()
    await review.press("h")
    const entry = review.drawer.getByRole("listitem").filter({ hasText: "Ada Lovelace accepted" }).first()
    await entry.getByText("Together with 2 others").waitFor()
    expect(await entry.locator("time").getAttribute("title")).toMatch(/\d{4}/)
    expect(await entry.getByText(draft.product?.title ?? "").first().isVisible()).toBe(true)
    expect(await entry.locator("del").first().isVisible()).toBe(true)
    await screenshot(page, "review-history")
    await expectAccessible(page)

    await entry.getByRole("button", { name: /^Undo: Ada Lovelace/ }).click()
    await review.drawer.getByRole("listitem").first().getByText("undid the decision").waitFor()
    expect(await status(draft.id)).toBe("ready")
    expect((await retrieveProduct(api, draft.product_id)).title).toBe(draft.product?.title)

    await review.open(batched.id)
    await review.screen.getByText(/^Accepted by Ada Lovelace/).waitFor()
    await review.press("h")
    await review.drawer.getByRole("button", { name: "Undo all" }).click()
    await review.question.getByText("What was decided about 3 drafts at once is undone.").waitFor()
    await review.question.getByRole("button", { name: "Undo all" }).click()
    await expectStatus(third.id, "ready")
    await expectStatus(batched.id, "ready")
    // The one that was undone already is refused, and said to be.
    await review.notice("2 drafts undone").waitFor()
    await review.notice("1 draft could not be undone").waitFor()
    await review.press("Escape")
    await review.button("Accept all").waitFor()
  })
})

describe("the end of a review", () => {
  it("asks for what came in meanwhile, then sums the sitting up and leads back to the list", async () => {
    const one = await freshDraft("Zebra-1", 36)
    const two = await freshDraft("Zebra-2", 37)
    const search = "?q=Zebra&order=created_at"
    await review.open(one.id, search)
    await review.shows(one)
    await review.screen.getByText("1 of 2", { exact: true }).waitFor()
    await review.press("a")
    await review.shows(two)
    const three = await freshDraft("Zebra-3", 38)
    await review.press("j")
    await review.shows(three)
    await review.screen.getByText("3 of 3", { exact: true }).waitFor()
    await review.press("x")
    await review.drawer.getByRole("button", { name: "Reject", exact: true }).click()

    await review.screen.getByText("1 draft in it still waits for you.").waitFor()
    await review.button("Go through them again").click()
    await review.shows(two)
    await review.press("e")
    await page.keyboard.type(" and stripes")
    await review.press("Control+Enter")
    await review.field("Title").getByText("Edited by you").waitFor()
    await review.press("a")
    await review.shows(three)
    await review.press("j")
    await review.screen.getByRole("heading", { name: "All reviewed" }).waitFor()
    const sum = async () => (await review.screen.locator("dl > div").allInnerTexts()).map((text) => text.split("\n").filter(Boolean).sort())
    await eventually(async () => expect(await sum()).toEqual([["2", "Accepted"], ["1", "Edited"], ["1", "Rejected"]]), { seconds: 10, everyMs: 100 })
    await screenshot(page, "review-end")
    await expectAccessible(page)
    expect((await retrieveProduct(api, two.product_id)).title).toBe(`${two.content?.title} and stripes`)

    await review.button("Back to the list").click()
    await review.screen.waitFor({ state: "detached" })
    const { pathname, search: left } = new URL(page.url())
    expect({ pathname, left }).toEqual({ pathname: "/app/copy-drafts", left: search })
  })

  it("is Escape, which leads back to the same list", async () => {
    const [draft] = await waiting()
    await review.open(draft?.id ?? "", "?view=all&q=IMG")
    await review.button("Accept all").waitFor()
    await review.press("Escape")
    await review.screen.waitFor({ state: "detached" })
    expect(new URL(page.url()).search).toBe("?view=all&q=IMG")
  })
})

describe("the look of the review", () => {
  it("says of a draft that failed why, and makes another", async () => {
    const { id } = await createProduct(api, "IMG_5006", `${store.url}/static/${randomUUID()}.png`)
    await askForDraft(id)
    const failed = await eventually(
      async () => {
        const [newest] = await draftsOf(api, id)
        if (newest?.status !== "failed") throw new Error(`The draft is ${newest?.status}.`)
        return newest
      },
      { seconds: 60, everyMs: 500 }
    )
    await review.open(failed.id, "?view=failed")
    await review.screen.getByText("There is no picture at this address any more").waitFor()
    await screenshot(page, "review-failed")
    await expectAccessible(page)
    await review.button("Try again").click()
    await eventually(async () => expect((await draftsOf(api, id))[0]?.id).not.toBe(failed.id), { seconds: 20, everyMs: 200 })
    const [again] = await draftsOf(api, id)
    await eventually(() => expect(review.id).toBe(again?.id), { seconds: 20, everyMs: 200 })
  })

  it("says what is being loaded, what is gone, and what may not be seen", async () => {
    await review.open("cdraft_none")
    await review.screen.getByText("This draft does not exist any more").waitFor()
    await expectAccessible(page)

    const [draft] = await waiting()
    const address = new RegExp(`/admin/copy-drafts/${draft?.id}$`)
    await page.route(address, (route) => route.fulfill({ status: 403, json: { type: "forbidden", message: "Forbidden" } }))
    await review.open(draft?.id ?? "")
    await review.screen.getByText("You have no access to copy drafts").waitFor()
    await expectAccessible(page)
    await page.unroute(address)

    await page.route(address, () => undefined)
    await review.open(draft?.id ?? "")
    await review.screen.getByText("The draft is being loaded").waitFor()
    await expectAccessible(page)
    await page.unroute(address)
  })

  it("fits a telephone, with its actions always at hand", async () => {
    const [draft] = await waiting()
    if (!draft) throw new Error("There is no draft.")
    await page.setViewportSize({ width: 375, height: 812 })
    await review.open(draft.id, OLDEST_FIRST)
    await review.shows(draft)
    for (const button of await review.screen.getByRole("button").all()) {
      const box = await button.boundingBox()
      expect(box && box.x >= 0 && box.x + box.width <= 375).toBe(true)
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(375)
    const bar = await review.button("Accept all").boundingBox()
    expect(bar && bar.y + bar.height <= 812).toBe(true)
    await screenshot(page, "review-narrow")
    await expectAccessible(page)
    await review.field("Attributes").scrollIntoViewIfNeeded()
    await screenshot(page, "review-narrow-fields")
    expect(await review.button("Accept all").boundingBox()).toEqual(bar)
    await page.setViewportSize({ width: 1440, height: 900 })
  })

  it("is dark where the admin is", async () => {
    const [draft] = await waiting()
    await page.evaluate(() => localStorage.setItem("medusa_admin_theme", "dark"))
    const dark = await page.context().newPage()
    await dark.addInitScript(() => localStorage.setItem("medusa_admin_theme", "dark"))
    const there = new ReviewPage(dark, store)
    await there.open(draft?.id ?? "", OLDEST_FIRST)
    await there.button("Accept all").waitFor()
    const channels = await there.screen.evaluate((element) => getComputedStyle(element).backgroundColor.match(/\d+/g)?.map(Number))
    expect(Math.max(...(channels ?? [255]).slice(0, 3))).toBeLessThan(80)
    await screenshot(dark, "review-dark")
    await expectAccessible(dark)
    await dark.close()
    await page.evaluate(() => localStorage.setItem("medusa_admin_theme", "light"))
  })

  it("is in Chinese where the admin is, and marks Chinese words character by character", async () => {
    const product = await makeProduct("IMG_5007", 39)
    await api.post(`/admin/products/${product.id}`, { metadata: { title_zh: "红色条纹马克杯" } })
    await askForDraft(product.id, "zh")
    const draft = await readyDraft(api, product.id, "zh")
    await api.post(`/admin/copy-drafts/${draft.id}`, { edited: { title: "蓝色条纹马克杯" } })
    await page.context().addCookies([{ name: "lng", value: "zhCN", url: store.url }])
    await review.open(draft.id, "?locale=zh")
    await review.button("全部采用").waitFor()
    const title = review.field("标题")
    expect(await marks(title, "del")).toEqual(["红"])
    expect(await marks(title, "ins")).toEqual(["蓝"])
    const words = await review.screen.innerText()
    for (const text of ["待审核", "卖点", "描述", "替代文本", "属性", "当前", "草稿", "重新撰写", "拒绝"]) expect(words).toContain(text)
    expect(words).not.toMatch(/Accept|Draft|Now|shelftalker/)
    await screenshot(page, "review-chinese")
    await expectAccessible(page)
  })
})
