import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises"
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"

import { runCli } from "../../src/cli/run-cli"

let folder: string
let server: Server
let asked: IncomingMessage[]
let answer: (response: ServerResponse) => void
let errors: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "shelftalker-feedback-"))
  asked = []
  answer = (response) => response.writeHead(200, { "content-type": "application/x-ndjson" }).end('{"a":"马克杯"}\n{"b":2}\n')
  server = createServer((request, response) => {
    asked.push(request)
    answer(response)
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  errors = ""
  jest.spyOn(console, "error").mockImplementation((line) => void (errors += `${line}\n`))
  jest.spyOn(process.stderr, "write").mockImplementation((text) => (errors += text) !== "")
  jest.spyOn(process.stdout, "write").mockImplementation(() => true)
})

afterEach(async () => {
  jest.restoreAllMocks()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  await rm(folder, { recursive: true, force: true })
})

const out = () => join(folder, "feedback.jsonl")

function run(...parameters: string[]): Promise<number> {
  const { port } = server.address() as AddressInfo
  return runCli(["node", "shelftalker", "export-feedback", "--url", `http://127.0.0.1:${port}`, "--api-key", "sk_secret", "--out", out(), ...parameters])
}

describe("shelftalker export-feedback", () => {
  it("writes what the store hands out, letter for letter, in place of what was there", async () => {
    await writeFile(out(), "old")
    expect(await run("--locale", "zh", "--from", "2026-01-01", "--to", "2026-02-01")).toBe(0)
    expect(await readFile(out(), "utf8")).toBe('{"a":"马克杯"}\n{"b":2}\n')
    expect(asked[0]?.url).toBe("/admin/copy-feedback/export?locale=zh&from=2026-01-01&to=2026-02-01")
    expect(asked[0]?.headers.authorization).toBe(`Basic ${Buffer.from("sk_secret:").toString("base64")}`)
    expect(await readdir(folder)).toEqual(["feedback.jsonl"])
  })

  it("leaves what was there where the connection breaks off in the middle", async () => {
    await writeFile(out(), "old")
    answer = (response) => {
      response.writeHead(200, { "content-type": "application/x-ndjson" })
      response.write('{"a":1}\n', () => response.destroy())
    }
    expect(await run()).toBe(1)
    expect(errors).toContain("broke off in the middle of its answer")
    expect(await readFile(out(), "utf8")).toBe("old")
    expect(await readdir(folder)).toEqual(["feedback.jsonl"])
  })

  it("says what to do where the key is refused, the plugin is too old, or something else answers", async () => {
    answer = (response) => response.writeHead(401, { "content-type": "application/json" }).end('{"message":"Unauthorized"}')
    expect(await run()).toBe(1)
    answer = (response) => response.writeHead(404).end("Not found")
    expect(await run()).toBe(1)
    answer = (response) => response.writeHead(200, { "content-type": "text/html" }).end("<html>")
    expect(await run()).toBe(1)
    expect(errors).toMatch(/refused the key[^]*knows no feedback[^]*is no Medusa store/)
    expect(await readdir(folder)).toEqual([])
  })

  it("refuses flags that it does not understand before it asks the store, and a place that it cannot write to", async () => {
    expect(await run("--from", "yesterday")).toBe(1)
    expect(await run("--locale", "en,zh")).toBe(1)
    expect(asked).toHaveLength(0)
    expect(await run("--out", join(folder, "missing", "feedback.jsonl"))).toBe(1)
    expect(errors).toContain("Give --out a file in a folder that is there")
  })
})
