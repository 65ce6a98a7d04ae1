import { megabytes, refusePicture } from "../../src/admin/lib/playground-picture"
import { readLines } from "../../src/admin/lib/read-lines"

describe("A picture for the playground", () => {
  const MOST = 20_000_000
  it.each([
    ["a JPEG", { name: "a.jpg", type: "image/jpeg", size: 10 }, null],
    ["a WebP of which the browser knows no type", { name: "a.WEBP", type: "", size: 10 }, null],
    ["an SVG", { name: "a.svg", type: "image/svg+xml", size: 10 }, "wrongType"],
    ["a PDF that is called a picture", { name: "a.png", type: "application/pdf", size: 10 }, "wrongType"],
    ["a file without type and extension", { name: "a", type: "", size: 10 }, "wrongType"],
    ["an empty one", { name: "a.png", type: "image/png", size: 0 }, "empty"],
    ["one as large as may be", { name: "a.png", type: "image/png", size: MOST }, null],
    ["one that is larger", { name: "a.png", type: "image/png", size: MOST + 1 }, "tooLarge"],
  ])("is looked at before it is sent: %s", (_, file, refusal) => expect(refusePicture(file, MOST)).toBe(refusal))

  it("tells its limit in megabytes", () => expect([megabytes(20_000_000), megabytes(1_500_000)]).toEqual([20, 1.5]))
})

describe("The lines of an answer that comes in pieces", () => {
  async function lines(...pieces: Uint8Array[]): Promise<string[]> {
    const read: string[] = []
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        for (const piece of pieces) controller.enqueue(piece)
        controller.close()
      },
    })
    for await (const line of readLines(body)) read.push(line)
    return read
  }

  it("are whole, wherever the pieces were cut, also in the middle of a character", async () => {
    const bytes = new TextEncoder().encode('{"text":"红色"}\n\n{"text":"b"}\nlast')
    for (let cut = 1; cut < bytes.length; cut++) {
      expect(await lines(bytes.slice(0, cut), bytes.slice(cut))).toEqual(['{"text":"红色"}', '{"text":"b"}', "last"])
    }
  })
})
