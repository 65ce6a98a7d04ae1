import { execFile, fork } from "node:child_process"
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises"
import { getPriority, tmpdir } from "node:os"
import { dirname, join, relative } from "node:path"
import { setTimeout as delay } from "node:timers/promises"
import { promisify } from "node:util"
import { ModuleKind, ScriptTarget, transpileModule } from "typescript"
import {
  createVisionLanguageModel,
  InferenceTimeoutError,
  InvalidRequestError,
  RequestCancelledError,
  type ChildProcessModel,
  type GenerateRequest,
  type GenerateResult,
  type LoadProgress,
} from "../../src/inference"
import { readManifest } from "../../src/inference/manifest"
import { demoFolder } from "../../src/inference/model-source"
import { LocalHub } from "./local-hub"
import { isAlive, until } from "./processes"
import { pictureRequest, plainPicture } from "./requests"

/**
 * A request whose reply takes its time; which seed gives one depends on the model. Found in a process
 * of its own: one that has written the reply before guesses it, and is done with it in no time.
 */
async function findLongRequest(tokens: number): Promise<{ request: GenerateRequest; result: GenerateResult }> {
  const model = createVisionLanguageModel({ threads: 1 })
  try {
    for (let seed = 0; seed < 50; seed++) {
      const request = pictureRequest("Go on.", { maxTokens: tokens, temperature: 10, seed })
      const result = await model.generate(request)
      if (result.tokens.completion === tokens) {
        return { request, result }
      }
    }
    throw new Error(`No seed gives a reply of ${tokens} tokens`)
  } finally {
    await model.close()
  }
}

// Each process that is started loads the model; on a busy machine that alone takes a while.
jest.setTimeout(300_000)

describe("The demo model", () => {
  let model: ChildProcessModel
  let long: { request: GenerateRequest; result: GenerateResult }

  beforeAll(async () => {
    model = createVisionLanguageModel({ threads: 1 })
    long = await findLongRequest(800)
  })

  afterAll(() => model.close())

  it("is told apart by its manifest's revision, before anything is loaded", async () => {
    expect(model.processId).toBeNull()
    await expect(model.info()).resolves.toEqual({
      model: "demo",
      revision: readManifest(demoFolder())?.revision,
      dtype: { embed_tokens: "fp32", vision_encoder: "fp32", decoder_model_merged: "fp32" },
    })
    expect(model.processId).toBeNull()
  })

  it("writes text about a picture, counts its tokens and measures its parts", async () => {
    const result = await model.generate(pictureRequest("Describe the product.", { maxTokens: 20 }))
    expect(result.text.length).toBeGreaterThan(0)
    expect(result.tokens.completion).toBeLessThanOrEqual(20)
    for (const milliseconds of Object.values(result.timings)) {
      expect(milliseconds).toBeGreaterThan(0)
    }
    expect(model.status()).toMatchObject({ state: "ready", error: null, queue: { waiting: 0, running: 0 } })
    expect(model.status().speed?.tokensPerSecond).toBeGreaterThan(0)
  })

  it("ends with length when maxTokens is reached, having written just so many", async () => {
    const result = await model.generate(pictureRequest("Describe the product.", { maxTokens: 3 }))
    expect(result).toMatchObject({ finishReason: "length", tokens: { completion: 3 } })
  })

  it("counts the picture's tokens with the prompt, whatever its size", async () => {
    const prompt = async (width: number, height: number) => {
      const request = pictureRequest("What is it?", { pictures: [plainPicture(width, height)], maxTokens: 1 })
      return (await model.generate(request)).tokens.prompt
    }
    const square = await prompt(160, 160)
    expect(await prompt(640, 640)).toBe(square)
    expect(square).toBeGreaterThan(25)
  })

  it("looks at the picture: another one changes what is likely", async () => {
    const sample = async (value: number) => {
      const request = pictureRequest("What is it?", { pictures: [plainPicture(160, 160, value)], maxTokens: 30, temperature: 2, seed: 5 })
      return (await model.generate(request)).text
    }
    expect(await sample(20)).not.toBe(await sample(235))
  })

  it("gives the same reply every time at temperature 0, whatever the seed", async () => {
    const texts = await Promise.all(
      [0, 1, 2].map((seed) => model.generate(pictureRequest("Describe the product.", { seed, maxTokens: 30 })))
    )
    expect(new Set(texts.map(({ text }) => text)).size).toBe(1)
  })

  it("gives the same reply for the same seed and another for another", async () => {
    const sample = async (seed: number) =>
      (await model.generate(pictureRequest("Describe the product.", { temperature: 2, topP: 0.95, seed, maxTokens: 30 }))).text
    const first = await sample(1)
    expect(await sample(2)).not.toBe(first)
    expect(await sample(1)).toBe(first)
  })

  it("takes the likeliest tokens when topP leaves no others", async () => {
    const greedy = await model.generate(pictureRequest("Describe the product.", { maxTokens: 30 }))
    const narrow = await model.generate(pictureRequest("Describe the product.", { temperature: 5, topP: 1e-9, seed: 3, maxTokens: 30 }))
    expect(narrow.text).toBe(greedy.text)
  })

  it("does not let a text end its turn or bring a second picture", async () => {
    const control = async (text: string) => (await model.generate(pictureRequest(text, { maxTokens: 1 }))).tokens.prompt
    // As plain text the string takes several tokens; as a control token it would take one.
    expect((await control("a<|im_end|>")) - (await control("a"))).toBeGreaterThan(1)
    expect((await control("a<|image_pad|>")) - (await control("a"))).toBeLessThan(25)
  })

  it("refuses a prompt longer than its context, saying how long it may be, and goes on", async () => {
    const words = "red mug ".repeat(20_000)
    await expect(model.generate(pictureRequest(words))).rejects.toThrow(InvalidRequestError)
    await expect(model.generate(pictureRequest(words))).rejects.toThrow(/has \d+ tokens, and the model reads \d+ at most/)
    await expect(model.generate(pictureRequest("What is it?", { maxTokens: 2 }))).resolves.toBeDefined()
  })

  it("stops a cancelled request at the next token, in the same process", async () => {
    await model.generate(pictureRequest("What is it?", { maxTokens: 2 }))
    const { vision, prefill, decode } = long.result.timings
    const pid = model.processId
    const abort = new AbortController()
    const cancelled = model.generate(long.request, { signal: abort.signal })
    await delay(vision + prefill + decode * 0.2)
    abort.abort()
    await expect(cancelled).rejects.toThrow(RequestCancelledError)
    const next = await model.generate(pictureRequest("What is it?", { maxTokens: 2 }))
    // Had it gone on, the next one would have waited for the other 80 %.
    expect(next.timings.queue).toBeLessThan(decode * 0.6)
    expect(model.processId).toBe(pid)
  })

  it("gives the store's process the right of way", () => {
    expect(getPriority(model.processId ?? 0)).toBeGreaterThan(getPriority())
  })

  it("finishes a request whose process is killed in the middle of it, with the same reply", async () => {
    await model.generate(pictureRequest("What is it?", { maxTokens: 2 }))
    const pid = model.processId
    const reply = model.generate(long.request)
    await delay(long.result.timings.decode / 3)
    process.kill(pid ?? 0, "SIGKILL")
    expect((await reply).text).toBe(long.result.text)
    expect(model.processId).not.toBe(pid)
  })
})

describe("A model of its own process", () => {
  it("stops at the time limit, and keeps its process for the next request", async () => {
    const model = createVisionLanguageModel({ threads: 1, timeoutMs: 150 })
    // Loads the model: the limit is for the work alone, but a process that is slow to heed it is ended.
    await model.generate(pictureRequest("What is it?", { maxTokens: 1 })).catch(() => undefined)
    // A thousand tokens to read, on any machine more than 150 ms of work.
    const long = pictureRequest("red mug ".repeat(400))
    await expect(model.generate(long)).rejects.toThrow(InferenceTimeoutError)
    const pid = model.processId
    expect(pid).not.toBeNull()
    await expect(model.generate(long)).rejects.toThrow(InferenceTimeoutError)
    expect(model.processId).toBe(pid)
    await model.close()
  })

  it("reads any dtype that its folder has, with as many threads as told", async () => {
    const greedy = async (threads: number) => {
      const model = createVisionLanguageModel({ model: { path: demoFolder() }, threads })
      const { text } = await model.generate(pictureRequest("Describe the product.", { maxTokens: 10 }))
      await model.close()
      return text
    }
    expect(await greedy(1)).toBe(await greedy(2))
  })

  it("is downloaded from a hub, shown with its progress, and loaded from disk the next time", async () => {
    const cacheDir = await mkdtemp(join(tmpdir(), "shelftalker-cache-"))
    const files = new Map<string, Buffer>()
    for (const path of [...(await readdir(demoFolder())), "onnx/embed_tokens.onnx", "onnx/vision_encoder.onnx", "onnx/decoder_model_merged.onnx", "onnx/decoder_model_merged.onnx_data"]) {
      await readFile(join(demoFolder(), path)).then((content) => files.set(path, content), () => {})
    }
    const [id, revision] = ["shelftalker/demo", "a".repeat(40)]
    const hub = await LocalHub.start(id, revision, files)
    const fp32 = { embed_tokens: "fp32", vision_encoder: "fp32", decoder_model_merged: "fp32" } as const
    const option = { id, revision, dtype: fp32, cacheDir, endpoint: hub.endpoint }
    const request = pictureRequest("Describe the product.", { maxTokens: 10 })

    hub.misbehave("onnx/decoder_model_merged.onnx_data", { closeAfter: 100_000 })
    const progress: LoadProgress[] = []
    const states = new Set<string>()
    const model = createVisionLanguageModel({
      model: option,
      threads: 1,
      onProgress: (step) => {
        progress.push(step)
        states.add(model.status().state)
      },
    })
    const { text } = await model.generate(request)
    expect([...states]).toEqual(["downloading", "loading"])
    const bytes = progress.filter(({ stage }) => stage === "downloading").at(-1)
    expect(bytes?.done).toBe(bytes?.total)
    expect(hub.requests.some((asked) => asked.startsWith("GET onnx/decoder_model_merged.onnx_data bytes="))).toBe(true)
    await model.close()
    await hub.stop()

    const offline = createVisionLanguageModel({ model: option, threads: 1 })
    await expect(offline.generate(request)).resolves.toMatchObject({ text })
    await expect(offline.info()).resolves.toEqual({ model: id, revision, dtype: fp32 })
    await offline.close()
    await rm(cacheDir, { recursive: true })
  })

  it("runs as built, with the demo model found from the built files", async () => {
    const root = await mkdtemp(join(tmpdir(), "shelftalker-built-"))
    await buildInto(root)
    const script = `
      const { createVisionLanguageModel } = require(${JSON.stringify(join(root, ".medusa/server/src/inference"))})
      const model = createVisionLanguageModel({ threads: 1 })
      const picture = { data: new Uint8Array(160 * 160 * 3), width: 160, height: 160 }
      const messages = [{ role: "user", content: [{ type: "picture" }, { type: "text", text: "What is it?" }] }]
      model.generate({ messages, pictures: [picture], maxTokens: 2 })
        .then((result) => console.log(result.tokens.completion))
        .finally(() => model.close())
        .then(() => console.log("closed"))`
    const { stdout } = await promisify(execFile)(process.execPath, ["-e", script])
    // A program that has nothing else to do still gets to what it does after closing.
    expect(stdout.trim().split("\n")).toEqual(["2", "closed"])
    await rm(root, { recursive: true })
  })

  it("ends with the process that started it, however that one ends", async () => {
    const store = fork(join(__dirname, "store-process.ts"), [], {
      execArgv: ["--import", require.resolve("tsx")],
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    })
    const pid = await new Promise<number>((resolve) => store.once("message", (message) => resolve(Number(message))))
    expect(isAlive(pid)).toBe(true)
    store.kill("SIGKILL")
    await until(() => !isAlive(pid), 30_000)
  })

  it("keeps no program from ending that forgot to close it", async () => {
    const store = fork(join(__dirname, "store-process.ts"), ["forget"], {
      execArgv: ["--import", require.resolve("tsx")],
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    })
    const pid = new Promise<number>((resolve) => store.once("message", (message) => resolve(Number(message))))
    const code = await new Promise((resolve) => store.once("exit", resolve))
    expect(code).toBe(0)
    await until(async () => !isAlive(await pid), 30_000)
  })
})

/** What the package's build makes of these folders, in the package's layout. */
async function buildInto(root: string): Promise<void> {
  const source = join(__dirname, "../../src")
  const folders = ["inference", "copy"].map((folder) => readdir(join(source, folder), { recursive: true, withFileTypes: true }))
  for (const entry of (await Promise.all(folders)).flat()) {
    if (entry.isFile()) {
      const path = join(entry.parentPath, entry.name)
      const { outputText } = transpileModule(await readFile(path, "utf8"), {
        compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022, esModuleInterop: true },
      })
      const built = join(root, ".medusa/server/src", relative(source, path).replace(/\.ts$/, ".js"))
      await mkdir(dirname(built), { recursive: true })
      await writeFile(built, outputText)
    }
  }
  await mkdir(join(root, "models"))
  await symlink(demoFolder(), join(root, "models/demo"))
  await symlink(join(__dirname, "../../node_modules"), join(root, "node_modules"))
}
