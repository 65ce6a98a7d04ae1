import { join } from "node:path"
import { moduleIntegrationTestRunner } from "@medusajs/test-utils"

import type { EditedCopy, PublishedField } from "../../src/copy/draft"
import type { FineTuningExample } from "../../src/copy/fine-tuning"
import { PRODUCT_COPY_MODULE } from "../../src/modules/product-copy"
import type { SeenDraft } from "../../src/modules/product-copy/draft-decisions"
import type { ProductSource } from "../../src/modules/product-copy/product-source"
import type { ProductCopyService } from "../../src/modules/product-copy/service"
import { SAMPLE } from "../../unit-tests/copy/feedback-samples"
import { ScriptedModel } from "../../unit-tests/scripted-model"
import { startPictureHost, type PictureHost } from "../picture-host"
import { replyAbout } from "../replies"

const folder = join(__dirname, "../../src/modules/product-copy")
const ADMIN = { actor_id: "user_1" }
const DRAFTS = 2_050

let service: ProductCopyService

moduleIntegrationTestRunner<ProductCopyService>({
  moduleName: PRODUCT_COPY_MODULE,
  resolve: folder,
  pathToMigrations: join(folder, "migrations"),
  moduleOptions: { pictures: { allowedHosts: ["127.0.0.1"], timeoutMs: 2000 }, examples: { count: 2 } },
  hooks: {
    afterModuleInit: async (_app, loaded: ProductCopyService) => {
      service = loaded
    },
  },
  testSuite: ({ MikroOrmWrapper }) => {
    let pictures: PictureHost

    beforeAll(async () => {
      pictures = await startPictureHost()
    })
    afterAll(() => pictures.close())

    const sql = (statement: string, values: unknown[] = []) => MikroOrmWrapper.forkManager().execute(statement, values)

    /** A draft as the model leaves it, without the model. */
    async function readyDraft(change: object = {}): Promise<SeenDraft> {
      const { content, provenance } = SAMPLE
      const ready = { product_id: "prod_1", locale: "en", status: "ready" as const, edited: {}, issues: [], baseline: {} }
      const [draft] = await service.createCopyDrafts([{ ...ready, content, provenance, ...change }])
      return { id: draft?.id ?? "", status: "ready", published: null }
    }

    const published = (field: PublishedField["field"], after: unknown): PublishedField => ({ field, target: field, before: null, after })
    const WRITTEN = [published("title", SAMPLE.content.title), published("description", SAMPLE.content.description)]
    const edit = (seen: SeenDraft, edited: EditedCopy) => service.decisions.edit(seen, edited, "", 0, ADMIN)
    const all = async (draft: SeenDraft) => (await service.feedback.list({ draft_id: draft.id }, { skip: 0, take: 20 })).rows
    const verdicts = async (draft: SeenDraft) =>
      (await all(draft)).map(({ field, verdict, accepted }) => `${field} ${verdict}${accepted ? ", accepted" : ""}`).sort()

    describe("the feedback", () => {
      it("is written with the accept: what, under which template, model and category, by whom", async () => {
        const seen = await readyDraft()
        await edit(seen, { title: "Italian bag" })
        await service.decisions.accept(seen, WRITTEN, ADMIN)
        expect(await verdicts(seen)).toEqual(["description as_written, accepted", "title edited, accepted"])
        expect((await all(seen)).find(({ field }) => field === "title")).toMatchObject({
          ...{ before: "Italian leather bag", after: "Italian bag", distance: 1, removed: ["leather"], product_id: "prod_1", locale: "en" },
          ...{ template: "default@1", model: "demo@0123456789ab", category: "Bags", examples: 1, actor_id: "user_1" },
        })
      })

      it("is taken back by undo, all or of a field, and what was edited stays edited", async () => {
        const seen = await readyDraft()
        await service.decisions.accept(seen, WRITTEN, ADMIN)
        const accepted: SeenDraft = { ...seen, status: "accepted", published: WRITTEN }
        await service.decisions.undoAccept(accepted, WRITTEN.slice(1), ADMIN)
        expect(await verdicts(seen)).toEqual(["description as_written, accepted"])
        await service.decisions.undoAccept({ ...accepted, published: WRITTEN.slice(1) }, [], ADMIN)
        expect(await verdicts(seen)).toEqual([])

        await edit(seen, { alt_text: "A bag" })
        await service.decisions.reject(seen, ADMIN)
        expect(await verdicts(seen)).toEqual(["alt_text", "attributes", "description", "selling_points", "title"].map((field) => `${field} rejected`))
        expect((await all(seen)).map(({ after }) => after)).toEqual(Array(5).fill(null))
        await service.decisions.undoReject({ ...seen, status: "rejected" }, ADMIN)
        expect(await verdicts(seen)).toEqual(["alt_text edited"])
        await edit(seen, {})
        expect(await verdicts(seen)).toEqual([])
      })

      it("is as it was, time and all, where a decision is taken back because its consequence failed", async () => {
        const seen = await readyDraft()
        await edit(seen, { title: "Italian bag" })
        const before = await all(seen)
        const made = await service.decisions.accept(seen, WRITTEN, { actor_id: "user_2" })
        expect(await verdicts(seen)).toHaveLength(2)
        // As it comes out of the workflow engine.
        if (made) await service.decisions.takeBack(JSON.parse(JSON.stringify(made)))
        expect(await all(seen)).toEqual(before)
      })

      it("keeps its time where a later decision says the same of a field", async () => {
        const seen = await readyDraft()
        await service.decisions.accept(seen, WRITTEN.slice(0, 1), ADMIN)
        const [title] = await all(seen)
        await service.decisions.accept({ ...seen, status: "accepted", published: WRITTEN.slice(0, 1) }, WRITTEN, { actor_id: "user_2" })
        const rows = await all(seen)
        expect(rows.find(({ field }) => field === "title")).toEqual(title)
        expect(rows.find(({ field }) => field === "description")).toMatchObject({ actor_id: "user_2" })
      })

      it("is written with the decision or neither is", async () => {
        const seen = await readyDraft()
        await sql("ALTER TABLE copy_feedback ADD CONSTRAINT full_disk CHECK (false) NOT VALID")
        await expect(service.decisions.accept(seen, WRITTEN, ADMIN)).rejects.toThrow("full_disk")
        await sql("ALTER TABLE copy_feedback DROP CONSTRAINT full_disk")
        expect((await service.retrieveCopyDraft(seen.id)).status).toBe("ready")
        expect(await service.listCopyDraftEvents({ draft_id: seen.id })).toEqual([])
      })
    })

    describe("the lines for fine-tuning", () => {
      const addresses = async () => new Map<string, string>()

      async function seedAccepted(): Promise<void> {
        const { content, provenance } = SAMPLE
        // Many decided in the same microsecond, as after a batch.
        await sql(
          `INSERT INTO copy_draft (id, product_id, locale, status, content, edited, issues, baseline, published, provenance, decided_at)
           SELECT 'cdraft_' || n, 'prod_' || n, 'en', 'accepted', ?::jsonb || jsonb_build_object('title', 'Bag ' || n), '{}', '[]', '{}', '[]', ?::jsonb,
             timestamptz '2026-01-01' + (n / 300) * interval '1.000001 seconds' FROM generate_series(1, ${DRAFTS}) n`,
          [JSON.stringify(content), JSON.stringify(provenance)]
        )
      }

      it("are every accepted draft once, in their order, however many were accepted at the same moment", async () => {
        await seedAccepted()
        await readyDraft()
        let text = ""
        for await (const piece of service.acceptedCopy.lines({}, addresses)) text += String(piece)
        const lines: FineTuningExample[] = text.trimEnd().split("\n").map((line) => JSON.parse(line))
        expect(new Set(lines.map(({ metadata }) => metadata.draft_id)).size).toBe(DRAFTS)
        expect(lines).toHaveLength(DRAFTS)
        const times = lines.map(({ metadata }) => metadata.accepted_at)
        expect(times).toEqual([...times].sort())
        let later = ""
        for await (const piece of service.acceptedCopy.lines({ from: new Date("2026-01-01T00:00:06Z") }, addresses)) later += String(piece)
        expect(later.trimEnd().split("\n").length).toBe(DRAFTS - 6 * 300 + 1)
      })

      it("are read no further than they are taken, and not at all once nobody wants them", async () => {
        await seedAccepted()
        let pages = 0
        const lines = service.acceptedCopy.lines({}, async () => {
          pages++
          return new Map()
        })
        await new Promise((resolve) => lines.once("readable", resolve))
        await new Promise((resolve) => setTimeout(resolve, 300))
        expect(pages).toBeLessThanOrEqual(2)
        lines.destroy()
        await new Promise((resolve) => setTimeout(resolve, 300))
        expect(pages).toBeLessThanOrEqual(2)
      })
    })

    describe("accepted copy as examples", () => {
      const product = (id: string, categories: string[]): ProductSource => ({
        id,
        facts: { title: `Product ${id}`, categories },
        pictures: [{ id: `img_${id}`, url: pictures.url(id) }],
        published: { title: `Product ${id}`, description: null, metadata: null },
      })

      async function draftOf(id: string, categories: string[]) {
        await service.requestDraft({ product: product(id, categories), locale: "en", trigger: "automatic" })
        await service.makeDrafts(async (one) => product(one, categories))
        const [draft] = await service.listCopyDrafts({ product_id: id })
        return draft
      }

      it("stand in the prompt of another product of the category, are named in the draft, and are counted in the feedback", async () => {
        await pictures.show("mug", "red")
        await pictures.show("cup", "blue")
        await pictures.show("hat", "green")
        const model = new ScriptedModel([replyAbout("Red mug"), replyAbout("Blue cup"), replyAbout("Green hat")])
        await service.useModel(model)
        const first = await draftOf("mug", ["Kitchen"])
        expect(first?.provenance?.facts).toEqual({ title: "Product mug", categories: ["Kitchen"] })
        expect(first?.provenance?.examples).toBeUndefined()
        const seen: SeenDraft = { id: first?.id ?? "", status: "ready", published: null }
        await edit(seen, { title: "Our own mug" })
        await service.decisions.accept(seen, [published("title", "Our own mug"), published("description", first?.content?.description)], ADMIN)

        const second = await draftOf("cup", ["Kitchen"])
        expect(second?.provenance?.examples).toEqual([first?.id])
        expect(JSON.stringify(model.requests[1]?.request.messages)).toContain("Our own mug")
        await service.decisions.reject({ id: second?.id ?? "", status: "ready", published: null }, ADMIN)
        const { examples } = await service.feedbackSummary.of({}, "category")
        expect(examples).toMatchObject({ with: { reviewed: 1, rejected: 1 }, without: { reviewed: 1, edited: 1 } })

        const other = await draftOf("hat", ["Hats"])
        expect(other?.provenance?.examples).toBeUndefined()
        expect(JSON.stringify(model.requests[2]?.request.messages)).not.toContain("Our own mug")
      })
    })
  },
})
