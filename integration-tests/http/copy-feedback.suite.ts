import { spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtemp, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Modules } from "@medusajs/framework/utils"

import type { FineTuningExample } from "../../src/copy/fine-tuning"
import { parseDraft } from "../../src/copy/parse-draft"
import type { ProductCopyService } from "../../src/modules/product-copy/service"
import type { CopyFeedbackListResponse, CopyFeedbackSummaryDTO } from "../../src/types/copy-feedback"
import { ScriptedModel } from "../../unit-tests/scripted-model"
import { startPictureHost, type PictureHost } from "../picture-host"
import { replyAbout } from "../replies"
import type { StoreSuite } from "./in-one-store"
import { Merchant, signIn } from "./store"

const PROJECT = join(__dirname, "../..")

export const copyFeedback: StoreSuite = ({ api, getContainer }) => {
  let merchant: Merchant
  let pictures: PictureHost
  let productCopy: ProductCopyService
  let products = 0

  beforeAll(async () => {
    pictures = await startPictureHost()
    merchant = new Merchant(api, await signIn(getContainer()))
    productCopy = getContainer().resolve("productCopy")
  })
  afterAll(() => pictures.close())

  async function readyDraft(name: string, category?: string) {
    await productCopy.useModel(new ScriptedModel([replyAbout(name)]))
    const picture = `${++products}`
    await pictures.show(picture, `rgb(0, ${products}, 0)`)
    const categories = category ? [{ id: category }] : []
    const { id } = await merchant.createProduct("IMG_2034", pictures.url(picture), { handle: `product-${picture}`, categories })
    return { picture, draft: await merchant.draft(id) }
  }

  async function summary(query: Record<string, string> = {}): Promise<CopyFeedbackSummaryDTO> {
    const { status, data } = await merchant.get(`/copy-feedback/summary?${new URLSearchParams(query)}`)
    if (status !== 200) throw new Error(JSON.stringify(data))
    return data.copy_feedback_summary
  }

  async function list(query: Record<string, string> = {}): Promise<CopyFeedbackListResponse> {
    const { status, data } = await merchant.get(`/copy-feedback?${new URLSearchParams(query)}`)
    if (status !== 200) throw new Error(JSON.stringify(data))
    return data
  }

  /** One of each kind: accepted as written, edited and accepted, rejected, and accepted but undone. */
  async function decideOnFour() {
    const { data } = await merchant.post("/product-categories", { name: "Mugs", handle: `mugs-${products}`, is_active: true })
    const category: string = data.product_category.id
    const kept = await readyDraft("Red mug", category)
    const edited = await readyDraft("Elegant premium mug", category)
    const rejected = await readyDraft("Ugly mug")
    const undone = await readyDraft("Green mug")
    await merchant.post(`/copy-drafts/${kept.draft.id}/accept`)
    await merchant.post(`/copy-drafts/${edited.draft.id}`, { edited: { title: "马克杯 mug", description: "A mug of glazed ceramic for every day." } })
    await merchant.post(`/copy-drafts/${edited.draft.id}/accept`)
    await merchant.post(`/copy-drafts/${rejected.draft.id}/reject`, { reason: "No" })
    await merchant.post(`/copy-drafts/${undone.draft.id}/accept`)
    await merchant.post(`/copy-drafts/${undone.draft.id}/undo`)
    return { kept, edited, rejected, undone }
  }

  describe("the feedback of a store", () => {
    it("is summed up from what people did, and listed with the words", async () => {
      const { edited, undone, rejected } = await decideOnFour()
      const { total, groups, fields, removed, examples } = await summary({ by: "category" })
      expect(total).toMatchObject({ reviewed: 3, as_written: 1, edited: 1, rejected: 1 })
      expect(groups).toEqual([
        expect.objectContaining({ key: "Mugs", reviewed: 2, as_written: 1, edited: 1, rejected: 0 }),
        expect.objectContaining({ key: null, reviewed: 1, rejected: 1, mean_changed: null }),
      ])
      // Of two accepted titles: one as written, one with two words gone and three characters written.
      expect(fields.find(({ field }) => field === "title")).toMatchObject({ reviewed: 3, as_written: 1, edited: 1, rejected: 1, mean_distance: 1.5 })
      expect(removed).toEqual([{ locale: "en", words: "elegant premium", drafts: 1 }])
      expect(examples).toMatchObject({ with: { reviewed: 0 }, without: { reviewed: 3 } })

      const { copy_feedback, count } = await list({ draft_id: edited.draft.id, field: "title" })
      expect(count).toBe(1)
      expect(copy_feedback[0]).toMatchObject({ before: "Elegant premium mug", after: "马克杯 mug", verdict: "edited", accepted: true, category: "Mugs" })
      expect(copy_feedback[0]?.actor_id).toMatch(/^user_/)
      expect((await list({ draft_id: undone.draft.id })).count).toBe(0)
      expect((await list({ verdict: "rejected" })).copy_feedback.every(({ draft_id }) => draft_id === rejected.draft.id)).toBe(true)
      const page = await list({ limit: "2", offset: "1" })
      expect([page.copy_feedback.length, page.limit, page.offset]).toEqual([2, 2, 1])
    })

    it("is told by template, field, model and week, and of a period and language alone", async () => {
      await decideOnFour()
      expect((await summary({ by: "template" })).groups).toMatchObject([
        { key: "home@1", reviewed: 2 },
        { key: "general@1", reviewed: 1 },
      ])
      expect((await summary({ by: "model" })).groups).toMatchObject([{ key: expect.stringMatching(/^scripted@/), reviewed: 3 }])
      expect((await summary({ by: "field" })).groups.find(({ key }) => key === "title")).toMatchObject({ reviewed: 3 })
      const [week] = (await summary()).groups
      expect(week?.reviewed).toBe(3)
      expect(new Date(`${week?.key}T00:00:00Z`).getUTCDay()).toBe(1)
      const tomorrow = new Date(Date.now() + 24 * 3_600_000).toISOString()
      expect((await summary({ from: tomorrow })).total).toMatchObject({ reviewed: 0, mean_changed: null })
      expect((await summary({ to: tomorrow, from: "2026-01-01" })).total.reviewed).toBe(3)
      expect((await summary({ locale: "zh" })).total.reviewed).toBe(0)
    })

    it("refuses what it does not understand, and strangers", async () => {
      const wrong = [
        ...["/copy-feedback?locale=xx", "/copy-feedback?limit=5000", "/copy-feedback?verdict=good", "/copy-feedback?colour=red"],
        ...["/copy-feedback/summary?by=colour", "/copy-feedback/summary?from=yesterday", "/copy-feedback/summary?from=2026-02-01&to=2026-01-01"],
        ...["/copy-feedback/export?to=soon", "/copy-feedback/export?limit=1"],
      ]
      for (const path of wrong) expect({ path, status: (await merchant.get(path)).status }).toEqual({ path, status: 400 })
      for (const path of ["/admin/copy-feedback", "/admin/copy-feedback/summary", "/admin/copy-feedback/export"]) {
        expect((await api.get(path, { validateStatus: () => true })).status).toBe(401)
      }
    })
  })

  describe("the export", () => {
    const read = (text: string): FineTuningExample[] => text.split("\n").filter(Boolean).map((line) => JSON.parse(line))

    it("has a line for each accepted draft, with the picture's address and the person's words", async () => {
      const { kept, edited } = await decideOnFour()
      const { data, headers } = await merchant.get("/copy-feedback/export")
      expect(headers["content-type"]).toBe("application/x-ndjson; charset=utf-8")
      expect(headers["content-disposition"]).toMatch(/^attachment; filename="copy-feedback-\d{4}-\d\d-\d\d\.jsonl"$/)
      const lines = read(data)
      expect(lines.map(({ metadata }) => metadata.draft_id)).toEqual([kept.draft.id, edited.draft.id])
      const [user, assistant] = lines[1]?.messages ?? []
      expect(user?.content).toEqual([
        { type: "image", image: pictures.url(edited.picture) },
        // What the product was called when the draft was made, not what accept wrote.
        { type: "text", text: expect.stringContaining('"title":"IMG_2034"') },
      ])
      expect(parseDraft(String(assistant?.content), { locale: "en", finished: true }).content).toMatchObject({
        title: "马克杯 mug",
        description: "A mug of glazed ceramic for every day.",
        selling_points: ["Easy to clean", "Keeps drinks warm", "Made for every day"],
      })
      expect(lines[1]?.metadata).toMatchObject({ edited_fields: ["title", "description"], category: "Mugs" })
      expect(data).not.toContain("user_")
      expect(read((await merchant.get("/copy-feedback/export?locale=zh")).data)).toEqual([])
    })

    it("is written to a file by the command, as the store hands it out", async () => {
      await decideOnFour()
      const keys = { title: "Feedback", type: "secret" as const, created_by: "test" }
      const key = (await getContainer().resolve(Modules.API_KEY).createApiKeys(keys)).token
      const folder = await mkdtemp(join(tmpdir(), "shelftalker-export-"))
      const file = join(folder, "feedback.jsonl")
      const parameters = ["export-feedback", "--url", String(api.defaults.baseURL), "--out", file]
      const command = spawn(process.execPath, ["--import", "tsx", join(PROJECT, "src/cli/shelftalker.ts"), ...parameters], {
        cwd: PROJECT,
        env: { ...process.env, MEDUSA_ADMIN_API_KEY: key, NODE_OPTIONS: "" },
        stdio: ["ignore", "pipe", "pipe"],
      })
      let output = ""
      command.stdout.on("data", (piece: Buffer) => (output += piece.toString()))
      command.stderr.on("data", (piece: Buffer) => (output += piece.toString()))
      const [code]: (number | null)[] = await once(command, "close")
      expect({ code, output }).toEqual({ code: 0, output: expect.stringContaining("2 accepted drafts") })
      expect(await readFile(file, "utf8")).toBe((await merchant.get("/copy-feedback/export")).data)
      await rm(folder, { recursive: true })
    })
  })
}
