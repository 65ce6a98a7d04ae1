import type { LookupAddress } from "node:dns"

import { fetchPicture } from "../../src/images"
import { parseAllowedHosts } from "../../src/images/allowed-hosts"
import { checkedLookup, type ResolveHost } from "../../src/images/guarded-connector"
import { isPublicAddress } from "../../src/images/public-address"
import { startPictureServer, type PictureServer } from "./picture-server"
import { refusal } from "./refusal"

let server: PictureServer

beforeAll(async () => {
  server = await startPictureServer()
})

beforeEach(() => server.answer((response) => response.end("secret")))

afterAll(() => server.close())

const LOOPBACK: LookupAddress = { address: "127.0.0.1", family: 4 }

describe("schemes and spellings", () => {
  it.each([
    "data:image/png;base64,iVBORw0KGgo=", "file:///etc/passwd", "ftp://example.com/a.png",
    "blob:https://example.com/1", "javascript:alert(1)", "gopher://example.com/",
  ])(
    "refuses the scheme of %s",
    async (url) => {
      const error = await refusal(fetchPicture(url))
      expect(error).toMatchObject({ code: "unsupported_scheme", retryable: false })
      expect(error.url).toBe(`${url.slice(0, url.indexOf(":"))}:…`)
    }
  )

  it.each([
    "", "a.png", "/uploads/a.png", "//example.com/a.png", "http://", "https://exa mple.com/", "http://[::1/",
    "http://1.2.3.4.5/", "http://256.1.1.1/",
  ])(
    "refuses %j, which is no address",
    async (url) => {
      await expect(refusal(fetchPicture(url))).resolves.toMatchObject({ code: "invalid_url", retryable: false })
    }
  )

  it("refuses credentials in an address, and does not repeat them", async () => {
    for (const login of ["user:hunter2", "user", ":hunter2"]) {
      const error = await refusal(fetchPicture(`http://${login}@${server.host}/a.png`, { allowedHosts: [server.host] }))
      expect(error).toMatchObject({ code: "credentials_in_url", url: server.url("/a.png") })
    }
    expect(server.requests).toEqual([])
  })
})

describe("private addresses", () => {
  it.each([
    "127.0.0.1", "localhost", "LOCALHOST", "2130706433", "0x7f000001", "017700000001", "127.1", "0x7f.1",
    "0177.0.0.1", "0.0.0.0", "0", "127.0.0.1.", "①②⑦.0.0.1", "[::1]", "[::]", "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]", "[::127.0.0.1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]",
  ])(
    "does not reach this machine as %s",
    async (hostname) => {
      const error = await refusal(fetchPicture(server.url("/a.png?token=secret", hostname), { timeoutMs: 5000 }))
      expect(error).toMatchObject({ code: "private_address", retryable: false })
      expect(error.url).toMatch(/\/a\.png$/)
      expect(server.requests).toEqual([])
    }
  )

  it.each([
    "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254", "100.64.0.1",
    "100.100.100.200", "192.0.0.192", "192.0.2.1", "198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1",
    "240.0.0.1", "255.255.255.255", "168.63.129.16", "fe80::1", "fe80::1%eth0", "fec0::1", "fd00:ec2::254",
    "fc00::1", "ff02::1", "::ffff:10.0.0.1", "::ffff:8.8.8.8", "::ffff:0:8.8.8.8", "64:ff9b::8.8.8.8",
    "64:ff9b:1::1", "2002:808:808::1", "2001::1", "2001:db8::1", "100::1", "4000::1", "", "nonsense",
  ])(
    "holds %s for not public",
    (address) => expect(isPublicAddress(address)).toBe(false)
  )

  it.each([
    "8.8.8.8", "93.184.216.34", "172.15.0.1", "172.32.0.1", "100.63.0.1", "100.128.0.1",
    "2606:4700:4700::1111", "2a00:1450:4001:80b::200e",
  ])(
    "holds %s for public",
    (address) => expect(isPublicAddress(address)).toBe(true)
  )

  it("refuses a name that resolves to private addresses only", async () => {
    const resolve: ResolveHost = async () => [LOOPBACK, { address: "10.0.0.1", family: 4 }]
    await expect(refusal(fetchPicture(server.url("/", "shop.example"), { resolve }))).resolves.toMatchObject({
      code: "private_address",
      url: server.url("/", "shop.example"),
    })
    expect(server.requests).toEqual([])
  })

  it("refuses a redirect from an allowed host to a name that leads back inside", async () => {
    server.answer((response, { headers }) =>
      headers.host?.startsWith("shop.example")
        ? response.writeHead(302, { location: server.url("/internal", "evil.example") }).end()
        : response.end("secret")
    )
    const resolve: ResolveHost = async () => [LOOPBACK]
    const options = { resolve, allowedHosts: ["shop.example"] }
    await expect(refusal(fetchPicture(server.url("/a.png", "shop.example"), options))).resolves.toMatchObject({
      code: "private_address",
      url: server.url("/internal", "evil.example"),
    })
    expect(server.requests).toEqual(["/a.png"])
  })

  it("resolves a name once and connects to what was checked, whatever the name server says next", async () => {
    const answers = [[LOOPBACK], [{ address: "93.184.216.34", family: 4 }]]
    let asked = 0
    const resolve: ResolveHost = async () => answers[asked++] ?? []
    await expect(refusal(fetchPicture(server.url("/", "rebind.example"), { resolve }))).resolves.toMatchObject({
      code: "private_address",
    })
    expect(asked).toBe(1)

    // The same the other way round, at an allowed host, where the connection can be seen.
    asked = 0
    answers.splice(0, 2, [LOOPBACK], [{ address: "10.0.0.1", family: 4 }])
    const allowed = { resolve, allowedHosts: ["rebind.example"] }
    await expect(fetchPicture(server.url("/", "rebind.example"), allowed)).resolves.toBeDefined()
    expect(asked).toBe(1)
  })

  it("hands a socket the public ones of mixed addresses, and no others", async () => {
    const mixed: LookupAddress[] = [LOOPBACK, { address: "93.184.216.34", family: 4 }, { address: "::1", family: 6 }]
    const lookup = checkedLookup(async () => mixed, isPublicAddress)
    const all = await new Promise((resolve) => {
      lookup("mixed.example", { all: true }, (_, addresses) => resolve(addresses))
    })
    expect(all).toEqual([{ address: "93.184.216.34", family: 4 }])
    const one = await new Promise((resolve) => {
      lookup("mixed.example", {}, (_, ...address) => resolve(address))
    })
    expect(one).toEqual(["93.184.216.34", 4])
  })
})

describe("names that cannot be resolved", () => {
  const failing = (code: string): ResolveHost => async () => {
    throw Object.assign(new Error(code), { code })
  }

  it("tells a name that does not exist from a name server in trouble", async () => {
    const url = "http://typo.example/a.png"
    await expect(refusal(fetchPicture(url, { resolve: failing("ENOTFOUND") }))).resolves.toMatchObject({
      code: "unresolvable",
      retryable: false,
      url,
    })
    await expect(refusal(fetchPicture(url, { resolve: failing("EAI_AGAIN") }))).resolves.toMatchObject({
      code: "unresolvable",
      retryable: true,
    })
    await expect(refusal(fetchPicture(url, { resolve: async () => [] }))).resolves.toMatchObject({
      code: "unresolvable",
    })
  })

  it("uses the operating system's resolver by default", async () => {
    await expect(refusal(fetchPicture("http://nobody.invalid/a.png"))).resolves.toMatchObject({ code: "unresolvable" })
  })
})

describe("allowed hosts", () => {
  const reach = (hostname: string, allowedHosts: string[]) =>
    fetchPicture(server.url("/", hostname), { allowedHosts, timeoutMs: 5000 })

  it("reaches an allowed host by name, by address, on any port or on the one named", async () => {
    await reach("localhost", ["localhost"])
    await reach("localhost", ["LocalHost"])
    await reach("localhost", [`localhost:${server.port}`])
    await reach("127.0.0.1", ["127.0.0.1"])
    expect(server.requests).toHaveLength(4)
  })

  it("does not reach another port or another spelling of an allowed host", async () => {
    for (const [hostname, entry] of [
      ["localhost", `localhost:${server.port + 1}`],
      ["127.0.0.1", "localhost"],
      ["localhost", "127.0.0.1"],
      ["localhost", "host"],
      ["localhost", "example.com"],
    ] as const) {
      await expect(refusal(reach(hostname, [entry]))).resolves.toMatchObject({ code: "private_address" })
    }
    expect(server.requests).toEqual([])
  })

  it("takes a scheme's own port where the address names none", async () => {
    const resolve: ResolveHost = async () => [LOOPBACK]
    const refused = await refusal(fetchPicture("http://shop.example/", { allowedHosts: ["shop.example:443"], resolve }))
    expect(refused.code).toBe("private_address")
  })

  it("takes IPv6 hosts with and without brackets, with a port in brackets only", () => {
    const reaches = (entry: string, port: string) => parseAllowedHosts([entry])("http:", "[::1]", port)
    for (const entry of ["::1", "[::1]", "[0:0::1]:9000"]) {
      expect(reaches(entry, "9000")).toBe(true)
    }
    expect(reaches("[::1]:9000", "9001")).toBe(false)
    expect(reaches("::2", "9000")).toBe(false)
    // A connector gets the address without its brackets.
    expect(parseAllowedHosts(["[::1]:443"])("https:", "::1", "")).toBe(true)
  })

  it("names an entry that is no host", async () => {
    for (const entry of ["http://localhost:9000", "localhost/static", "", "user@localhost", "localhost:99999", "a b"]) {
      await expect(fetchPicture(server.url("/"), { allowedHosts: [entry] })).rejects.toThrow(`allowedHosts: "${entry}"`)
    }
  })
})
