import { ApiError } from "../../src/admin/lib/api-error"
import { decideInChunks } from "../../src/admin/lib/decide-in-chunks"

const ids = (count: number) => Array.from({ length: count }, (_, index) => `cdraft_${index + 1}`)
const CONFLICT = { code: "conflict", message: "Somebody changed the product's title meanwhile." }

/** A store that refuses some drafts, and records what it was asked. */
class Store {
  readonly asked: { ids: string[]; batchId: string | null }[] = []

  constructor(private readonly refuses: readonly string[] = []) {}

  send = async (chunk: string[], batchId: string | null) => {
    this.asked.push({ ids: chunk, batchId })
    const results = chunk.map((id) => {
      const ok = !this.refuses.includes(id)
      return { id, ok, error: ok ? undefined : CONFLICT }
    })
    return { batch_id: batchId ?? "batch_1", results }
  }
}

describe("Deciding on many drafts", () => {
  it("goes in chunks of 25, all in the batch that the first one began", async () => {
    const store = new Store()
    const progress: number[] = []
    const outcome = await decideInChunks({ ids: ids(60), send: store.send, onProgress: (settled) => progress.push(settled) })
    expect(store.asked.map((call) => [call.ids.length, call.batchId])).toEqual([
      [25, null],
      [25, "batch_1"],
      [10, "batch_1"],
    ])
    expect(store.asked.flatMap((call) => call.ids)).toEqual(ids(60))
    expect(progress).toEqual([25, 50, 60])
    expect(outcome).toEqual({ batchId: "batch_1", done: ids(60), refused: [] })
  })

  it("goes on past drafts that are refused, and says why each was", async () => {
    const store = new Store(["cdraft_2", "cdraft_27"])
    const { done, refused } = await decideInChunks({ ids: ids(30), send: store.send })
    expect(done).toEqual(ids(30).filter((id) => id !== "cdraft_2" && id !== "cdraft_27"))
    expect(refused.map(({ id, error }) => [id, error.type, error.status, error.message])).toEqual([
      ["cdraft_2", "conflict", 409, CONFLICT.message],
      ["cdraft_27", "conflict", 409, CONFLICT.message],
    ])
  })

  it("stops where a whole call is lost, and counts what was not asked any more with what was lost", async () => {
    const store = new Store()
    const lost = new ApiError("The store did not answer.", { status: 0 })
    const progress: number[] = []
    const outcome = await decideInChunks({
      ids: ids(70),
      send: (chunk, batchId) => (store.asked.length === 1 ? Promise.reject(lost) : store.send(chunk, batchId)),
      onProgress: (settled) => progress.push(settled),
    })
    expect(store.asked).toHaveLength(1)
    expect(progress).toEqual([25])
    expect(outcome.done).toEqual(ids(25))
    expect(outcome.refused.map(({ id }) => id)).toEqual(ids(70).slice(25))
    expect(new Set(outcome.refused.map(({ error }) => error))).toEqual(new Set([lost]))
  })

  it("has no batch where nothing was decided", async () => {
    expect(await decideInChunks({ ids: [], send: new Store().send })).toEqual({ batchId: null, done: [], refused: [] })
  })

  it("does not take a fault of its own for a refusal", async () => {
    const fault = new TypeError("not a function")
    await expect(decideInChunks({ ids: ids(1), send: () => Promise.reject(fault) })).rejects.toBe(fault)
  })
})
