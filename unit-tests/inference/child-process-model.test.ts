import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as delay } from "node:timers/promises"
import {
  GenerationFailedError,
  InferenceProcessDiedError,
  InferenceTimeoutError,
  InvalidRequestError,
  ModelClosedError,
  ModelLoadError,
  QueueFullError,
  RequestCancelledError,
  type GenerateControl,
  type InferenceOptions,
} from "../../src/inference"
import { ChildProcessModel, type ProcessSettings } from "../../src/inference/child-process-model"
import { parseInferenceOptions } from "../../src/inference/options"
import { isAlive, until } from "./processes"
import { pictureRequest } from "./requests"

type Order = Record<string, unknown> & { do: string }

describe("A model in a child process", () => {
  let folder: string
  const models: ChildProcessModel[] = []

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "shelftalker-process-"))
  })

  afterEach(async () => {
    await Promise.all(models.splice(0).map((model) => model.close()))
    await rm(folder, { recursive: true })
  })

  function create(options: InferenceOptions = {}, settings: ProcessSettings = {}): ChildProcessModel {
    const model = new ChildProcessModel(parseInferenceOptions({ model: { path: folder }, ...options }), {
      file: join(__dirname, "scripted-process.js"),
      restartDelayMs: 10,
      ...settings,
    })
    models.push(model)
    return model
  }

  const ask = (model: ChildProcessModel, order: Order, control?: GenerateControl) =>
    model.generate(pictureRequest(JSON.stringify(order)), control)
  const reply = (text: string): Order => ({ do: "reply", text })
  const loadOrder = (order: Order) => writeFile(join(folder, "orders.json"), JSON.stringify(order))
  const counter = () => join(folder, "counter")
  const count = async () => (await readFile(counter(), "utf8")).length

  describe("that works", () => {
    it("starts no process before the first request, and serves the next one with the same process", async () => {
      const model = create()
      await model.info()
      expect(model.processId).toBeNull()
      expect(model.status().state).toBe("unloaded")
      await ask(model, reply("a"))
      const first = model.processId
      expect(first).not.toBeNull()
      await ask(model, reply("b"))
      expect(model.processId).toBe(first)
      expect(model.status().state).toBe("ready")
    })

    it("does one request at a time, interactive before batch", async () => {
      const model = create()
      const done: string[] = []
      const note = (text: string, priority: "interactive" | "batch") =>
        ask(model, { do: "reply", text, afterMs: 20 }, { priority }).then((result) => done.push(result.text))
      const all = [note("first", "batch"), note("batch", "batch"), note("interactive", "interactive")]
      expect(model.status().queue).toEqual({ waiting: 2, running: 1 })
      await Promise.all(all)
      expect(done).toEqual(["first", "interactive", "batch"])
      expect(model.status().queue).toEqual({ waiting: 0, running: 0 })
    })

    it("measures the wait in the queue", async () => {
      const model = create()
      await ask(model, reply("warm"))
      const [, second] = await Promise.all([ask(model, { do: "reply", afterMs: 120 }), ask(model, reply("b"))])
      expect(second.timings.queue).toBeGreaterThanOrEqual(110)
      expect(second.timings).toMatchObject({ vision: 100, prefill: 100, decode: 400 })
    })

    it("tells the reply as it is written to who reads along, and to nobody else", async () => {
      const model = create()
      const read: string[] = []
      const order = { do: "reply", text: "A red mug", texts: ["A", "A red"], afterMs: 20 }
      const replies = [ask(model, order, { onText: (text) => read?.push(text) }), ask(model, { ...order, texts: ["B"] })]
      expect((await Promise.all(replies)).map(({ text }) => text)).toEqual(["A red mug", "A red mug"])
      expect(read).toEqual(["A", "A red"])
    })

    it("tells nothing any more once the request is cancelled", async () => {
      const model = create()
      await ask(model, reply("warm"))
      const read: string[] = []
      const cancel = new AbortController()
      const order = { do: "reply", texts: ["A"], afterMs: 30 }
      const cancelled = ask(model, order, { signal: cancel.signal, onText: (text) => read.push(text) })
      cancel.abort()
      await expect(cancelled).rejects.toThrow(RequestCancelledError)
      await ask(model, reply("next"))
      expect(read).toEqual([])
    })

    it("tells its speed from the last requests, and nothing before the first", async () => {
      const model = create()
      expect(model.status().speed).toBeNull()
      await ask(model, { do: "reply", afterMs: 300 })
      const { secondsPerDraft = 0, tokensPerSecond = 0 } = model.status().speed ?? {}
      expect(secondsPerDraft).toBeGreaterThan(0.25)
      expect(secondsPerDraft).toBeLessThan(2)
      // Four tokens behind the first, in two thirds of that: the process says where the time went.
      expect(tokensPerSecond).toBeCloseTo(4 / (secondsPerDraft * (2 / 3)), 5)
    })

    it("refuses a request beyond maxQueue at once, and the waiting ones are served", async () => {
      const model = create({ maxQueue: 1 })
      const running = ask(model, { do: "reply", text: "running", afterMs: 50 })
      const waiting = ask(model, reply("waiting"))
      await expect(ask(model, reply("too many"))).rejects.toThrow(QueueFullError)
      expect([(await running).text, (await waiting).text]).toEqual(["running", "waiting"])
    })

    it("passes on what the process says about a request, and serves the next", async () => {
      const model = create()
      const refused = ask(model, { do: "fail", code: "invalid_request", message: "too long" })
      await expect(refused).rejects.toThrow(InvalidRequestError)
      await expect(refused).rejects.toThrow("too long")
      await expect(ask(model, { do: "fail", code: "generation_failed", message: "odd shapes" })).rejects.toThrow(GenerationFailedError)
      expect(model.status().error).toBe("odd shapes")
      expect((await ask(model, reply("next"))).text).toBe("next")
      expect(model.status().error).toBeNull()
    })

    it("passes on how sure the process was, and takes no number that is none for it", async () => {
      const model = create()
      const confidence = { title: [0.5], selling_points: [1, 0, 0.25] }
      expect((await ask(model, { do: "reply", confidence })).confidence).toEqual(confidence)
      for (const wrong of [null, "sure", { title: 0.5 }, { title: [1.5] }, { title: [-0.1] }, { title: [null] }, { title: ["1"] }]) {
        await expect(ask(model, { do: "reply", confidence: wrong })).rejects.toThrow(GenerationFailedError)
      }
      expect((await ask(model, reply("next"))).text).toBe("next")
    })
  })

  describe("whose requests are of a batch", () => {
    const batch = { priority: "batch" } as const

    it("has as many at work as batchSize says, and the others wait", async () => {
      const model = create({ batchSize: 3 })
      await ask(model, reply("warm"))
      const all = [1, 2, 3, 4, 5].map((n) => ask(model, { do: "reply", text: `${n}`, afterMs: 60 }, batch))
      expect(model.status().queue).toEqual({ waiting: 2, running: 3 })
      expect((await Promise.all(all)).map(({ text }) => text)).toEqual(["1", "2", "3", "4", "5"])
      expect(model.status().queue).toEqual({ waiting: 0, running: 0 })
    })

    it("begins with one, and with the others once the model is loaded", async () => {
      const model = create({ batchSize: 3 })
      const all = [1, 2, 3].map(() => ask(model, { do: "reply", afterMs: 100 }, batch))
      expect(model.status().queue).toEqual({ waiting: 2, running: 1 })
      await until(() => model.status().queue.running === 3)
      await Promise.all(all)
    })

    it("begins an interactive one on top of them at once, and no other of the batch before it is done", async () => {
      const model = create({ batchSize: 2 })
      await ask(model, reply("warm"))
      const done: string[] = []
      const note = (text: string, afterMs: number, control?: GenerateControl) =>
        ask(model, { do: "reply", text, afterMs }, control).then(() => done.push(text))
      const all = [note("slow", 300, batch), note("quick", 30, batch), note("next", 10, batch), note("interactive", 150)]
      expect(model.status().queue).toEqual({ waiting: 1, running: 3 })
      await Promise.all(all)
      expect(done).toEqual(["quick", "interactive", "next", "slow"])
    })

    it("tells the speed of the machine and not the wait of each: their time is shared among them", async () => {
      const model = create({ batchSize: 4 })
      await ask(model, reply("warm"))
      await Promise.all(Array.from({ length: 12 }, () => ask(model, { do: "reply", afterMs: 200 }, batch)))
      const { secondsPerDraft = 0 } = model.status().speed ?? {}
      // 200 ms for four of them.
      expect(secondsPerDraft).toBeGreaterThan(0.04)
      expect(secondsPerDraft).toBeLessThan(0.12)
    })

    it.each(["exit", "kill"])("loses only the one that ends the process: the others are done again, each alone (%s)", async (how) => {
      const model = create({ batchSize: 4 })
      await ask(model, reply("warm"))
      const deadly = ask(model, { do: how, code: 7, times: 9, counter: counter() }, batch)
      const others = [1, 2, 3, 4, 5].map((n) => ask(model, { do: "reply", text: `${n}`, afterMs: 100 }, batch))
      await expect(deadly).rejects.toThrow(InferenceProcessDiedError)
      expect((await Promise.all(others)).map(({ text }) => text)).toEqual(["1", "2", "3", "4", "5"])
      // Once in company, once alone.
      expect(await count()).toBe(2)
    })

    it("loses only the one that hangs the process, whoever's time is up first", async () => {
      const model = create({ batchSize: 2, timeoutMs: 300 }, { graceMs: 50 })
      await ask(model, reply("warm"))
      const innocent = ask(model, { do: "reply", text: "innocent", afterMs: 100 }, batch)
      const hanging = ask(model, { do: "block" }, batch)
      await expect(hanging).rejects.toThrow(InferenceTimeoutError)
      expect((await innocent).text).toBe("innocent")
      expect((await ask(model, reply("next"))).text).toBe("next")
    })

    it("does one again alone that failed in company, as what failed may have been another's", async () => {
      const model = create({ batchSize: 2 })
      await ask(model, reply("warm"))
      const order = { do: "fail", code: "generation_failed", message: "no memory", times: 1, counter: counter(), text: "alone" }
      const [failing, beside] = [ask(model, order, batch), ask(model, { do: "reply", text: "beside", afterMs: 50 }, batch)]
      expect([(await failing).text, (await beside).text]).toEqual(["alone", "beside"])
      expect(await count()).toBe(2)
      // Alone it was its own fault.
      await expect(ask(model, { ...order, counter: undefined, times: undefined }, batch)).rejects.toThrow(GenerationFailedError)
    })

    it("stops one that is cancelled, and goes on with the others in the same process", async () => {
      const model = create({ batchSize: 2 })
      await ask(model, reply("warm"))
      const pid = model.processId
      const abort = new AbortController()
      const cancelled = ask(model, { do: "wait" }, { ...batch, signal: abort.signal })
      const beside = ask(model, { do: "reply", text: "beside", afterMs: 100 }, batch)
      await delay(30)
      abort.abort()
      await expect(cancelled).rejects.toThrow(RequestCancelledError)
      expect((await beside).text).toBe("beside")
      expect(model.processId).toBe(pid)
    })

    it("rejects all of them when it is closed", async () => {
      const model = create({ batchSize: 2 })
      await ask(model, reply("warm"))
      const all = [1, 2, 3].map(() => ask(model, { do: "wait" }, batch))
      const settled = Promise.allSettled(all)
      await delay(20)
      await model.close()
      const reasons = (await settled).map((result) => (result.status === "rejected" ? result.reason : null))
      expect(reasons).toEqual(Array(3).fill(expect.any(ModelClosedError)))
    })
  })

  describe("whose request is cancelled", () => {
    it("rejects at once while it waits, and never runs it", async () => {
      const model = create()
      const abort = new AbortController()
      const running = ask(model, { do: "reply", text: "running", afterMs: 100 })
      const waiting = ask(model, { do: "exit", code: 1 }, { signal: abort.signal })
      abort.abort("changed my mind")
      await expect(waiting).rejects.toMatchObject({ code: "cancelled", cause: "changed my mind" })
      expect(model.status().queue).toEqual({ waiting: 0, running: 1 })
      expect((await running).text).toBe("running")
      expect((await ask(model, reply("next"))).text).toBe("next")
    })

    it("stops it without ending the process", async () => {
      const model = create()
      await ask(model, reply("warm"))
      const pid = model.processId
      const abort = new AbortController()
      const cancelled = ask(model, { do: "wait" }, { signal: abort.signal })
      await delay(30)
      abort.abort()
      await expect(cancelled).rejects.toThrow(RequestCancelledError)
      expect((await ask(model, reply("next"))).text).toBe("next")
      expect(model.processId).toBe(pid)
      expect(model.status().error).toBeNull()
    })

    it("kills a process that does not stop within the grace period, and goes on with a new one", async () => {
      const model = create({}, { graceMs: 50 })
      await ask(model, reply("warm"))
      const pid = model.processId
      const abort = new AbortController()
      const cancelled = ask(model, { do: "wait", deaf: true }, { signal: abort.signal })
      await delay(30)
      abort.abort()
      await expect(cancelled).rejects.toThrow(RequestCancelledError)
      expect((await ask(model, reply("next"))).text).toBe("next")
      expect(model.processId).not.toBe(pid)
    })

    it("rejects a request whose signal had fired before, and starts nothing", async () => {
      const model = create()
      await expect(ask(model, reply("a"), { signal: AbortSignal.abort() })).rejects.toThrow(RequestCancelledError)
      expect(model.processId).toBeNull()
    })

    it("keeps loading for the others when the first in line gives up", async () => {
      await loadOrder({ do: "reply", afterMs: 100 })
      const model = create()
      const abort = new AbortController()
      const first = ask(model, { do: "wait" }, { signal: abort.signal })
      const second = ask(model, reply("second"))
      await delay(20)
      abort.abort()
      await expect(first).rejects.toThrow(RequestCancelledError)
      expect((await second).text).toBe("second")
    })
  })

  describe("that takes too long", () => {
    it("stops the request at the time limit, and keeps the process", async () => {
      const model = create({ timeoutMs: 500 })
      await ask(model, reply("warm"))
      const pid = model.processId
      const late = ask(model, { do: "wait" })
      await expect(late).rejects.toThrow(InferenceTimeoutError)
      await expect(late).rejects.toMatchObject({ retryable: true })
      expect((await ask(model, reply("next"))).text).toBe("next")
      expect(model.processId).toBe(pid)
    })

    it("stops one request sooner where it asks for less time, and never later", async () => {
      const model = create({ timeoutMs: 500 })
      await ask(model, reply("warm"))
      await expect(ask(model, { do: "wait" }, { timeoutMs: 50 })).rejects.toMatchObject({ timeoutMs: 50 })
      await expect(ask(model, { do: "wait" }, { timeoutMs: 60_000 })).rejects.toMatchObject({ timeoutMs: 500 })
    })

    it("kills a hung process after the grace period, and goes on", async () => {
      const model = create({ timeoutMs: 500 }, { graceMs: 50 })
      await ask(model, reply("warm"))
      const pid = model.processId
      await expect(ask(model, { do: "block" })).rejects.toThrow(InferenceTimeoutError)
      expect((await ask(model, reply("next"))).text).toBe("next")
      expect(isAlive(pid)).toBe(false)
    })

    it("does not count the wait in the queue", async () => {
      const model = create({ timeoutMs: 600 })
      await ask(model, reply("warm"))
      const all = await Promise.all([1, 2, 3].map((n) => ask(model, { do: "reply", text: `${n}`, afterMs: 250 })))
      expect(all.map(({ text }) => text)).toEqual(["1", "2", "3"])
    })
  })

  describe("whose process dies", () => {
    it.each(["exit", "kill"])("repeats the request with a new process, once (%s)", async (how) => {
      const model = create()
      await ask(model, reply("warm"))
      const pid = model.processId
      const result = await ask(model, { do: how, code: 7, times: 1, counter: counter(), text: "after all" })
      expect(result.text).toBe("after all")
      expect(await count()).toBe(2)
      expect(model.processId).not.toBe(pid)
    })

    it("fails a request that ends it twice, with exit code and last words, and serves the next", async () => {
      const model = create()
      const deadly = ask(model, { do: "exit", code: 7, times: 9, counter: counter() })
      const next = ask(model, reply("next"))
      await expect(deadly).rejects.toThrow(InferenceProcessDiedError)
      await expect(deadly).rejects.toMatchObject({ exitCode: 7, retryable: true, stderr: "the last words" })
      expect(await count()).toBe(2)
      expect((await next).text).toBe("next")
    })

    it("names the lack of memory when the system killed it", async () => {
      const deadly = ask(create(), { do: "kill" })
      await expect(deadly).rejects.toMatchObject({ exitSignal: "SIGKILL", message: expect.stringContaining("when memory runs out") })
    })

    it("notices when it died between requests, and starts another", async () => {
      const model = create()
      await ask(model, reply("warm"))
      const pid = model.processId ?? 0
      process.kill(pid, "SIGKILL")
      await until(() => model.processId === null)
      expect(model.status().state).toBe("unloaded")
      expect((await ask(model, reply("next"))).text).toBe("next")
    })

    it("waits longer before each new start", async () => {
      const model = create({}, { restartDelayMs: 60 })
      const started = performance.now()
      await expect(ask(model, { do: "exit", code: 1 })).rejects.toThrow(InferenceProcessDiedError)
      expect(performance.now() - started).toBeGreaterThanOrEqual(60)
      const restarted = performance.now()
      await ask(model, reply("next"))
      expect(performance.now() - restarted).toBeGreaterThanOrEqual(120)
    })

    it("repeats a load during which it died", async () => {
      await loadOrder({ do: "kill", times: 1, counter: counter() })
      expect((await ask(create(), reply("loaded"))).text).toBe("loaded")
      expect(await count()).toBe(2)
    })
  })

  describe("that cannot be loaded", () => {
    it("rejects with the reason, shows it in the status, and tries again at the next request", async () => {
      await loadOrder({ do: "fail", code: "missing_files", message: "The folder lacks config.json" })
      const model = create()
      const failed = ask(model, reply("a"))
      await expect(failed).rejects.toThrow(ModelLoadError)
      await expect(failed).rejects.toMatchObject({ code: "missing_files", retryable: false })
      expect(model.status()).toMatchObject({ state: "failed", error: "The folder lacks config.json" })
      expect(model.processId).toBeNull()

      await loadOrder({ do: "reply" })
      expect((await ask(model, reply("better"))).text).toBe("better")
      expect(model.status()).toMatchObject({ state: "ready", error: null })
    })

    it("rejects all that waited for it, without trying once for each", async () => {
      await loadOrder({ do: "fail", code: "missing_files", message: "gone" })
      const model = create()
      const failures = await Promise.allSettled([ask(model, reply("a")), ask(model, reply("b")), ask(model, reply("c"))])
      expect(failures.map((failure) => failure.status === "rejected" && failure.reason.code)).toEqual(Array(3).fill("missing_files"))
      expect((await readFile(join(folder, "loads"), "utf8")).length).toBe(1)
    })

    it("is made ready without a request, once it can be", async () => {
      await loadOrder({ do: "fail", code: "missing_files", message: "The folder lacks config.json" })
      const model = create()
      await expect(model.load()).rejects.toMatchObject({ code: "missing_files" })
      expect(model.status()).toMatchObject({ state: "failed", error: "The folder lacks config.json" })

      await loadOrder({ do: "reply" })
      await Promise.all([model.load(), model.load()])
      expect(model.status()).toMatchObject({ state: "ready", error: null })
      const pid = model.processId
      expect((await ask(model, reply("a"))).text).toBe("a")
      expect(model.processId).toBe(pid)
    })

    it("gives up a load that hangs", async () => {
      await loadOrder({ do: "block" })
      const model = create({ loadTimeoutMs: 100 })
      await expect(ask(model, reply("a"))).rejects.toMatchObject({ code: "load_timeout", retryable: true })
      expect(model.processId).toBeNull()
    })

    it("does not break the status when its manifest is broken", async () => {
      await writeFile(join(folder, "manifest.json"), "{")
      const model = create()
      expect(model.status().state).toBe("unloaded")
      await expect(model.info()).rejects.toMatchObject({ code: "load_failed", message: expect.stringContaining("manifest.json") })
      await expect(ask(model, reply("a"))).rejects.toThrow(ModelLoadError)
    })
  })

  describe("that nobody asks anything", () => {
    it("ends its process, and starts another for the next request", async () => {
      const model = create({ idleUnloadMs: 50 })
      await ask(model, reply("a"))
      const pid = model.processId
      await until(() => !isAlive(pid))
      expect(model.status().state).toBe("unloaded")
      expect((await ask(model, reply("b"))).text).toBe("b")
    })

    it("ends it also where it was made ready and never asked", async () => {
      const model = create({ idleUnloadMs: 50 })
      await model.load()
      const pid = model.processId
      await until(() => !isAlive(pid))
      expect(model.status().state).toBe("unloaded")
    })

    it("keeps it when idleUnloadMs is 0", async () => {
      const model = create({ idleUnloadMs: 0 })
      await ask(model, reply("a"))
      const pid = model.processId
      await delay(150)
      expect(isAlive(pid)).toBe(true)
    })

    it("does not count a long request as idleness", async () => {
      const model = create({ idleUnloadMs: 50 })
      await ask(model, reply("a"))
      expect((await ask(model, { do: "reply", text: "slow", afterMs: 150 })).text).toBe("slow")
    })
  })

  describe("that is closed", () => {
    it("ends the process and rejects what ran, what waited and what comes", async () => {
      const model = create()
      await ask(model, reply("warm"))
      const pid = model.processId
      const running = ask(model, { do: "block" })
      const waiting = ask(model, reply("waiting"))
      const settled = Promise.allSettled([running, waiting])
      await delay(30)
      await model.close()
      expect(isAlive(pid)).toBe(false)
      const reasons = (await settled).map((result) => (result.status === "rejected" ? result.reason : null))
      expect(reasons).toEqual([expect.any(ModelClosedError), expect.any(ModelClosedError)])
      await expect(ask(model, reply("late"))).rejects.toThrow(ModelClosedError)
      await expect(model.load()).rejects.toThrow(ModelClosedError)
      expect(model.processId).toBeNull()
    })

    it("can be closed while it loads, and twice", async () => {
      await loadOrder({ do: "block" })
      const model = create()
      const loading = ask(model, reply("a"))
      const settled = expect(loading).rejects.toThrow(ModelClosedError)
      await until(() => model.processId !== null)
      const pid = model.processId
      await model.close()
      await model.close()
      await settled
      expect(isAlive(pid)).toBe(false)
      expect(model.status().state).toBe("unloaded")
    })
  })
})
