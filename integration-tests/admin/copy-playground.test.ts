import type { Browser, Locator } from "playwright-core"

import type { Drawing } from "../../demo/drawings/drawing"
import { renderDrawing } from "../../demo/drawings/render"
import type { RunningStore } from "../../demo/store"
import { AdminPage, type AdminPageOptions } from "./admin-page"
import { expectAccessible } from "./axe"
import { launchChromium } from "./chromium"
import { screenshot } from "./screenshot"
import { openTestStore, type TestStore } from "./test-store"

const MUG: Drawing = { kind: "mug", colour: "blue", pattern: "striped", word: "HONEY", seed: 12 }

jest.setTimeout(240_000)

let testStore: TestStore
let store: RunningStore
let browser: Browser
let admin: AdminPage
let picture: { name: string; mimeType: string; buffer: Buffer }

beforeAll(async () => {
  testStore = openTestStore({ automatic: false, locales: ["en", "zh"] })
  store = await testStore.opened
  browser = await launchChromium()
  picture = { name: "mug.png", mimeType: "image/png", buffer: await renderDrawing(MUG, { size: 400, format: "png" }) }
}, 600_000)

afterAll(async () => {
  await browser?.close()
  await testStore.close()
}, 60_000)

afterEach(() => admin?.close())

async function open(options?: AdminPageOptions): Promise<AdminPage["page"]> {
  admin = await AdminPage.signIn(browser, store, options)
  await admin.page.goto(`${store.url}/app/copy-playground`)
  return admin.page
}

const region = (name: string): Locator => admin.page.getByRole("region", { name, exact: true })

describe("the copy playground in the admin", () => {
  it("shows the reply to a dropped picture, its fields with lengths, the text on it, and what it took", async () => {
    const page = await open()
    await page.getByText("Drop a picture here, or choose one").waitFor()
    await page.getByText("Nothing is stored").waitFor()
    // As a hand drops it: through the browser's own events, with a file of its own.
    const dropped = await page.evaluateHandle(
      ({ bytes, name, type }) => {
        const transfer = new DataTransfer()
        transfer.items.add(new File([Uint8Array.from(atob(bytes), (character) => character.charCodeAt(0))], name, { type }))
        return transfer
      },
      { bytes: picture.buffer.toString("base64"), name: picture.name, type: picture.mimeType }
    )
    await page.getByLabel("Picture", { exact: true }).dispatchEvent("drop", { dataTransfer: dropped })
    await page.getByRole("img", { name: "The chosen picture, mug.png" }).waitFor()
    await page.getByRole("combobox", { name: "Template" }).click()
    await page.getByRole("option", { name: "Home", exact: true }).click()
    await page.getByRole("button", { name: "Ask", exact: true }).click()
    await page.getByText("The reply is complete.").waitFor({ timeout: 120_000 })

    expect(await region("Reply").innerText()).toContain('"title":')
    expect(await page.getByRole("region", { name: "Title", exact: true }).innerText()).toMatch(/mug[^]*\d+\/60/i)
    expect(await page.getByRole("region", { name: "Text in the picture" }).innerText()).toContain("HONEY")
    expect(await region("Time and tokens").innerText()).toMatch(/Writing\s+\d+\.\d\d s/)
    expect(await region("Time and tokens").innerText()).toContain("Template home, version 1")
    await expectAccessible(page)
    await screenshot(page, "copy-playground")
  })

  it("asks in a prompt of one's own by keyboard alone, on a narrow screen, in Chinese", async () => {
    const page = await open({ language: "zhCN", viewport: { width: 375, height: 800 } })
    await page.getByLabel("图片", { exact: true }).setInputFiles(picture)
    await page.getByRole("radio", { name: "内置提示词" }).focus()
    // As long as a finger does: let go before the focus has moved, the key moves it and chooses nothing.
    await page.keyboard.press("ArrowDown", { delay: 200 })
    await page.getByRole("textbox", { name: "您的提示词" }).fill("Say what it is.")
    await page.getByRole("button", { name: "提问", exact: true }).focus()
    await page.keyboard.press("Enter")
    await page.getByText("回复已完成。").waitFor({ timeout: 120_000 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375)
    await expectAccessible(page)
    await screenshot(page, "copy-playground-narrow")
  })

  it("refuses what is no picture before it is sent, and asks for one first", async () => {
    const page = await open()
    const asked: string[] = []
    page.on("request", (request) => request.url().includes("copy-playground") && request.method() === "POST" && asked.push(request.url()))
    await page.getByRole("button", { name: "Ask", exact: true }).click()
    await page.getByText("Choose a picture first.").waitFor()
    await page.getByLabel("Picture", { exact: true }).setInputFiles({ name: "notes.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-") })
    await page.getByText("notes.pdf is not a picture that is read.", { exact: false }).waitFor()
    expect(asked).toEqual([])
  })

  it("says what the store found where a file only looked like a picture", async () => {
    const page = await open()
    await page.getByLabel("Picture", { exact: true }).setInputFiles({ name: "a.png", mimeType: "image/png", buffer: Buffer.from("hello") })
    await page.getByRole("button", { name: "Ask", exact: true }).click()
    await region("Reply").getByRole("alert").getByText("The file is not a picture", { exact: false }).waitFor()
  })

  it("stops when asked to, and can be asked again", async () => {
    const page = await open()
    await page.route("**/admin/copy-playground", () => new Promise(() => {}))
    await page.getByLabel("Picture", { exact: true }).setInputFiles(picture)
    await page.getByRole("button", { name: "Ask", exact: true }).click()
    await page.getByRole("button", { name: "Cancel", exact: true }).click()
    await page.getByText("Cancelled.", { exact: false }).waitFor()
    await page.unroute("**/admin/copy-playground")
    await page.getByRole("button", { name: "Ask again" }).click()
    await page.getByText("The reply is complete.").waitFor({ timeout: 120_000 })
  })

  it("tells who may not use it whom to ask, and where the store does not answer, lets one try again", async () => {
    admin = await AdminPage.signIn(browser, store)
    const { page } = admin
    const refuse = { status: 403, contentType: "application/json", body: JSON.stringify({ type: "forbidden", message: "Forbidden" }) }
    await page.route("**/admin/copy-status", (route) => route.fulfill(refuse))
    await page.goto(`${store.url}/app/copy-playground`)
    await page.getByText("You may not use the playground").waitFor()
    await page.unroute("**/admin/copy-status")
    await page.getByRole("button", { name: "Try again" }).click()
    await page.getByText("Drop a picture here, or choose one").waitFor()
  })
})
