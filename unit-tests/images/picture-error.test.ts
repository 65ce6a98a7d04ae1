import { PictureError, type PictureErrorCode } from "../../src/images"

const CODES: Record<PictureErrorCode, { retryable: boolean }> = {
  invalid_url: { retryable: false },
  unsupported_scheme: { retryable: false },
  credentials_in_url: { retryable: false },
  private_address: { retryable: false },
  unresolvable: { retryable: false },
  network: { retryable: true },
  too_many_redirects: { retryable: false },
  timed_out: { retryable: true },
  not_found: { retryable: false },
  http_error: { retryable: false },
  too_large: { retryable: false },
  empty: { retryable: false },
  not_an_image: { retryable: false },
  unsupported_format: { retryable: false },
  unreadable: { retryable: false },
  too_many_pixels: { retryable: false },
  too_elongated: { retryable: false },
}

it.each(Object.entries(CODES) as [PictureErrorCode, { retryable: boolean }][])(
  "says in one sentence what is wrong with %s and what to do",
  (code, { retryable }) => {
    const error = new PictureError(code, { limit: 3_000_000 })
    expect(error.retryable).toBe(retryable)
    expect(error.message).toMatch(/^[A-Z][^;]+; [^;]+\.$/)
    expect(error.message).not.toMatch(/undefined|NaN|\. [A-Z]/)
    expect(new PictureError(code).message).not.toMatch(/undefined|NaN/)
  }
)

it.each([
  [20_000_000, "20 MB"],
  [1_500_000, "1.5 MB"],
  [1000, "1000 bytes"],
])("states a limit of %i bytes as %s", (limit, words) => {
  expect(new PictureError("too_large", { limit }).message).toContain(words)
})

it.each([
  ["https://user:password@example.com/a.png?token=secret#part", "https://example.com/a.png"],
  ["http://example.com:8080/a%20b.png", "http://example.com:8080/a%20b.png"],
  ["data:image/png;base64,AAAA", "data:…"],
  ["/uploads/a.png?token=secret", "/uploads/a.png"],
  ["//user:password@exa mple.com/a.png", "exa mple.com/a.png"],
])("keeps of the address %s only %s", (url, shown) => {
  expect(new PictureError("network", { url }).url).toBe(shown)
})

it("shortens a long address", () => {
  expect(new PictureError("network", { url: `https://example.com/${"a".repeat(5000)}` }).url).toHaveLength(200)
})

it("takes on an address without losing its evidence, and keeps the one it has", () => {
  const cause = new Error("why")
  const evidence = { limit: 5, actual: 6, retryable: false, cause }
  const error = new PictureError("timed_out", evidence).about("https://a.example/1")
  expect(error).toMatchObject({ code: "timed_out", ...evidence, url: "https://a.example/1" })
  expect(error.about("https://b.example/2").url).toBe("https://a.example/1")
})
