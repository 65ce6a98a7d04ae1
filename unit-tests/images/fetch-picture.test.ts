import { gzipSync } from "node:zlib"

import { fetchPicture, type FetchPictureOptions } from "../../src/images"
import { startPictureServer, type PictureServer } from "./picture-server"
import { refusal } from "./refusal"

let server: PictureServer

beforeAll(async () => {
  server = await startPictureServer()
})

afterAll(() => server.close())

const fetchAllowed = (path: string, options: FetchPictureOptions = {}) =>
  fetchPicture(server.url(path), { allowedHosts: [server.host], ...options })

const BODY = Buffer.from("the bytes of a picture")

describe("what is read", () => {
  it("brings the bytes and the address of a file on an allowed host", async () => {
    server.answer((response) => response.end(BODY))
    const { bytes, url } = await fetchAllowed("/a.png?token=secret")
    expect(Buffer.from(bytes)).toEqual(BODY)
    expect(url).toBe(server.url("/a.png?token=secret"))
  })

  it("follows redirects, relative ones too, and says where the file lay", async () => {
    const next: Record<string, string> = { "/start": "middle", "/middle": "/end" }
    server.answer((response, { url = "" }) => {
      const location = next[url]
      return location ? response.writeHead(302, { location }).end() : response.end(BODY)
    })
    await expect(fetchAllowed("/start")).resolves.toMatchObject({ url: server.url("/end") })
    expect(server.requests).toEqual(["/start", "/middle", "/end"])
  })

  it("unpacks a compressed body", async () => {
    server.answer((response) => response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(BODY)))
    const { bytes } = await fetchAllowed("/a.png")
    expect(Buffer.from(bytes)).toEqual(BODY)
  })

  it("takes a body of exactly the limit", async () => {
    server.answer((response) => response.end(BODY))
    await expect(fetchAllowed("/a.png", { maxBytes: BODY.byteLength })).resolves.toBeDefined()
  })
})

describe("what is refused for its size", () => {
  it("refuses by the declared length before reading the body", async () => {
    server.answer((response) => {
      response.writeHead(200, { "content-length": "1001" })
      response.flushHeaders()
    })
    const error = await refusal(fetchAllowed("/a.png", { maxBytes: 1000, timeoutMs: 5000 }))
    expect(error).toMatchObject({ code: "too_large", limit: 1000, actual: 1001, retryable: false })
    expect(error.message).toContain("1000 bytes")
  })

  it("stops a body without a declared length when it passes the limit", async () => {
    server.answer((response) => {
      const more = () => {
        while (response.writable && response.write(Buffer.alloc(10_000)));
        response.once("drain", more)
      }
      more()
    })
    const error = await refusal(fetchAllowed("/endless", { maxBytes: 100_000 }))
    expect(error).toMatchObject({ code: "too_large", limit: 100_000 })
  })

  it("stops a compressed bomb at the limit, by its unpacked size", async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000))
    server.answer((response) => response.writeHead(200, { "content-encoding": "gzip" }).end(bomb))
    expect(bomb.byteLength).toBeLessThan(100_000)
    const error = await refusal(fetchAllowed("/bomb", { maxBytes: 100_000 }))
    expect(error.code).toBe("too_large")
    expect(error.actual).toBeLessThan(1_000_000)
  })

  it("refuses an empty body", async () => {
    server.answer((response) => response.end())
    await expect(refusal(fetchAllowed("/empty"))).resolves.toMatchObject({ code: "empty" })
    server.answer((response) => response.writeHead(204).end())
    await expect(refusal(fetchAllowed("/nothing"))).resolves.toMatchObject({ code: "empty" })
  })
})

describe("what is refused for its status", () => {
  it.each([
    [404, "not_found", false],
    [410, "not_found", false],
    [401, "http_error", false],
    [403, "http_error", false],
    [304, "http_error", false],
    [408, "http_error", true],
    [429, "http_error", true],
    [500, "http_error", true],
    [503, "http_error", true],
  ])("refuses status %i as %s, retryable: %s", async (status, code, retryable) => {
    server.answer((response) => response.writeHead(status).end())
    const error = await refusal(fetchAllowed("/a.png?token=secret"))
    expect(error).toMatchObject({ code, retryable, status, url: server.url("/a.png") })
  })
})

describe("what is refused for its redirects", () => {
  it("stops a redirect loop at the limit", async () => {
    server.answer((response) => response.writeHead(302, { location: "/loop" }).end())
    const error = await refusal(fetchAllowed("/loop", { maxRedirects: 2 }))
    expect(error).toMatchObject({ code: "too_many_redirects", limit: 2, retryable: false })
    expect(server.requests).toHaveLength(3)
  })

  it("follows none where none is allowed", async () => {
    server.answer((response) => response.writeHead(301, { location: "/elsewhere" }).end())
    await refusal(fetchAllowed("/a.png", { maxRedirects: 0 }))
    expect(server.requests).toEqual(["/a.png"])
  })

  it.each([
    ["file:///etc/passwd", "unsupported_scheme"],
    ["data:image/png;base64,AAAA", "unsupported_scheme"],
    ["http://user:password@127.0.0.1/", "credentials_in_url"],
    ["http://", "invalid_url"],
    ["http://169.254.169.254/latest/meta-data/", "private_address"],
    ["http://[::1]/", "private_address"],
  ])("refuses a redirect to %s as %s", async (location, code) => {
    server.answer((response) => response.writeHead(302, { location }).end())
    await expect(refusal(fetchAllowed("/a.png"))).resolves.toMatchObject({ code })
  })

  it("refuses a redirect without a target", async () => {
    server.answer((response) => response.writeHead(302).end())
    await expect(refusal(fetchAllowed("/a.png"))).resolves.toMatchObject({ code: "http_error", status: 302 })
  })
})

describe("what is refused for its time", () => {
  const quick = { timeoutMs: 300 }
  const timedOut = { code: "timed_out", limit: 300, retryable: true }

  it("gives up on a server that never answers", async () => {
    server.answer(() => {})
    await expect(refusal(fetchAllowed("/silent", quick))).resolves.toMatchObject(timedOut)
  })

  it("gives up on a body that stalls", async () => {
    server.answer((response) => {
      response.writeHead(200, { "content-length": "100" })
      response.write("some")
    })
    await expect(refusal(fetchAllowed("/stalled", quick))).resolves.toMatchObject(timedOut)
  })

  it("gives up on a body that comes drop by drop, since the limit is for the whole", async () => {
    server.answer((response) => {
      const drip = setInterval(() => response.write("."), 20)
      response.on("close", () => clearInterval(drip))
    })
    await expect(refusal(fetchAllowed("/dripping", quick))).resolves.toMatchObject(timedOut)
  })

  it("counts the time of all redirects together", async () => {
    server.answer((response) => {
      setTimeout(() => response.writeHead(302, { location: "/next" }).end(), 100)
    })
    await expect(refusal(fetchAllowed("/slow", { ...quick, maxRedirects: 50 }))).resolves.toMatchObject(timedOut)
  })

  it("gives up on a name that takes too long to resolve", async () => {
    const resolve = () => new Promise<never>(() => {})
    const error = await refusal(fetchPicture("http://slow.example/a.png", { ...quick, resolve }))
    expect(error).toMatchObject(timedOut)
    expect(error.message).toContain("0.3 seconds")
  })
})

describe("what ends before its end", () => {
  it("names a broken connection, which may work the next time", async () => {
    server.answer((response) => response.destroy())
    await expect(refusal(fetchAllowed("/broken"))).resolves.toMatchObject({ code: "network", retryable: true })
  })

  it("names a body that is cut short of its declared length", async () => {
    server.answer((response) => {
      response.writeHead(200, { "content-length": "100" })
      response.write("some", () => response.destroy())
    })
    await expect(refusal(fetchAllowed("/cut"))).resolves.toMatchObject({ code: "network", retryable: true })
  })

  it("names a port where nobody listens", async () => {
    const gone = await startPictureServer()
    await gone.close()
    const error = await refusal(fetchPicture(gone.url("/a.png"), { allowedHosts: [gone.host] }))
    expect(error).toMatchObject({ code: "network", retryable: true, url: gone.url("/a.png") })
  })

  it("rejects with the signal's reason when aborted before, while waiting and while reading", async () => {
    const reason = new Error("the merchant left")
    await expect(fetchAllowed("/a.png", { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)

    for (const begin of ["", "some"]) {
      const abort = new AbortController()
      server.answer((response) => {
        if (begin) response.write(begin)
        setTimeout(() => abort.abort(reason), 50)
      })
      await expect(fetchAllowed("/a.png", { signal: abort.signal })).rejects.toBe(reason)
    }
  })

  it("closes its connection when it refuses", async () => {
    const closed = new Promise((resolve) => {
      server.answer((response) => {
        response.on("close", resolve)
        response.writeHead(200, { "content-length": "1000000" })
        response.flushHeaders()
      })
    })
    await refusal(fetchAllowed("/a.png", { maxBytes: 10 }))
    await closed
  })
})
