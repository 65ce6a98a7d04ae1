import { join } from "node:path"
import { moduleIntegrationTestRunner } from "@medusajs/test-utils"

import { PRODUCT_COPY_MODULE } from "../../src/modules/product-copy"
import type { ListedProduct } from "../../src/modules/product-copy/backfill-planner"
import type { ProductCopyService } from "../../src/modules/product-copy/service"
import { ScriptedModel } from "../../unit-tests/scripted-model"
import { startPictureHost, type PictureHost } from "../picture-host"
import { replies } from "../replies"

const folder = join(__dirname, "../../src/modules/product-copy")

const ITEMS = 10_000
/** Items of which the cost is measured: so many that what PostgreSQL has not counted yet of the rest weighs little. */
const MADE = 600
/** Rows read for one item or one look, of whatever size the backfill is. One look through all items reads 10,000. */
const MOST_ROWS = 120

let service: ProductCopyService

moduleIntegrationTestRunner<ProductCopyService>({
  moduleName: PRODUCT_COPY_MODULE,
  resolve: folder,
  pathToMigrations: join(folder, "migrations"),
  moduleOptions: { pictures: { allowedHosts: ["127.0.0.1"], timeoutMs: 2000 } },
  hooks: {
    afterModuleInit: async (_app, loaded: ProductCopyService) => {
      service = loaded
    },
  },
  testSuite: ({ MikroOrmWrapper }) => {
    let pictures: PictureHost

    beforeAll(async () => {
      pictures = await startPictureHost()
      await pictures.show("red", "red")
    })
    afterAll(() => pictures.close())

    const sql = (statement: string) => MikroOrmWrapper.forkManager().execute(statement)
    const picture = () => ({ id: "img_red", url: pictures.url("red") })

    async function* pages(): AsyncGenerator<ListedProduct[]> {
      const id = (index: number) => `prod_${String(index).padStart(6, "0")}`
      for (let from = 0; from < ITEMS; from += 500) {
        yield Array.from({ length: 500 }, (_, index) => ({ id: id(from + index), title: `IMG_${from + index}`, description: null, picture: picture() }))
      }
    }

    /** Rows that statements have read one after another, through a table or along an index. */
    async function rowsRead(): Promise<number> {
      await sql("SELECT pg_stat_force_next_flush()")
      const [counted] = await sql(
        "SELECT sum(seq_tup_read + idx_tup_fetch) AS read FROM pg_stat_user_tables WHERE relname = 'copy_backfill_item'"
      )
      return Number(Object.values(counted ?? {})[0])
    }

    /** Makes items until the products of so many more were read, then pauses. */
    async function make(id: string, count: number): Promise<void> {
      let left = count
      await service.makeDrafts(async (product) => {
        if (--left === 0) await service.backfills.pause(id)
        return { id: product, facts: {}, pictures: [picture()], published: { title: product, description: null, metadata: null } }
      })
    }

    /** A backfill that runs and of which half is done. */
    async function halfDone(): Promise<string> {
      await service.useModel(new ScriptedModel(replies(5)))
      const id = await service.planBackfill({ selection: {}, locales: ["en"], hours: null, drafts_per_hour: null, created_by: null }, pages())
      await service.backfills.run(id)
      // What is done lies before what is left, wherever one begins to look.
      await sql(`UPDATE copy_backfill_item SET status = 'done', finished_at = now() WHERE position < ${ITEMS / 2}`)
      await sql("VACUUM ANALYZE copy_backfill_item")
      return id
    }

    it("reads no more rows for an item half-way through ten thousand than the few that it is about", async () => {
      const id = await halfDone()
      const done = async () => (await service.backfills.items(id, { skip: 0, take: 1, status: ["done"] })).count
      const doneBefore = await done()
      const before = await rowsRead()
      await make(id, MADE)
      const read = (await rowsRead()) - before
      const made = (await done()) - doneBefore
      expect(made).toBeGreaterThan(MADE / 2)
      expect(read / made).toBeLessThan(MOST_ROWS)
    })

    it("tells how ten thousand items get on, and shows a page of them, without reading them all", async () => {
      const id = await halfDone()
      const before = await rowsRead()
      const { progress } = await service.describeBackfill(id)
      const page = await service.backfills.items(id, { skip: 0, take: 20 })
      expect((await rowsRead()) - before).toBeLessThan(MOST_ROWS)
      expect(progress).toMatchObject({ total: ITEMS, done: ITEMS / 2, left: ITEMS / 2 })
      expect([page.count, page.rows.length, page.rows[0]?.status]).toEqual([ITEMS, 20, "done"])
    })
  },
})
