import { join } from "node:path"
import { moduleIntegrationTestRunner } from "@medusajs/test-utils"

import { EMPTY_BASELINE, withWords } from "../../src/copy/templates/store-baseline"
import { PRODUCT_COPY_MODULE } from "../../src/modules/product-copy"
import type { ProductCopyService } from "../../src/modules/product-copy/service"
import { CANDLES } from "../../unit-tests/copy/templates/templates"

const folder = join(__dirname, "../../src/modules/product-copy")
const RECORD = { created_by: "user_1", note: null }

/** Not the one that the runner hands out: that is a proxy, on which methods cannot keep anything. */
let service: ProductCopyService

moduleIntegrationTestRunner<ProductCopyService>({
  moduleName: PRODUCT_COPY_MODULE,
  resolve: folder,
  pathToMigrations: join(folder, "migrations"),
  moduleOptions: { locales: ["en", "zh"] },
  hooks: {
    afterModuleInit: async (_app, loaded: ProductCopyService) => {
      service = loaded
    },
  },
  testSuite: () => {
    const templates = () => service.templates
    const saying = (en: string) => ({ ...CANDLES, guidance: { en, zh: "写容器的样子。" } })
    const save = (name: string, en: string) => templates().save([{ name, ...saying(en) }], RECORD)
    const versions = async (name: string) => (await templates().versions(name)).map(({ version, texts, is_current }) => [version, texts.guidance.en, is_current])

    describe("templates", () => {
      it("are kept in every version, of which the newest counts", async () => {
        await save("candles", "One.")
        await save("candles", "Two.")
        await save("shoes", "Other.")
        expect(await versions("candles")).toEqual([[2, "Two.", true], [1, "One.", false]])
        expect(await templates().get("candles")).toMatchObject({ source: "own", version: 2, created_by: "user_1", guidance: { en: "Two." } })
        expect(await templates().get("shoes")).toMatchObject({ source: "own", version: 1 })
      })

      it("count on after they were taken away, so that no two texts share a reference", async () => {
        await save("shoes", "One.")
        await templates().remove("shoes")
        expect(await templates().get("shoes")).toMatchObject({ source: "shipped", version: 1 })
        await save("shoes", "Two.")
        expect(await versions("shoes")).toEqual([[2, "Two.", true], [1, "One.", false]])
        expect((await templates().use({}, "shoes")).reference).toBe("shoes@own-2")
        await expect(templates().remove("toys")).rejects.toThrow("as it was shipped")
        await expect(templates().remove("ghosts")).rejects.toThrow("There is no copy template with the name ghosts.")
      })

      it("get a version each when many save at once, none lost and one current", async () => {
        const texts = Array.from({ length: 12 }, (_, number) => `Text ${number}.`)
        await Promise.all(texts.map((text) => save("candles", text)))
        const kept = await versions("candles")
        expect(kept.map(([version]) => version)).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1])
        expect(kept.map(([, text]) => text).sort()).toEqual([...texts].sort())
        expect(kept.filter(([, , isCurrent]) => isCurrent).map(([version]) => version)).toEqual([12])
      })

      it("are saved and taken away at once in some order, after which one or none is current", async () => {
        await save("candles", "First.")
        await Promise.all([save("candles", "Second."), templates().remove("candles"), save("candles", "Third.")])
        const kept = await versions("candles")
        expect(kept).toHaveLength(3)
        expect(kept.filter(([, , isCurrent]) => isCurrent).length).toBeLessThanOrEqual(1)
        const now = (await templates().list()).find(({ name }) => name === "candles")
        expect(now?.version).toBe(kept.find(([, , isCurrent]) => isCurrent)?.[0])
      })

      it("are saved all or none", async () => {
        const bad = { ...CANDLES, guidance: { en: "Good.", zh: "" } }
        expect(() => templates().save([{ name: "candles", ...CANDLES }, { name: "vases", ...bad }], RECORD)).toThrow("vases: The Chinese guidance is empty")
        expect(await versions("candles")).toEqual([])
      })

      it("are as before once a change is taken back", async () => {
        await save("candles", "One.")
        const changes = await templates().save([{ name: "candles", ...saying("Two.") }, { name: "vases", ...saying("New.") }], RECORD)
        await templates().takeBack(changes)
        expect(await versions("candles")).toEqual([[1, "One.", true]])
        expect(await versions("vases")).toEqual([])
        await templates().takeBack([await templates().remove("candles")])
        expect(await versions("candles")).toEqual([[1, "One.", true]])
      })

      it("are 200 of a store's own at the most", async () => {
        const many = Array.from({ length: 201 }, (_, number) => ({ name: `kind-${number}`, ...CANDLES }))
        await expect(templates().save(many, RECORD)).rejects.toThrow("200 templates of its own at the most")
        expect((await templates().list()).filter(({ source }) => source === "own")).toEqual([])
      })
    })

    describe("the baseline", () => {
      const avoid = (word: string) => templates().baselines.save((before) => withWords(before, "avoid", "en", [word]), RECORD)

      it("is a new version with each change, and none where nothing changes", async () => {
        expect(await templates().baselines.current()).toEqual({ baseline: EMPTY_BASELINE, version: 0 })
        expect(await avoid("cosy")).toMatch(/^cbase_/)
        expect(await avoid("Cosy")).toBeNull()
        await avoid("luxury")
        expect((await templates().baselines.versions()).map(({ version, baseline }) => [version, baseline.en.avoid])).toEqual([[2, ["cosy", "luxury"]], [1, ["cosy"]]])
        expect((await templates().use({})).reference).toBe("general@1+b2")
      })

      it("has every word that many added at once, each in a version of its own", async () => {
        const words = Array.from({ length: 12 }, (_, number) => `word ${number}`)
        await Promise.all(words.map(avoid))
        const [newest, ...older] = await templates().baselines.versions()
        expect([newest?.version, older.length]).toEqual([12, 11])
        expect([...(newest?.baseline.en.avoid ?? [])].sort()).toEqual([...words].sort())
      })

      it("is no part of a reference once it says nothing again, and can be taken back to any version", async () => {
        await avoid("cosy")
        await templates().baselines.save(() => EMPTY_BASELINE, RECORD)
        expect((await templates().use({})).reference).toBe("general@1")
        const first = await templates().baselines.version(1)
        expect(first?.baseline.en.avoid).toEqual(["cosy"])
        const id = await templates().baselines.save((before) => first?.baseline ?? before, RECORD)
        expect((await templates().use({})).reference).toBe("general@1+b3")
        await templates().baselines.remove(id ?? "")
        expect((await templates().use({})).reference).toBe("general@1")
      })
    })
  },
})
