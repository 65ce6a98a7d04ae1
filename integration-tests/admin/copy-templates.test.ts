import { randomUUID } from "node:crypto"
import { readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import type { Browser, Locator } from "playwright-core"

import { AdminApi } from "../../demo/admin-api"
import type { Drawing } from "../../demo/drawings/drawing"
import { renderDrawing } from "../../demo/drawings/render"
import type { RunningStore } from "../../demo/store"
import type { CopyBaselineResponse, CopyTemplateFile, CopyTemplateResponse } from "../../src/types/copy-template"
import { AdminPage, type AdminPageOptions } from "./admin-page"
import { expectAccessible } from "./axe"
import { launchChromium } from "./chromium"
import { ReviewPage } from "./review-page"
import { screenshot } from "./screenshot"
import { createProduct, readyDraft, uploadDrawing, type TestProduct } from "./test-products"
import { openTestStore, type TestStore } from "./test-store"

const MUG: Drawing = { kind: "mug", colour: "blue", pattern: "plain", word: "HONEY", seed: 12 }
const PHONE = { width: 375, height: 812 }

jest.setTimeout(240_000)

let testStore: TestStore
let store: RunningStore
let api: AdminApi
let browser: Browser
let admin: AdminPage
let shoe: TestProduct
/** A picture that is not there yet. */
let missing: string

beforeAll(async () => {
  testStore = openTestStore({ locales: ["en", "zh"], automatic: false })
  store = await testStore.opened
  api = await AdminApi.login(store.url, store.adminEmail, store.adminPassword)
  browser = await launchChromium()
  shoe = await createProduct(api, "Blue sneaker", await uploadDrawing(api, { ...MUG, kind: "sneaker" }))
  const { product_category } = await api.post<{ product_category: { id: string } }>("/admin/product-categories", { name: "Shoes", is_active: true })
  await api.post(`/admin/products/${shoe.id}`, { categories: [{ id: product_category.id }] })
  await createProduct(api, "Red mug", await uploadDrawing(api, { ...MUG, colour: "red" }))
  missing = `${randomUUID()}.png`
  await createProduct(api, "Lost mug", `${store.url}/static/${missing}`)
  await createProduct(api, "Green mug", await uploadDrawing(api, { ...MUG, colour: "green" }))
}, 600_000)

afterAll(async () => {
  await browser?.close()
  await testStore.close()
}, 60_000)

afterEach(() => admin?.close())

async function open(path = "", options?: AdminPageOptions): Promise<AdminPage["page"]> {
  admin = await AdminPage.signIn(browser, store, options)
  await admin.page.goto(`${store.url}/app/settings/copy-templates${path}`)
  await admin.page.getByRole("main").getByRole("heading", { level: 1 }).first().waitFor()
  return admin.page
}

const dialog = (): Locator => admin.page.getByRole("dialog")
const question = (): Locator => admin.page.getByRole("alertdialog")
const notice = (words: string): Locator => admin.page.locator("[data-sonner-toast]").filter({ hasText: words }).first()
const row = (name: string): Locator => admin.page.getByRole("row", { name: new RegExp(`^${name}(?=\\s|$)`) })
const language = (name: string): Locator => dialog().getByRole("region", { name, exact: true })
const template = (name: string) => api.get<CopyTemplateResponse>(`/admin/copy-templates/${name}`)

describe("the templates in the admin", () => {
  it("are found in the settings: what each is for, its languages, its version and whose it is", async () => {
    admin = await AdminPage.signIn(browser, store)
    const { page } = admin
    await page.goto(`${store.url}/app/settings`)
    await page.getByRole("link", { name: "Copy templates" }).click()
    await row("Shoes").getByText("shoe, footwear, sneaker, trainer and").waitFor()
    expect(await row("Shoes").innerText()).toMatch(/English\s+Chinese\s+1\s+Shipped/)
    await row("General").getByText("Every product that no other template is for").waitFor()
    expect(await page.getByRole("row").count()).toBe(11)
    await expectAccessible(page)
    await screenshot(page, "templates-1440-light")
  })

  it("are created when nothing is wrong with them, and each fault is told at its field before", async () => {
    const page = await open()
    await page.getByRole("button", { name: "Create" }).click()
    await dialog().getByLabel("Name in the address and in files").fill("shoes")
    await dialog().getByText("There is a template with this name already").waitFor()
    await dialog().getByRole("button", { name: "Save" }).click()
    await dialog().getByText("5 things to mend before it can be saved").waitFor()
    const name = dialog().getByLabel("Name in the address and in files")
    await expect(name.evaluate((input) => input === document.activeElement)).resolves.toBe(true)
    await name.fill("candles")

    await language("English").getByLabel("Name", { exact: true }).fill("Candles")
    const guidance = language("English").getByLabel("Guidance for the model")
    await guidance.fill("word ".repeat(301))
    await language("English").getByText("Too long: about 301 tokens, and 300 are allowed.").waitFor()
    await language("English").getByText("About 301 of 300 tokens").waitFor()
    expect(await guidance.getAttribute("aria-invalid")).toBe("true")
    await expectAccessible(page)
    await screenshot(page, "templates-refused-1440-light")
    await guidance.fill("Name the vessel. {{title}}")
    await language("English").getByText("The placeholder {{title}} is in it").waitFor()
    await guidance.fill("Name the vessel and where it would stand.")
    await language("English").getByLabel("Words that it is chosen by").fill("candle, scented candle")
    await dialog().getByRole("button", { name: "Save" }).click()
    await language("Chinese").getByText("The guidance is empty, and this store makes drafts in this language.").waitFor()
    await language("Chinese").getByLabel("Guidance for the model").fill("写容器的样子和摆放的地方。")
    await dialog().getByLabel("What the change is for").fill("For the winter range")
    await dialog().getByRole("button", { name: "Save" }).click()

    await page.waitForURL(/\/settings\/copy-templates\/candles$/)
    await page.getByRole("heading", { level: 1, name: "Candles" }).waitFor()
    await page.getByText("For the winter range").waitFor()
    expect((await template("candles")).copy_template).toMatchObject({ version: 1, words: { en: ["candle", "scented candle"], zh: [] } })
  })

  it("are edited in versions, which can be read and restored, and put back to the shipped one", async () => {
    const page = await open("/shoes")
    await page.getByText("As it was shipped. Your first change becomes version 1.").waitFor()
    for (const words of ["First words of our own.", "Second words of our own."]) {
      await page.getByRole("button", { name: "Edit" }).click()
      await language("English").getByLabel("Guidance for the model").fill(words)
      await dialog().getByRole("button", { name: "Save" }).click()
      await dialog().waitFor({ state: "detached" })
      await page.getByRole("region", { name: "Guidance (English)" }).getByText(words).waitFor()
    }
    await page.getByText("Your own, instead of the shipped one").waitFor()
    // Nothing typed is thrown away unasked.
    await page.getByRole("button", { name: "Edit" }).click()
    await language("English").getByLabel("Guidance for the model").fill("Never saved.")
    await page.keyboard.press("Escape")
    await question().getByText("What you changed in this template is not saved.").waitFor()
    await question().getByRole("button", { name: "Leave" }).click()
    await dialog().waitFor({ state: "detached" })
    expect((await template("shoes")).versions).toHaveLength(2)

    await page.getByRole("button", { name: "Show version 1" }).click()
    await page.getByText("First words of our own.").waitFor()
    await expectAccessible(page)
    await page.locator("[data-sonner-toast]").last().waitFor({ state: "detached" })
    await screenshot(page, "template-versions-1440-light")
    await page.getByRole("button", { name: "Restore version 1" }).click()
    await question().getByRole("button", { name: "Go back" }).click()
    expect((await template("shoes")).copy_template.version).toBe(2)
    await page.getByRole("button", { name: "Restore version 1" }).click()
    await question().getByRole("button", { name: "Restore" }).click()
    await notice("Version 1 is restored").waitFor()
    await page.getByRole("region", { name: "Guidance (English)" }).first().getByText("First words of our own.").waitFor()
    expect((await template("shoes")).copy_template.version).toBe(3)

    await page.getByRole("button", { name: "Actions for the template" }).click()
    await page.getByRole("menuitem", { name: "Put back the shipped one" }).click()
    await question().getByRole("button", { name: "Put back the shipped one" }).click()
    await notice("The shipped template is back").waitFor()
    await page.getByText("Buyers ask for the shape, the height of shaft and heel").waitFor()
    expect((await template("shoes")).copy_template.source).toBe("shipped")
  })

  it("are deleted where none was shipped, after a question", async () => {
    const { copy_template } = await template("toys")
    const { label, words, guidance, attributes } = copy_template
    await api.post("/admin/copy-templates/lamps", { label: { ...label, en: "Lamps" }, words: { ...words, en: ["lamp"] }, guidance, attributes })
    const page = await open("/lamps")
    await page.getByRole("button", { name: "Actions for the template" }).click()
    await page.getByRole("menuitem", { name: "Delete" }).click()
    await question().getByText("Delete Lamps?").waitFor()
    await question().getByRole("button", { name: "Delete" }).click()
    await page.waitForURL(/\/settings\/copy-templates$/)
    await row("Toys").waitFor()
    expect(await row("Lamps").count()).toBe(0)
    await expect(template("lamps")).rejects.toThrow("There is no copy template with the name lamps.")
  })

  it("are not saved over unseen: who saves later keeps what was typed, and chooses", async () => {
    const { copy_template } = await template("toys")
    const { label, words, guidance, attributes } = copy_template
    const saveElsewhere = (en: string) => api.post("/admin/copy-templates/toys", { label, words, attributes, guidance: { ...guidance, en } })
    const page = await open("/toys")
    const field = language("English").getByLabel("Guidance for the model")
    const save = dialog().getByRole("button", { name: "Save", exact: true })
    const notice = dialog().getByRole("alert").filter({ hasText: "Somebody else saved meanwhile" })
    await page.getByRole("button", { name: "Edit" }).click()
    await field.fill("Mine.")
    await saveElsewhere("Theirs.")
    await dialog().getByLabel("What the change is for").fill("To be shorter")
    await save.click()
    await notice.getByRole("button", { name: "Save mine anyway" }).waitFor()
    // The last field had been scrolled to.
    expect((await notice.boundingBox())?.y).toBeGreaterThan(0)
    await expect(field.inputValue()).resolves.toBe("Mine.")
    expect((await template("toys")).versions).toHaveLength(1)
    await expectAccessible(page)
    await screenshot(page, "template-newer-1440-light")
    await notice.getByRole("button", { name: "Load the newer one" }).click()
    await notice.waitFor({ state: "detached" })
    await expect(field.inputValue()).resolves.toBe("Theirs.")
    expect(await save.isDisabled()).toBe(true)

    await field.fill("Mine after all.")
    await saveElsewhere("Theirs again.")
    await save.click()
    await notice.getByRole("button", { name: "Save mine anyway" }).click()
    await dialog().waitFor({ state: "detached" })
    const { versions } = await template("toys")
    expect(versions.map(({ guidance }) => guidance.en)).toEqual(["Mine after all.", "Theirs again.", "Theirs."])
  })

  it("say so when one is not there", async () => {
    admin = await AdminPage.signIn(browser, store)
    await admin.page.goto(`${store.url}/app/settings/copy-templates/ghosts`)
    await admin.page.getByRole("alert").getByText("There is no copy template with the name ghosts.").waitFor()
  })
})

describe("the preview", () => {
  it("drafts up to three products with the version in use and with the words of the form, and tells what failed", async () => {
    const page = await open("/shoes")
    await page.getByRole("button", { name: "Edit" }).click()
    await dialog().getByRole("tab", { name: "Preview" }).click()
    const choose = (title: string) => dialog().getByRole("checkbox", { name: title }).click()
    for (const title of ["Blue sneaker", "Lost mug", "Red mug"]) await choose(title)
    await dialog().getByText("3 of 3 chosen").waitFor()
    expect(await dialog().getByRole("checkbox", { name: "Green mug" }).isDisabled()).toBe(true)
    await dialog().getByRole("button", { name: "Preview" }).click()
    const product = (title: string) => dialog().getByRole("article", { name: title })
    await product("Blue sneaker").getByText(/Being written twice, \d+ s so far/).waitFor()
    await screenshot(page, "template-preview-running-1440-light")
    const present = product("Blue sneaker").getByRole("region", { name: "In use now" })
    const proposed = product("Blue sneaker").getByRole("region", { name: "Your words" })
    for (const side of [present, proposed]) expect(await side.innerText()).toMatch(/sneaker/i)
    await product("Blue sneaker").getByText("In use now: Template shoes, version 1", { exact: true }).waitFor()
    const sides = [await present.boundingBox(), await proposed.boundingBox()]
    expect(sides[0]?.y).toBe(sides[1]?.y)
    await product("Lost mug").getByRole("alert").getByText(/no picture at this address/).waitFor()
    await dialog().getByText("Previews ready: 2 of 3").waitFor()
    await expectAccessible(page)
    await screenshot(page, "template-preview-1440-light")

    await writeFile(join(store.home.pictures, missing), await renderDrawing(MUG, { format: "png" }))
    await product("Lost mug").getByRole("button", { name: "Try again" }).click()
    await dialog().getByText("Previews ready: 3 of 3").waitFor()
    await dialog().getByRole("tab", { name: "Words" }).click()
    await language("English").getByLabel("Guidance for the model").fill("Other words.")
    await dialog().getByRole("tab", { name: "Preview" }).click()
    await dialog().getByText("The words have changed since this preview.").waitFor()
    await dialog().getByRole("tab", { name: "Words" }).click()
    await language("English").getByLabel("Guidance for the model").fill("")
    await dialog().getByRole("tab", { name: "Preview" }).click()
    await dialog().getByText("There is nothing to preview yet").waitFor()
    expect(await dialog().getByRole("button", { name: "Preview" }).isDisabled()).toBe(true)
    expect((await api.get<{ count: number }>("/admin/copy-drafts?limit=1")).count).toBe(0)
  })
})

describe("a preview that nobody waits for any more", () => {
  it("is stopped, with what is done already", async () => {
    const page = await open("/bags")
    await page.getByRole("button", { name: "Edit" }).click()
    await dialog().getByRole("tab", { name: "Preview" }).click()
    await dialog().getByRole("checkbox", { name: "Red mug" }).click()
    await dialog().getByRole("checkbox", { name: "Green mug" }).click()
    let asked = 0
    await page.route("**/copy-templates/preview", (route) => {
      asked += 1
      // The second is never answered.
      if (asked !== 2) return route.continue()
    })
    const left = page.waitForEvent("requestfailed", (request) => request.url().endsWith("/copy-templates/preview"))
    await dialog().getByRole("button", { name: "Preview" }).click()
    await dialog().getByText("Previews ready: 1 of 2").waitFor()
    const articles = dialog().getByRole("article")
    expect(await articles.count()).toBe(2)
    await dialog().getByRole("button", { name: "Stop" }).click()
    expect((await left).failure()?.errorText).toMatch(/ABORTED/)
    await dialog().getByText("Previews ready: 1 of 1").waitFor()
    expect(await articles.count()).toBe(1)
    await dialog().getByRole("button", { name: "Preview" }).click()
    await dialog().getByText("Previews ready: 2 of 2").waitFor()
    expect(asked).toBe(4)
  })
})

describe("templates as a file", () => {
  const choose = async (text: string) => {
    const buffer = Buffer.from(text)
    await dialog().getByLabel("File with templates").setInputFiles({ name: "templates.json", mimeType: "application/json", buffer })
  }

  it("are exported, and imported after telling what changes; a bad file is told what is wrong with it", async () => {
    const page = await open()
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Export" }).click()])
    expect(download.suggestedFilename()).toBe("copy-templates.json")
    const file = JSON.parse(await readFile(await download.path(), "utf8")) as CopyTemplateFile
    expect(file.templates.map(({ name }) => name)).toEqual(expect.arrayContaining(["shoes", "general"]))
    const [one] = file.templates.filter(({ name }) => name === "toys")
    if (!one) throw new Error("The file has no toys.")

    await page.getByRole("button", { name: "Import" }).click()
    await choose("name,guidance")
    await dialog().getByText("This file is not JSON.").waitFor()
    await choose('{"templates":[]}')
    await dialog().getByText("There are no copy templates in this file.").waitFor()
    await choose(JSON.stringify({ ...file, templates: [{ name: "vases" }] }))
    await dialog().getByRole("alert").getByText(/Field 'file, templates, 0, label' is required/).waitFor()
    await choose(JSON.stringify({ ...file, templates: [{ ...one, name: "vases", guidance: { en: "", zh: "好" } }] }))
    await dialog().getByText("The English guidance is empty").waitFor()
    expect(await dialog().getByRole("button", { name: "Import" }).isDisabled()).toBe(true)
    await expectAccessible(page)
    await screenshot(page, "templates-import-1440-light")
    await choose(JSON.stringify({ ...file, templates: [one, { ...one, name: "vases" }] }))
    await dialog().getByRole("listitem").filter({ hasText: "vases" }).getByText("New").waitFor()
    await dialog().getByRole("listitem").filter({ hasText: "toys" }).getByText("As it is").waitFor()
    await dialog().getByRole("button", { name: "Import" }).click()
    await notice("The file is imported").waitFor()
    expect((await template("vases")).copy_template).toMatchObject({ source: "own", version: 1, guidance: one.guidance })
  })
})

describe("the store baseline", () => {
  it("is edited by language, in versions that can be restored", async () => {
    const page = await open()
    const english = page.getByRole("region", { name: "Store baseline (English)" })
    await page.getByRole("button", { name: "Edit in English" }).click()
    await dialog().getByLabel("Tone").fill("Calm and factual")
    await dialog().getByLabel("Words to avoid").fill(`cosy, ${"x".repeat(41)}`)
    await dialog().getByText("is longer than 40 characters").waitFor()
    expect(await dialog().getByRole("button", { name: "Save" }).isDisabled()).toBe(true)
    await dialog().getByLabel("Words to avoid").fill("cosy, must-have\nluxury")
    await dialog().getByLabel("Never to be claimed").fill("handmade")
    await dialog().getByText(/About \d+ of 300 tokens of each prompt/).waitFor()
    await expectAccessible(page)
    await screenshot(page, "baseline-1440-light")
    await dialog().getByRole("button", { name: "Save" }).click()
    await english.getByText("cosy, must-have, luxury").waitFor()
    await page.getByRole("button", { name: "Edit in Chinese" }).click()
    await dialog().getByLabel("Words to avoid").fill("顶级、奢华")
    await dialog().getByRole("button", { name: "Save" }).click()
    await page.getByRole("region", { name: "Store baseline (Chinese)" }).getByText("顶级、奢华").waitFor()

    await page.getByRole("button", { name: "Versions" }).click()
    await dialog().getByRole("button", { name: "Show version 1" }).click()
    await expectAccessible(page)
    await screenshot(page, "baseline-versions-1440-light")
    await dialog().getByRole("button", { name: "Restore version 1" }).click()
    await question().getByRole("button", { name: "Restore" }).click()
    await notice("Version 1 is restored").waitFor()
    await dialog().getByText("Version 3").waitFor()
    const { copy_baseline } = await api.get<CopyBaselineResponse>("/admin/copy-baseline")
    expect(copy_baseline).toMatchObject({ version: 3, baseline: { en: { tone: "Calm and factual", never_claim: ["handmade"] }, zh: { avoid: [] } } })
  })

  it("is not saved over unseen, and of a language that nobody wrote in the colleague's words stay", async () => {
    const { copy_baseline } = await api.get<CopyBaselineResponse>("/admin/copy-baseline")
    const saveElsewhere = (tone: string, avoid: string[]) => {
      const { en, zh } = copy_baseline.baseline
      return api.post("/admin/copy-baseline", { baseline: { en: { ...en, tone }, zh: { ...zh, avoid } } })
    }
    const page = await open()
    const notice = dialog().getByRole("alert").filter({ hasText: "Somebody else saved meanwhile" })
    const tone = dialog().getByLabel("Tone")
    const save = dialog().getByRole("button", { name: "Save", exact: true })
    await page.getByRole("button", { name: "Edit in English" }).click()
    await tone.fill("Mine")
    await saveElsewhere("Theirs", ["顶级"])
    await save.click()
    await notice.waitFor()
    await expect(tone.inputValue()).resolves.toBe("Mine")
    await expectAccessible(page)
    await screenshot(page, "baseline-newer-1440-light")
    await notice.getByRole("button", { name: "Load the newer one" }).click()
    await notice.waitFor({ state: "detached" })
    await expect(tone.inputValue()).resolves.toBe("Theirs")

    await tone.fill("Mine after all")
    await saveElsewhere("Theirs again", ["奢华"])
    await save.click()
    await notice.getByRole("button", { name: "Save mine anyway" }).click()
    await dialog().waitFor({ state: "detached" })
    const after = await api.get<CopyBaselineResponse>("/admin/copy-baseline")
    expect(after.copy_baseline.baseline).toMatchObject({ en: { tone: "Mine after all" }, zh: { avoid: ["奢华"] } })
    expect(after.versions[1]?.baseline.en.tone).toBe("Theirs again")
  })

  it("and the template that wrote a draft are told on the draft and its review, with the reason", async () => {
    await api.post(`/admin/products/${shoe.id}/copy-drafts`, {})
    const draft = await readyDraft(api, shoe.id)
    admin = await AdminPage.signIn(browser, store)
    await admin.openProduct(shoe.id)
    const line = admin.section.getByText("(chosen by the category “Shoes”)")
    expect(await line.innerText()).toMatch(/^Template shoes, version 1, with version \d of the store baseline/)
    await line.scrollIntoViewIfNeeded()
    await screenshot(admin.page, "draft-template-1440-light")
    const review = new ReviewPage(admin.page, store)
    await review.open(draft.id)
    const inReview = review.screen.getByText("(chosen by the category “Shoes”)")
    expect(await inReview.innerText()).toMatch(/^Template shoes, version 1, with version \d of the store baseline/)
    await inReview.scrollIntoViewIfNeeded()
    await screenshot(admin.page, "review-template-1440-light")
    await inReview.getByRole("link").click()
    await admin.page.getByRole("heading", { level: 1, name: "Shoes" }).waitFor()
  })
})

describe("the look of the templates", () => {
  it("is in Chinese where the admin is, refusals of the store too", async () => {
    const page = await open("", { language: "zhCN" })
    await page.getByRole("heading", { level: 1, name: "文案模板" }).waitFor()
    await row("鞋靴").waitFor()
    await expectAccessible(page)
    await screenshot(page, "templates-1440-zh")
    const { label, words, attributes } = (await template("toys")).copy_template
    const wrong = { name: "vases", label, words, attributes, guidance: { en: "", zh: "写 {{title}}" } }
    await page.getByRole("button", { name: "导入" }).click()
    const buffer = Buffer.from(JSON.stringify({ format: "shelftalker-templates@1", templates: [wrong] }))
    await dialog().getByLabel("模板文件").setInputFiles({ name: "templates.json", mimeType: "application/json", buffer })
    await dialog().getByText("英文部分：说明为空，而本店以此语言撰写草稿。").waitFor()
    await dialog().getByText("中文部分：其中含有占位符 {{title}}").waitFor()
    await expectAccessible(page)
    await screenshot(page, "templates-import-1440-zh")
    await dialog().getByRole("button", { name: "取消" }).click()
    await dialog().waitFor({ state: "detached" })
    await page.getByRole("link", { name: "鞋靴" }).click()
    await page.getByRole("heading", { level: 1, name: "鞋靴" }).waitFor()
    expect(await page.getByRole("main").innerText()).not.toMatch(/\btemplates\.[a-z]/)
    await expectAccessible(page)
    await page.getByRole("button", { name: "编辑" }).click()
    await dialog().getByRole("heading", { level: 1, name: "编辑“鞋靴”" }).waitFor()
    expect(await dialog().innerText()).not.toMatch(/\btemplates\.[a-z]/)
    await expectAccessible(page)
    await screenshot(page, "template-form-1440-zh")
    // What was deleted elsewhere meanwhile.
    await api.post("/admin/copy-templates/lamps", { label: { en: "Lamps", zh: "灯具" }, words, attributes, guidance: { en: "Light.", zh: "光。" } })
    await page.goto(`${store.url}/app/settings/copy-templates/lamps`)
    await page.getByRole("button", { name: "模板操作" }).click()
    expect(await page.evaluate(async () => (await fetch("/admin/copy-templates/lamps", { method: "DELETE" })).status)).toBe(200)
    await page.getByRole("menuitem", { name: "删除" }).click()
    await question().getByRole("button", { name: "删除" }).click()
    await notice("此模板已不存在。").waitFor()
  })

  it.each([
    { theme: "light", viewport: PHONE },
    { theme: "dark", viewport: PHONE },
    { theme: "dark", viewport: { width: 1440, height: 1100 } },
  ] as const)("fits the window in its theme ($theme, $viewport.width)", async ({ theme, viewport }) => {
    const page = await open("", { theme, viewport })
    const { width } = viewport
    const isPhone = width === PHONE.width
    const look = async (name: string) => {
      await expectAccessible(page)
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
      await screenshot(page, `${name}-${width}-${theme}`)
    }
    await row("Shoes").getByText(isPhone ? "Version 1, Shipped" : "Shipped").waitFor()
    await page.getByRole("region", { name: "Store baseline (English)" }).waitFor()
    await look("templates")
    await page.getByRole("region", { name: "Store baseline (English)" }).scrollIntoViewIfNeeded()
    await look("templates-baseline")
    await page.getByRole("link", { name: "Candles" }).click()
    await page.getByText("For the winter range").waitFor()
    await look("template")
    await page.getByRole("button", { name: "Edit" }).click()
    await language("English").getByLabel("Guidance for the model").fill("word ".repeat(301))
    await look("template-form")
    await language("English").getByLabel("Guidance for the model").fill("Name the vessel.")
    await dialog().getByRole("tab", { name: "Preview" }).click()
    await dialog().getByRole("checkbox", { name: "Red mug" }).click()
    await dialog().getByRole("button", { name: "Preview" }).click()
    await dialog().getByText("Previews ready: 1 of 1").waitFor()
    await dialog().getByRole("region", { name: "Your words" }).scrollIntoViewIfNeeded()
    await look("template-preview")
    for (const part of await dialog().getByRole("button").all()) {
      const box = await part.boundingBox()
      expect(box && box.x >= 0 && box.x + box.width <= width).toBe(true)
    }
  })
})
