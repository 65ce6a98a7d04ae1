import { spawn } from "node:child_process"
import { once } from "node:events"
import { join } from "node:path"
import { Modules } from "@medusajs/framework/utils"

import type { ProductCopyService } from "../../src/modules/product-copy/service"
import { ScriptedModel } from "../../unit-tests/scripted-model"
import { startPictureHost, type PictureHost } from "../picture-host"
import { replies } from "../replies"
import type { StoreSuite } from "./in-one-store"
import { Merchant, signIn } from "./store"

const PROJECT = join(__dirname, "../..")

export const backfillCommand: StoreSuite = ({ api, getContainer }) => {
  let merchant: Merchant
  let pictures: PictureHost
  let productCopy: ProductCopyService
  let key: string

  beforeAll(async () => {
    pictures = await startPictureHost()
    merchant = new Merchant(api, await signIn(getContainer()))
    productCopy = getContainer().resolve("productCopy")
  })
  afterAll(() => pictures.close())
  beforeEach(async () => {
    await pictures.show("red", "red")
    await pictures.show("blue", "blue")
    const keys = { title: "Backfills", type: "secret" as const, created_by: "test" }
    key = (await getContainer().resolve(Modules.API_KEY).createApiKeys(keys)).token
  })

  async function shelftalker(...parameters: string[]) {
    const script = join(PROJECT, "src/cli/shelftalker.ts")
    const url = String(api.defaults.baseURL)
    const command = spawn(process.execPath, ["--import", "tsx", script, "backfill", "--url", url, ...parameters], {
      cwd: PROJECT,
      env: { ...process.env, MEDUSA_ADMIN_API_KEY: key, NODE_OPTIONS: "" },
      stdio: ["ignore", "pipe", "pipe"],
    })
    let [stdout, stderr] = ["", ""]
    command.stdout.on("data", (piece: Buffer) => (stdout += piece.toString()))
    command.stderr.on("data", (piece: Buffer) => (stderr += piece.toString()))
    const [code]: (number | null)[] = await once(command, "close")
    const lines: Record<string, unknown>[] = stdout.trim().split("\n").filter(Boolean).map((line) => JSON.parse(line))
    return { code, lines, stderr }
  }

  /** Products that get their pictures past the events that would have drafts made of them. */
  async function untouchedProducts(): Promise<void> {
    await productCopy.useModel(new ScriptedModel([]))
    await merchant.createProduct("IMG_1", null)
    const red = await merchant.createProduct("IMG_2", null)
    const blue = await merchant.createProduct("IMG_3", null)
    await getContainer().resolve(Modules.PRODUCT).updateProducts(red.id, { thumbnail: pictures.url("red") })
    await getContainer().resolve(Modules.PRODUCT).updateProducts(blue.id, { thumbnail: pictures.url("blue") })
  }

  it("drafts a real store's products, says how it went, and leaves them to review", async () => {
    await untouchedProducts()
    await productCopy.useModel(new ScriptedModel(replies(2)))
    const { code, lines, stderr } = await shelftalker("--missing", "--locale", "en", "--yes")
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" })
    expect(lines[0]).toMatchObject({ event: "planned", backfill: { plan: { products: 3, pictures: 2, skipped: { no_picture: 1 } } } })
    expect(lines.at(-1)).toMatchObject({ event: "ended", status: "finished", done: 2, failed: 0, skipped: 1, left: 0 })
    expect((await merchant.drafts({ status: "ready" })).count).toBe(2)
  })

  it("shows the samples of a dry run, starts nothing, and goes on with it when told", async () => {
    await untouchedProducts()
    await productCopy.useModel(new ScriptedModel(replies(2)))
    const dry = await shelftalker("--missing", "--locale", "en", "--dry-run")
    expect({ code: dry.code, stderr: dry.stderr }).toEqual({ code: 0, stderr: "" })
    expect(dry.lines.filter(({ event }) => event === "sample")).toEqual([
      expect.objectContaining({ title: expect.stringMatching(/^Mug \d$/), reason: null }),
      expect.objectContaining({ title: expect.stringMatching(/^Mug \d$/), reason: null }),
    ])
    const [planned] = dry.lines
    const id = (planned?.backfill as { id: string }).id
    expect((await merchant.get(`/copy-backfills/${id}`)).data.copy_backfill.status).toBe("planned")

    const { code, lines } = await shelftalker("--resume", id, "--yes")
    expect(lines.at(-1)).toMatchObject({ event: "ended", id, status: "finished", done: 2 })
    expect(code).toBe(0)
  })

  it("tells failed items with their reason by its exit code, and has them made again", async () => {
    await untouchedProducts()
    await pictures.show("blue", null)
    await productCopy.useModel(new ScriptedModel(replies(2)))
    const first = await shelftalker("--missing", "--locale", "en", "--yes")
    expect(first.code).toBe(2)
    expect(first.lines.find(({ event }) => event === "failed_item")).toMatchObject({ product_title: "IMG_3", message: expect.stringContaining("no picture at this address") })

    await pictures.show("blue", "blue")
    const id = String(first.lines.at(-1)?.id)
    const again = await shelftalker("--resume", id, "--retry")
    expect(again.lines.at(-1)).toMatchObject({ event: "ended", id, status: "finished", done: 2, failed: 0 })
    expect(again.code).toBe(0)
  })

  it("is refused by the store with a key that is not its own, and told of an id that is not there", async () => {
    const refused = await shelftalker("--api-key", "sk_of_another_store", "--yes")
    expect(JSON.parse(refused.stderr)).toMatchObject({ message: expect.stringContaining("refused the key"), exit_code: 1 })
    const unknown = await shelftalker("--resume", "cbfill_none")
    expect(JSON.parse(unknown.stderr).message).toContain("There is no backfill with the id cbfill_none.")
    const choice = await shelftalker("--from", "22:00", "--until", "22:00", "--yes")
    expect(JSON.parse(choice.stderr).message).toContain("must begin and end at different times")
  })
}
