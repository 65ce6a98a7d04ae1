import { ownFileHosts } from "../../src/modules/product-copy/own-file-hosts"

const fileModule = (...options: (object | undefined)[]) => ({
  file: { resolve: "@medusajs/medusa/file", options: { providers: options.map((options) => ({ resolve: "any", options })) } },
})

describe("The store's own file hosts", () => {
  it("are what the file providers say, with the port", () => {
    expect(ownFileHosts(fileModule({ backend_url: "http://localhost:9100/static" }))).toEqual(["localhost:9100"])
    expect(ownFileHosts(fileModule({ file_url: "https://cdn.shop.internal/media" }))).toEqual(["cdn.shop.internal:443"])
    expect(ownFileHosts(fileModule({ backend_url: "http://files.lan/static" }, { file_url: "https://s3.lan:9000" }))).toEqual([
      "files.lan:80",
      "s3.lan:9000",
    ])
  })

  it("are the local provider's own where nothing is said", () => {
    expect(ownFileHosts(undefined)).toEqual(["localhost:9000"])
    expect(ownFileHosts(fileModule({ upload_dir: "uploads" }))).toEqual(["localhost:9000"])
  })

  it("leave out what is no address", () => {
    expect(ownFileHosts(fileModule({ file_url: "not an address" }))).toEqual([])
  })
})
