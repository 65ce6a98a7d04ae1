import { randomUUID } from "node:crypto"
import { writeFile } from "node:fs/promises"
import { join } from "node:path"
import type { Browser } from "playwright-core"

import { AdminApi } from "../../demo/admin-api"
import type { Drawing } from "../../demo/drawings/drawing"
import { renderDrawing } from "../../demo/drawings/render"
import type { RunningStore } from "../../demo/store"
import { DEFAULT_PUBLISH_MAPPING } from "../../src/copy/publish-mapping"
import { eventually } from "../eventually"
import { AdminPage, type AdminPageOptions } from "./admin-page"
import { launchChromium } from "./chromium"
import { screenshot } from "./screenshot"
import { createProduct, draftsOf, readyDraft, retrieveProduct, uploadDrawing } from "./test-products"
import { openTestStore, type TestStore } from "./test-store"

const MUG: Drawing = { kind: "mug", colour: "blue", pattern: "plain", word: "HONEY", seed: 12 }
const SHIRT: Drawing = { kind: "t-shirt", colour: "red", pattern: "striped", word: "NORD", seed: 11 }
const BOOT: Drawing = { kind: "boot", colour: "brown", pattern: "plain", word: null, seed: 21 }

jest.setTimeout(240_000)

let testStore: TestStore
let store: RunningStore
let api: AdminApi
let browser: Browser
let admin: AdminPage

beforeAll(async () => {
  testStore = openTestStore({ locales: ["en", "zh"], publish: { ...DEFAULT_PUBLISH_MAPPING, attributes: { type: "type", colour: "metadata.colour", pattern: "options.Pattern" } } })
  store = await testStore.opened
  api = await AdminApi.login(store.url, store.adminEmail, store.adminPassword)
  browser = await launchChromium()
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

describe("the copy draft on the product's page", () => {
  it("comes in by itself after a product was created with a picture, is edited, accepted, and is on the product", async () => {
    const { page, section } = await signIn()
    const id = await admin.createProduct("DSC_0147", await renderDrawing(MUG, { format: "jpeg" }))
    const loads = admin.loads

    await section.getByRole("button", { name: "Accept all" }).waitFor()
    expect(await admin.field("Title").innerText()).toMatch(/DSC_0147[\s\S]*mug/i)
    expect(await admin.field("Attributes").innerText()).toMatch(/blue/i)
    expect(await admin.field("Text in the picture").innerText()).toContain("HONEY")
    const picture = await section.getByRole("img", { name: /draft was made from/ }).boundingBox()
    expect(picture).toMatchObject({ width: 64, height: 64 })

    await section.getByRole("button", { name: "Edit", exact: true }).click()
    await admin.input("Title").fill("Honey mug for slow mornings")
    await page.getByRole("button", { name: "Save", exact: true }).click()
    await admin.field("Title").getByText("Edited by you").waitFor()
    await admin.field("Title").getByText("27/60").waitFor()
    await screenshot(page, "ready")

    await section.getByRole("button", { name: "Accept all" }).click()
    await admin.title("Honey mug for slow mornings").waitFor()
    await admin.field("Description").getByText("On the product").waitFor()
    await screenshot(page, "accepted")

    const [draft] = await draftsOf(api, id)
    const product = await retrieveProduct(api, id)
    expect(product.title).toBe("Honey mug for slow mornings")
    expect(product.description).toBe(draft?.content?.description)
    expect(product.metadata).toMatchObject({
      selling_points: draft?.content?.selling_points,
      alt_text: draft?.content?.alt_text,
    })
    expect(admin.loads).toBe(loads)
  })

  it("asks before it drops what was edited, and refuses words over the limit", async () => {
    const product = await createProduct(api, "IMG_0001", await uploadDrawing(api, MUG))
    await readyDraft(api, product.id)
    const { page, section } = await signIn()
    await admin.openProduct(product.id)
    await section.getByRole("button", { name: "Edit", exact: true }).click()
    await admin.input("Title").fill("x".repeat(61))
    expect(await page.getByRole("button", { name: "Save", exact: true }).isDisabled()).toBe(true)
    await page.getByText("61/60").waitFor()

    await page.keyboard.press("Escape")
    await page.getByRole("button", { name: "Keep editing" }).click()
    expect(await admin.input("Title").inputValue()).toBe("x".repeat(61))
    await page.keyboard.press("Escape")
    await page.getByRole("button", { name: "Leave" }).click()
    await page.getByRole("dialog").waitFor({ state: "detached" })
    expect((await draftsOf(api, product.id))[0]?.edited).toEqual({})
  })

  it("is written anew with the merchant's wish, and its acceptance is undone from the notice", async () => {
    const product = await createProduct(api, "IMG_0002", await uploadDrawing(api, BOOT))
    const first = await readyDraft(api, product.id)
    const { page, section } = await signIn()
    await admin.openProduct(product.id)

    await admin.choose("Write another…")
    await admin.input("What should be different?").fill("Write for hikers")
    await page.getByRole("button", { name: "Write another", exact: true }).click()
    const second = await eventually(
      async () => {
        const [newest] = await draftsOf(api, product.id)
        if (!newest || newest.id === first.id || newest.status !== "ready") throw new Error("There is no second draft yet.")
        return newest
      },
      { seconds: 90, everyMs: 500 }
    )
    expect(second.instructions).toBe("Write for hikers")
    await section.getByText("Your wish: Write for hikers").waitFor()
    await section.getByText("You can leave this page").waitFor({ state: "hidden" })

    await admin.field("Title").getByRole("button", { name: "Accept Title" }).click()
    await admin.title(second.content?.title ?? "").waitFor()
    expect((await retrieveProduct(api, product.id)).description).toBeNull()
    await admin.clickInToast("Undo")
    await admin.title("IMG_0002").waitFor()
    await section.getByText("To review").first().waitFor()
    expect((await retrieveProduct(api, product.id)).title).toBe("IMG_0002")
  })

  it("asks whose words shall stand when the product was changed meanwhile", async () => {
    const product = await createProduct(api, "IMG_0003", await uploadDrawing(api, BOOT))
    const draft = await readyDraft(api, product.id)
    const { page, section } = await signIn()
    await admin.openProduct(product.id)
    await api.post(`/admin/products/${product.id}`, { description: "Written by a colleague." })

    await section.getByRole("button", { name: "Accept all" }).click()
    const prompt = page.getByRole("alertdialog")
    await prompt.getByText("Written by a colleague.").waitFor()
    await prompt.getByText(draft.content?.description ?? "").waitFor()
    await screenshot(page, "conflict")
    await prompt.getByRole("button", { name: "Keep" }).click()
    expect((await retrieveProduct(api, product.id)).description).toBe("Written by a colleague.")

    await section.getByRole("button", { name: "Accept all" }).click()
    await prompt.getByRole("button", { name: "Overwrite" }).click()
    await section.getByText("You accepted this draft.").waitFor()
    expect((await retrieveProduct(api, product.id)).description).toBe(draft.content?.description)
  })

  it("says why it could not be made and what to do, and is made at another try", async () => {
    const file = `${randomUUID()}.png`
    const product = await createProduct(api, "IMG_0004", `${store.url}/static/${file}`)
    const { page, section } = await signIn()
    await admin.openProduct(product.id)
    const reason = section.getByText("There is no picture at this address any more; correct the address, or upload the picture again.")
    await reason.waitFor()
    await screenshot(page, "failed")

    await writeFile(join(store.home.pictures, file), await renderDrawing(MUG, { format: "png" }))
    await section.getByRole("button", { name: "Try again" }).click()
    await section.getByRole("button", { name: "Accept all" }).waitFor()
    expect(await reason.isVisible()).toBe(false)
  })

  it("is rejected with a reason, and the product stays as it is", async () => {
    const product = await createProduct(api, "IMG_0005", await uploadDrawing(api, MUG))
    await readyDraft(api, product.id)
    const { page, section } = await signIn()
    await admin.openProduct(product.id)
    await admin.choose("Reject…")
    await admin.input("What was wrong with it?").fill("Too plain")
    await page.getByRole("button", { name: "Reject", exact: true }).click()
    await section.getByText("Reason: Too plain").waitFor()
    const [draft] = await draftsOf(api, product.id)
    expect(draft).toMatchObject({ status: "rejected", reject_reason: "Too plain" })
    expect((await retrieveProduct(api, product.id)).title).toBe("IMG_0005")
  })

  it("proposes a type that the store does not have apart, and adds it when the merchant wants it", async () => {
    const product = await createProduct(api, "IMG_0007", await uploadDrawing(api, SHIRT))
    await readyDraft(api, product.id)
    await signIn()
    await admin.openProduct(product.id)
    const typeOf = async () => (await api.get<{ product: { type: { value: string } | null } }>(`/admin/products/${product.id}`)).product.type?.value
    await admin.field("Attributes").getByText("New value: not among the store's type").waitFor()
    await admin.field("Attributes").getByRole("button", { name: "Add “T-shirt” to the store and accept" }).click()
    await admin.clickInToast("Undo")
    await eventually(async () => expect(await typeOf()).toBeUndefined())
    // Now the store has it, so that accept fills it in like any other.
    await admin.field("Attributes").getByText("Fills type").waitFor()
    await admin.field("Attributes").getByRole("button", { name: "Accept Attributes" }).click()
    await eventually(async () => expect(await typeOf()).toBe("T-shirt"))
  })

  it("adds a value to the product's option when the merchant wants it, and says where there is no such option", async () => {
    const product = await createProduct(api, "IMG_0008", await uploadDrawing(api, SHIRT))
    await readyDraft(api, product.id)
    const { page } = await signIn()
    await admin.openProduct(product.id)
    await admin.field("Attributes").getByText("Not written: the product has no such option (options.Pattern)").waitFor()

    const option = { title: "Pattern", values: ["Default option value"] }
    await api.post(`/admin/products/${product.id}/options/batch`, { add: [option] })
    await page.reload()
    await admin.field("Attributes").getByText("New value: not among the store's options.Pattern").waitFor()
    await admin.field("Attributes").getByRole("button", { name: "Add “striped” to the store and accept" }).click()
    const values = async () => {
      const { options } = (await api.get<{ product: { options: { title: string; values: { value: string }[] }[] } }>(`/admin/products/${product.id}`)).product
      return options.find(({ title }) => title === "Pattern")?.values.map(({ value }) => value).sort()
    }
    await eventually(async () => expect(await values()).toEqual(["Default option value", "striped"]))
    await screenshot(admin.field("Attributes"), "widget-option-value")
    await admin.clickInToast("Undo")
    await eventually(async () => expect(await values()).toEqual(["Default option value"]))
  })

  it("shows each language by itself, drafts from another picture, and tells its history", async () => {
    const pictures = [await uploadDrawing(api, MUG), await uploadDrawing(api, BOOT)]
    const product = await createProduct(api, "IMG_0006", ...pictures)
    await readyDraft(api, product.id)
    const { page, section } = await signIn()
    await admin.openProduct(product.id)
    const languages = section.getByRole("group", { name: "Language of the draft" })
    const title = async () => admin.field("Title").innerText()

    await languages.getByRole("button", { name: "Chinese" }).click()
    await eventually(async () => expect(await title()).toMatch(/\p{Script=Han}/u))
    await languages.getByRole("button", { name: "English" }).click()
    await eventually(async () => expect(await title()).toMatch(/mug/i))
    await screenshot(section, "widget-languages-and-pictures")

    const strip = section.getByRole("region", { name: "Pictures of the product" })
    await strip.getByRole("img", { name: "Picture 1: the draft shown was made from it" }).waitFor()
    await strip.getByRole("button", { name: "Draft from picture 2" }).click()
    await strip.getByRole("img", { name: "Picture 2: the draft shown was made from it" }).waitFor()
    await eventually(async () => expect(await title()).toMatch(/boot/i))

    await section.getByRole("button", { name: "Accept all" }).click()
    await section.getByText("You accepted this draft.").waitFor()
    await admin.choose("History…")
    const history = page.getByRole("dialog", { name: "History" })
    await history.getByText(/accepted$/).waitFor()
    await history.getByRole("button", { name: /^Undo: .* accepted$/ }).click()
    await history.getByText(/undid the decision$/).waitFor()
    await screenshot(page, "widget-history")
    await page.keyboard.press("Escape")
    await admin.title("IMG_0006").waitFor()
    expect((await retrieveProduct(api, product.id)).title).toBe("IMG_0006")
  })
})

describe("the look of the copy draft", () => {
  let productId: string

  beforeAll(async () => {
    const product = await createProduct(api, "IMG_2034", await uploadDrawing(api, SHIRT))
    productId = product.id
    await readyDraft(api, productId)
  })

  it("is in Chinese where the admin is", async () => {
    const { section } = await signIn({ language: "zhCN" })
    await admin.openProduct(productId)
    await section.getByRole("button", { name: "全部采用" }).waitFor()
    const words = await section.innerText()
    for (const text of ["待审核", "标题", "卖点", "描述", "替代文本", "属性", "图片中的文字", "当前", "草稿"]) {
      expect(words).toContain(text)
    }
    expect(words).not.toMatch(/Accept|Draft|Now|shelftalker/)
    await screenshot(section, "chinese")
  })

  it("fits a telephone", async () => {
    const { page, section } = await signIn({ viewport: { width: 375, height: 812 } })
    await admin.openProduct(productId)
    const button = section.getByRole("button", { name: "Accept all" })
    await button.scrollIntoViewIfNeeded()
    for (const part of [section, button, ...(await section.getByRole("button").all())]) {
      const box = await part.boundingBox()
      expect(box && box.x >= 0 && box.x + box.width <= 375).toBe(true)
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(375)
    await screenshot(section, "narrow")
  })

  it("is dark where the admin is", async () => {
    const { section } = await signIn({ theme: "dark" })
    await admin.openProduct(productId)
    await section.getByRole("button", { name: "Accept all" }).waitFor()
    const channels = await section.evaluate((element) => getComputedStyle(element).backgroundColor.match(/\d+/g)?.map(Number))
    expect(Math.max(...(channels ?? [255]).slice(0, 3))).toBeLessThan(80)
    await screenshot(section, "dark")
  })

  it("stands where the merchant moves it", async () => {
    const { page, section } = await signIn({ viewport: { width: 1440, height: 1100 } })
    await admin.openProduct(productId)
    const salesChannels = page.getByRole("heading", { name: "Sales Channels" })
    expect((await section.boundingBox())?.y).toBeGreaterThan((await salesChannels.boundingBox())?.y ?? Infinity)

    await api.post("/admin/layouts/product.details/configuration", {
      configuration: { widgets: { "widget:shelftalker:product-copy-draft": { order: -1 } } },
    })
    await admin.openProduct(productId)
    await section.getByRole("button", { name: "Accept all" }).waitFor()
    // The page may be drawn before the store has told how it is laid out.
    await eventually(async () => {
      expect((await section.boundingBox())?.y).toBeLessThan((await salesChannels.boundingBox())?.y ?? 0)
    })
    await screenshot(page, "widget")
  })
})
